import { rename, rm, stat, type link as linkFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DataFolder } from '../folder/folder.ts'
import type { FolderFlush } from '../folder/flush.ts'
import type { MakeFolder } from '../folder/make-folder.ts'
import { createNaming, hasNoLinks } from './naming.ts'
import { placeOf } from './places.ts'
import { sameBytes } from './same-bytes.ts'
import { sizeOf } from './stat-of.ts'

export type PlacementDeps = {
  folder: Pick<DataFolder, 'blobs' | 'incoming' | 'trash'>
  flush: FolderFlush
  makeFolder: MakeFolder
  step: (name: string) => void
  link?: typeof linkFile
}

/** A sealed file of incoming/ by its name, and what its bytes are. */
export type Arrived = { name: string; hash: string; size: number }

/** How a file gets its place in blobs/. Call under the hash's lock. */
export function createPlacement(deps: PlacementDeps) {
  const { folder, flush, makeFolder, step } = deps
  const { link, giveName } = createNaming(deps.link)

  /**
   * [Note: bytes before rows] Afterwards the bytes have their name for good and incoming/ has
   * nothing of them. An original that is there already is kept, unless it is damaged.
   */
  return async function place({ name, hash, size }: Arrived): Promise<void> {
    const temporary = join(folder.incoming, name)
    const { dir, path } = placeOf(folder.blobs, hash)
    await makeFolder(dir)
    step('keep:link')
    const known = await sizeOf(path)
    if (known === null) await giveName(temporary, path)
    else if (known !== size || !(await sameBytes(temporary, path)))
      await replace(hash, temporary, path)
    step('keep:unlink')
    await rm(temporary, { force: true })
    step('keep:flush')
    await flush(dir)
  }

  /**
   * What lies under this name is damaged (a disk may have flipped some bits since it came), and ours
   * is good. It is never without a file: the damaged one gets a second name, then ours takes the first.
   */
  async function replace(hash: string, temporary: string, path: string): Promise<void> {
    await remember(path, `${placeOf(folder.trash, hash).path}.damaged`)
    step('heal:rename')
    await rename(temporary, path)
  }

  /** For whoever wants to know what happened to it; without links we do without, for we have the right bytes. */
  async function remember(path: string, aside: string): Promise<void> {
    for (let tries = 0; ; tries++) {
      await makeFolder(dirname(aside))
      // One from an earlier time, or from a healing that was cut off just here.
      await rm(aside, { force: true })
      step('heal:link')
      try {
        return await link(path, aside)
      } catch (error) {
        if (hasNoLinks(error)) return
        // An erase next door may have removed the empty folder just now.
        if (codeOf(error) !== 'ENOENT' || tries === 3) throw error
        await stat(path)
      }
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
