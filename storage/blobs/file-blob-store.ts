import { createReadStream } from 'node:fs'
import { rename, rm, rmdir, stat, type link } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { HearthError } from '../error.ts'
import { explained } from '../failure.ts'
import type { DataFolder } from '../folder/folder.ts'
import type { FolderFlush } from '../folder/flush.ts'
import { createFolderMaker } from '../folder/make-folder.ts'
import type { BlobStore, IncomingBlob } from './blob-store.ts'
import { createBufferPool } from './buffer-pool.ts'
import { createEarlyFlush } from './early-flush.ts'
import { createHashLock } from './hash-lock.ts'
import { openIncoming } from './incoming.ts'
import { createPlacement, type Arrived } from './placement.ts'
import { isHash, placeOf } from './places.ts'
import { createRoom } from './room.ts'
import { sizeOf, statOf } from './stat-of.ts'
import { walk } from './walk.ts'

export type FileBlobStoreDeps = {
  folder: Pick<DataFolder, 'blobs' | 'incoming' | 'trash' | 'freeBytes'>
  now: () => number
  newId: () => string
  flush: FolderFlush
  floorBytes: number
  step?: (name: string) => void
  /** For file systems that are unlike others. */
  link?: typeof link
}

/** The blob store in blobs/ab/cd/<sha256>. */
export function createFileBlobStore(deps: FileBlobStoreDeps): BlobStore {
  const { folder, now, newId, flush, floorBytes } = deps
  const step = deps.step ?? (() => {})
  const exclusive = createHashLock()
  const makeFolder = createFolderMaker(flush)
  const place = createPlacement({ ...deps, makeFolder, step })
  const pool = createBufferPool()
  const flushEarly = createEarlyFlush()
  const room = createRoom({ freeBytes: () => folder.freeBytes(), floorBytes, now })

  return {
    exclusive,
    begin: (claim) => explained(() => begin(claim)),
    async open(hash) {
      const { path } = placeOf(folder.blobs, hash)
      const size = await explained(() => sizeOf(path))
      if (size === null) throw new HearthError('NOT_FOUND', 'This file is not here.')
      return { size, path, stream: (range = {}) => createReadStream(path, range) }
    },
    async stat(hash) {
      const found = await statOf(placeOf(folder.blobs, hash).path)
      return found && { size: found.size, since: found.ctimeMs }
    },
    has: async (hash) => (await sizeOf(placeOf(folder.blobs, hash).path)) !== null,
    list: () => hashesIn(folder.blobs),
    trash: (hash) => explained(() => trash(hash)),
    untrash: (hash) => explained(() => untrash(hash)),
    erase: (hash) => explained(() => erase(hash)),
    listTrash,
  }

  async function begin({ expectedSize = 0 } = {}): Promise<IncomingBlob> {
    const name = newId()
    const claim = await room.claim(expectedSize)
    try {
      return await openIncoming({
        path: join(folder.incoming, name),
        pool,
        flushEarly,
        claim,
        place: (hash, size, commit) => exclusive(hash, () => keep({ name, hash, size }, commit)),
        step,
      })
    } catch (error) {
      claim.end()
      throw error
    }
  }

  async function keep<T>(arrived: Arrived, commit: () => Promise<T>): Promise<T> {
    await place(arrived)
    step('keep:commit')
    const answer = await commit()
    step('keep:done')
    return answer
  }

  async function moveTo(from: string, to: string): Promise<void> {
    for (let tries = 0; ; tries++) {
      await makeFolder(dirname(to))
      try {
        return await rename(from, to)
      } catch (error) {
        // An erase next door may have removed the empty folder just now.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === 3) throw error
        await stat(from)
      }
    }
  }

  async function trash(hash: string): Promise<boolean> {
    const { path } = placeOf(folder.blobs, hash)
    if ((await sizeOf(path)) === null) return false
    const target = placeOf(folder.trash, hash)
    step('trash:move')
    await moveTo(path, target.path)
    step('trash:moved')
    await flush(target.dir)
    await flush(dirname(path))
    return true
  }

  async function untrash(hash: string): Promise<boolean> {
    const { dir, path } = placeOf(folder.blobs, hash)
    const trashed = placeOf(folder.trash, hash).path
    if ((await sizeOf(path)) !== null) return true
    if ((await sizeOf(trashed)) === null) return false
    step('untrash:move')
    await makeFolder(dir)
    await rename(trashed, path)
    step('untrash:moved')
    await flush(dir)
    return true
  }

  async function erase(hash: string): Promise<boolean> {
    const { dir, path } = placeOf(folder.trash, hash)
    step('erase:unlink')
    const there = (await sizeOf(path)) !== null
    await rm(path, { force: true })
    await rm(`${path}.damaged`, { force: true })
    step('erase:unlinked')
    // Only when they are empty, which the system knows best.
    await rmdir(dir).catch(() => {})
    await rmdir(dirname(dir)).catch(() => {})
    return there
  }

  /** Renaming changes a file's ctime: it says since when it lies here. */
  async function* listTrash() {
    for await (const { dir, name } of walk(folder.trash)) {
      const hash = name.slice(0, 64)
      const found = isHash(hash) ? await statOf(join(dir, name)) : null
      if (found !== null) yield { hash, since: found.ctimeMs }
    }
  }
}

async function* hashesIn(root: string): AsyncIterable<string> {
  for await (const { name } of walk(root)) if (isHash(name)) yield name
}
