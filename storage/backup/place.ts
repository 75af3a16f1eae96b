import { mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, isAbsolute, resolve } from 'node:path'
import { HearthError } from '../error.ts'

/** What systems put on an empty disk by themselves. */
const harmless = new Set([
  '.DS_Store',
  '.Spotlight-V100',
  '.Trashes',
  '.fseventsd',
  '.Trash-1000',
  'lost+found',
  'System Volume Information',
  '$RECYCLE.BIN',
  'desktop.ini',
])

export async function ownEntries(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter((name) => !harmless.has(name))
}

/**
 * Copies inside what they are copies of are none, and photos inside a folder of copies would be swept.
 * @throws VALIDATION
 */
export async function refuseNested(dir: string, other: string): Promise<void> {
  if (isDevice(dir))
    throw new HearthError(
      'VALIDATION',
      `${dir} is the name of a device. Write the folder as it stands in the address line of the file manager.`,
      { field: 'place', reason: 'backup-path' },
    )
  const [place, ours] = await Promise.all([real(dir), real(other)])
  if (
    place === ours ||
    isInside(place, ours) ||
    isInside(ours, place) ||
    (await isBelow(place, ours)) ||
    (await isBelow(ours, place))
  )
    throw new HearthError(
      'VALIDATION',
      `${dir} and ${other}, which belongs to Hearth, lie one in the other. Choose a folder apart from it, best on another disk.`,
      { field: 'place', reason: 'backup-nested' },
    )
}

/** Whether both lie on the same disk, which dies as one. */
export async function sharesDisk(dir: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([stat(dir), stat(other)])
  return one.dev === two.dev
}

/**
 * Makes the folder itself, never one above: where a disk is not connected, its name may be missing, or
 * an empty folder of the disk beneath.
 * @throws NOT_FOUND, UNPROCESSABLE
 */
export async function makeHere(dir: string): Promise<void> {
  const there = await stat(dir).catch(() => null)
  if (there !== null && !there.isDirectory())
    throw new HearthError('UNPROCESSABLE', `${dir} is a file, not a folder. Choose a folder.`, {
      field: 'place',
      reason: 'backup-foreign',
    })
  if (there !== null) return
  const above = await stat(dirname(dir)).catch(() => null)
  if (above === null)
    throw new HearthError(
      'NOT_FOUND',
      `${dirname(dir)} is not there. Is the disk connected? Look how its folder is called.`,
      { field: 'place', reason: 'backup-away' },
    )
  await mkdir(dir, { mode: 0o700 })
}

/** With links followed as far as the path is there already. */
async function real(dir: string): Promise<string> {
  const path = resolve(dir)
  try {
    return await realpath(path)
  } catch {
    const above = dirname(path)
    return above === path ? path : join(await real(above), basename(path))
  }
}

function isInside(dir: string, outer: string): boolean {
  const path = relative(outer, dir)
  return path !== '' && path !== '..' && !path.startsWith(`..${'/'}`) && !isOutside(path)
}

/** By what the disk says: a share of this computer or a second mount has another path. */
async function isBelow(dir: string, outer: string): Promise<boolean> {
  const wanted = await identity(outer)
  if (wanted === null) return false
  for (let path = dir; ; path = dirname(path)) {
    if ((await identity(path)) === wanted) return true
    if (path === dirname(path)) return false
  }
}

/** null: it is not there, or its file system numbers nothing. */
async function identity(dir: string): Promise<string | null> {
  const found = await stat(dir, { bigint: true }).catch(() => null)
  return found === null || found.ino === 0n ? null : `${found.dev} ${found.ino}`
}

/** Of Windows; such a name goes round what is said of folders. */
function isDevice(dir: string): boolean {
  return /^[\\/]{2}[?.][\\/]/.test(dir)
}

/** Of another drive on Windows, or above there. */
function isOutside(path: string): boolean {
  return isAbsolute(path) || path.startsWith('..\\')
}
