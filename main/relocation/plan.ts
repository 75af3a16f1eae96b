import { isAbsolute, relative, sep } from 'node:path'
import { refuseFolder, type FolderFacts, type FolderWord } from '../core/data-folder.ts'

/** Left free on the new disk, in bytes: the server refuses new originals when there is less. */
const spare = 1e9

/** Why the photos cannot move there, or null. `bytes`: how much there is to copy. */
export function refuseMove(
  from: string,
  to: FolderFacts,
  bytes: number,
  platform: string,
): FolderWord | null {
  const place = refuseFolder(to, platform)
  if (place !== null) return place
  if (isWithin(to.realPath, from) || isWithin(from, to.realPath)) return 'inside'
  if (to.there === 'folder' && (to.marker !== 'none' || !to.empty)) return 'taken'
  return to.freeBytes < bytes + spare ? 'full' : null
}

/** A folder is within itself. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}
