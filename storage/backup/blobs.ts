import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createNaming } from '../blobs/naming.ts'
import { placeOf } from '../blobs/places.ts'
import { sizeOf } from '../blobs/stat-of.ts'
import type { DataFolder } from '../folder/folder.ts'
import type { BlobRow } from '../verify/blobs.ts'
import { copyHashed, hashFile } from './copy-file.ts'
import type { Lost } from './manifest.ts'
import type { Repository } from './repository.ts'

export type BlobCopyDeps = {
  folder: Pick<DataFolder, 'blobs' | 'trash'>
  repository: Repository
  /** Read what is there already as well. */
  prove: boolean
  /** Whether the row is still there and not on its way out: asked once its bytes are not found. */
  isWanted: (hash: string) => boolean
  step: (name: string) => void
}

export type BlobTally = {
  /** Rows that were looked at. */
  done: number
  copied: number
  copiedBytes: number
  lost: Lost[]
  ended: string[]
}

/** Copies originals that are not there yet. What has its name in blobs/ is never written to again. */
export function createBlobCopy({ folder, repository, prove, isWanted, step }: BlobCopyDeps) {
  const { giveName } = createNaming()
  const tally: BlobTally = { done: 0, copied: 0, copiedBytes: 0, lost: [], ended: [] }
  const touched = new Set<string>()

  return {
    tally,
    /** Folders that got a name, to be flushed before anything says that it is there. */
    touched,
    async copy(row: BlobRow): Promise<void> {
      const { path } = placeOf(repository.blobs, row.hash)
      const there = await sizeOf(path)
      if (!(await isGood(path, there, row))) await bring(row, path, there !== null)
      tally.done++
    },
  }

  async function isGood(path: string, there: number | null, row: BlobRow): Promise<boolean> {
    if (there !== row.size) return false
    return !prove || (await hashFile(path))?.hash === row.hash
  }

  async function bring(row: BlobRow, path: string, damagedThere: boolean): Promise<void> {
    const temporary = join(repository.unfinished, row.hash)
    const why = await fetch(row, temporary)
    if (why !== null) {
      await rm(temporary, { force: true })
      return note(row, why)
    }
    await makeRoom(dirname(path))
    step('backup:name')
    // The damaged one keeps its bytes under another name, for whoever wants to look at them.
    if (damagedThere) await rename(path, `${path}.damaged`)
    await giveName(temporary, path)
    await rm(temporary, { force: true })
    touched.add(dirname(path))
    tally.copied++
    tally.copiedBytes += row.size
    step('backup:blob')
  }

  /** It may move between the two folders while we look. */
  async function fetch({ hash }: BlobRow, to: string): Promise<Lost['why'] | null> {
    let why: Lost['why'] = 'missing'
    for (const root of [folder.blobs, folder.trash, folder.blobs]) {
      const from = placeOf(root, hash).path
      if ((await sizeOf(from).catch(() => 0)) === null) continue
      const copied = await copyHashed(from, to, 0o400).catch(tooLarge)
      if (copied === 'too-large') return copied
      if (copied?.hash === hash) return null
      await rm(to, { force: true })
      why = 'damaged'
    }
    return why
  }

  function note({ hash, state }: BlobRow, why: Lost['why']): void {
    if (why === 'missing' && (state === 'condemned' || !isWanted(hash))) tally.ended.push(hash)
    else tally.lost.push({ hash, why })
  }

  /** Never blobs/ itself: where it is gone, so is the disk. */
  async function makeRoom(dir: string): Promise<void> {
    for (const each of [dirname(dir), dir]) {
      try {
        await mkdir(each, { mode: 0o700 })
        touched.add(dirname(each))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
  }
}

/** A disk formatted as FAT32 takes no file of 4 GiB: no reason to copy none of the others. */
function tooLarge(error: NodeJS.ErrnoException): 'too-large' {
  if (error.code === 'EFBIG') return 'too-large'
  throw error
}

/** Several at once: a disk that flushes has others to read meanwhile. */
export async function eachOf<T>(items: Iterable<T>, work: (item: T) => Promise<void>, workers = 4) {
  const source = items[Symbol.iterator]()
  let failed = false
  const worker = async () => {
    while (!failed) {
      const next = source.next()
      if (next.done) return
      try {
        await work(next.value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: workers }, worker))
  const broken = ends.find((end) => end.status === 'rejected')
  if (broken) throw broken.reason
}
