import { createReadStream, type Stats } from 'node:fs'
import { link, rename, rm, rmdir, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { HearthError } from '../error.ts'
import { explained } from '../failure.ts'
import type { DataFolder } from '../folder/folder.ts'
import type { FolderFlush } from '../folder/flush.ts'
import { createFolderMaker } from '../folder/make-folder.ts'
import { sameBytes } from './same-bytes.ts'
import type { BlobStore, IncomingBlob } from './blob-store.ts'
import { createBufferPool } from './buffer-pool.ts'
import { createHashLock } from './hash-lock.ts'
import { openIncoming } from './incoming.ts'
import { isHash, placeOf } from './places.ts'
import { createRoom } from './room.ts'
import { walk } from './walk.ts'

export type FileBlobStoreDeps = {
  folder: Pick<DataFolder, 'blobs' | 'incoming' | 'trash' | 'freeBytes'>
  now: () => number
  newId: () => string
  flush: FolderFlush
  floorBytes: number
  step?: (name: string) => void
}

/** The blob store in blobs/ab/cd/<sha256>. */
export function createFileBlobStore(deps: FileBlobStoreDeps): BlobStore {
  const { folder, now, newId, flush, floorBytes } = deps
  const step = deps.step ?? (() => {})
  const exclusive = createHashLock()
  const makeFolder = createFolderMaker(flush)
  const pool = createBufferPool()
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
        claim,
        place: (hash, size, commit) => exclusive(hash, () => place(name, hash, size, commit)),
        step,
      })
    } catch (error) {
      claim.end()
      throw error
    }
  }

  /** [Note: bytes before rows] link never replaces anything, unlike rename. */
  async function place<T>(
    name: string,
    hash: string,
    size: number,
    commit: () => Promise<T>,
  ): Promise<T> {
    const temporary = join(folder.incoming, name)
    const { dir, path } = placeOf(folder.blobs, hash)
    await makeFolder(dir)
    step('keep:link')
    if (!(await isThere(temporary, path, size))) {
      await setAside(hash, path)
      await link(temporary, path)
    }
    step('keep:unlink')
    await unlink(temporary)
    step('keep:flush')
    await flush(dir)
    step('keep:commit')
    const answer = await commit()
    step('keep:done')
    return answer
  }

  /** Whether the store has these very bytes: a disk may have flipped some since they came. */
  async function isThere(temporary: string, path: string, size: number): Promise<boolean> {
    return (await sizeOf(path)) === size && sameBytes(temporary, path)
  }

  /** What lies under this name and is not what it should be is damaged, and ours is good. */
  async function setAside(hash: string, path: string): Promise<void> {
    if ((await sizeOf(path)) === null) return
    await moveTo(path, `${placeOf(folder.trash, hash).path}.damaged`)
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

async function sizeOf(path: string): Promise<number | null> {
  return (await statOf(path))?.size ?? null
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
