import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemFiles } from '../files/system-files.ts'
import { readIfThere, writeWhole } from '../files/whole-file.ts'
import { MoveFailed } from './move-failed.ts'

/** Marks a folder as the copy we are making: what may be deleted again, should it come to that. */
export async function claim(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const names = (await readdir(to)).filter((name) => !systemFiles.has(name))
  if (names.length > 0) throw new MoveFailed('failed', { cause: 'not empty' })
  await writeWhole(join(to, claimName), claimOf(from))
}

/** Whether this is the copy that we were making. @throws where nobody can say */
export async function isClaimed(from: string, to: string): Promise<boolean> {
  return (await readIfThere(join(to, claimName)))?.toString() === claimOf(from)
}

export async function unclaim(to: string): Promise<void> {
  await rm(join(to, claimName), { force: true })
}

/**
 * Takes the copy away, only where it is marked as ours; the folder itself stays, somebody made it.
 * @returns whether it was there
 */
export async function takeAway(from: string, to: string): Promise<boolean> {
  if (!(await isClaimed(from, to))) return false
  const names = (await readdir(to)).filter((name) => name !== claimName && !systemFiles.has(name))
  for (const name of names) await rm(join(to, name), { recursive: true, force: true })
  // Last, so that one that was cut off here as well is gone on with.
  await unclaim(to)
  return true
}

const claimName = 'hearth.moving.json'
const claimOf = (from: string) => `${JSON.stringify({ from })}\n`
