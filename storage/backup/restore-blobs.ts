import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { placeOf } from '../blobs/places.ts'
import { sizeOf } from '../blobs/stat-of.ts'
import type { DataFolder } from '../folder/folder.ts'
import type { BlobRow } from '../verify/blobs.ts'
import { copyHashed, hashFile } from './copy-file.ts'
import type { Lost } from './manifest.ts'

type Deps = {
  /** blobs/ of the copies. */
  from: string
  folder: DataFolder
  /** Those whose grace period ran out while the copy was made. */
  ended: ReadonlySet<string>
  step: (name: string) => void
}

/** Puts originals where their rows say they are; every byte of each is looked at. */
export function createBlobReturn({ from, folder, ended, step }: Deps) {
  const tally = { done: 0, bytes: 0, lost: [] as Lost[] }
  const touched = new Set<string>()

  return {
    tally,
    touched,
    async bring(row: BlobRow): Promise<void> {
      tally.done++
      const { path } = placeOf(roomOf(row), row.hash)
      if (await isBack(path, row)) return void touched.add(dirname(path))
      const source = placeOf(from, row.hash).path
      const temporary = join(folder.incoming, row.hash)
      await rm(temporary, { force: true })
      const copied = await copyHashed(source, temporary, 0o400)
      if (copied?.hash !== row.hash) {
        await rm(temporary, { force: true })
        return await note(row, source)
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await rename(temporary, path)
      for (const dir of [dirname(path), dirname(dirname(path)), roomOf(row)]) touched.add(dir)
      tally.bytes += row.size
      step('restore:blob')
    },
  }

  /** A trashed one still lies in blobs/. */
  function roomOf({ state }: BlobRow): string {
    return state === 'present' || state === 'trashed' ? folder.blobs : folder.trash
  }

  /** By a run that was cut off. */
  async function isBack(path: string, { hash, size }: BlobRow): Promise<boolean> {
    if ((await sizeOf(path)) !== size) return false
    if ((await hashFile(path))?.hash !== hash) return false
    tally.bytes += size
    return true
  }

  async function note({ hash, state }: BlobRow, source: string): Promise<void> {
    const isThere = (await sizeOf(source).catch(() => 0)) !== null
    if (!isThere && (state === 'condemned' || ended.has(hash))) return
    tally.lost.push({ hash, why: isThere ? 'damaged' : 'missing' })
  }
}
