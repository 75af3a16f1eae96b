import { readdir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, writeThere } from '../files/whole-file.ts'

/**
 * Deletes the folder the photos were in before, if it is still that and nothing else.
 * @returns 'gone': nothing is there, or its disk is away; 'other': not what was left there, and untouched
 * @throws where something of it could not be deleted; it can be tried again then
 */
export async function removeFormer(dir: string): Promise<'removed' | 'gone' | 'other'> {
  if ((await stat(dir).catch(nothing)) === null) return 'gone'
  const there = async (name: string) => (await readIfThere(join(dir, name))) !== null
  if ((await there('hearth.json')) || !(await there(retired))) return 'other'
  // The root of a disk has one that is the system's, and of which nothing can be seen.
  for (const name of await readdir(dir))
    if (name !== retired && name !== 'lost+found')
      await rm(join(dir, name), { recursive: true, force: true })
  // Last: by it the next try knows what it may delete.
  await rm(join(dir, retired))
  // A mount point stays, and is empty.
  await rmdir(dir).catch(() => {})
  return 'removed'
}

/** An old folder remembers the one before it, which a second move would have nobody ask about. */
export async function rememberEarlier(dir: string, earlier: string | null): Promise<void> {
  if (earlier !== null) await writeThere(join(dir, 'hearth.former'), earlier)
}

/** @returns the old folder before this one, or null */
export async function findEarlier(dir: string): Promise<string | null> {
  const text = await readIfThere(join(dir, 'hearth.former')).catch(() => null)
  return text?.toString() || null
}

const retired = 'hearth.json.moved'

function nothing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
