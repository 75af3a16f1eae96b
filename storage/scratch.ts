import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from './open.ts'
import type { Storage, StorageIo } from './storage.ts'

/** For tests: an empty folder of their own. */
export async function scratchFolder(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'hearth-storage-'))
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) }
}

export type Scratch = {
  storage: Storage
  dir: string
  clock: { now: number }
  /** Bytes to media, as the upload route does it. */
  upload: (bytes: string | Uint8Array, who?: Partial<Upload>) => Promise<Kept>
  reopen: () => Promise<void>
  remove: () => Promise<void>
}

export type Upload = {
  ownerId: string
  app: string
  mimeType: string
  kind: 'image' | 'other'
  process: boolean
}
export type Kept = ReturnType<Storage['media']['create']>

/** For tests: a storage in a folder of its own, with a clock that stands still. */
export async function scratchStorage(io: StorageIo = {}): Promise<Scratch> {
  const { dir, remove } = await scratchFolder()
  const clock = { now: Date.UTC(2026, 0, 15, 12) }
  const open = () => openStorage({ dir, now: () => clock.now, io: { ...smallIo, ...io } })
  const scratch: Scratch = {
    storage: await open(),
    dir,
    clock,
    upload: (bytes, who) => uploadTo(scratch.storage, bytes, who),
    async reopen() {
      await scratch.storage.close()
      scratch.storage = await open()
    },
    async remove() {
      await scratch.storage.close()
      await remove()
    },
  }
  return scratch
}

export const smallIo: StorageIo = { floorBytes: 0, ballastBytes: 0 }

export async function uploadTo(
  storage: Pick<Storage, 'blobs' | 'write' | 'media'>,
  bytes: string | Uint8Array,
  who: Partial<Upload> = {},
): Promise<Kept> {
  const incoming = await storage.blobs.begin()
  try {
    await incoming.write(Buffer.from(bytes))
    const { hash, size } = await incoming.seal()
    const media = { ...somebody, ...who, hash, size }
    return await incoming.keep(() => storage.write(() => storage.media.create(media)))
  } finally {
    await incoming.discard()
  }
}

const somebody = {
  ownerId: 'ada',
  app: 'default',
  mimeType: 'image/jpeg',
  kind: 'image' as const,
  originalName: 'photo.jpg',
  process: true,
}
