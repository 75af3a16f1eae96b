import { createHash } from 'node:crypto'
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
  /** The same of private ones. */
  seal: (bytes: string | Uint8Array, who?: Partial<Sealing>) => Promise<KeptSealed>
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
export type Sealing = { ownerId: string; app: string; sameness: string; facts: Buffer }
export type KeptSealed = ReturnType<Storage['sealed']['create']>

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
    seal: (bytes, who) => sealTo(scratch.storage, bytes, who),
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

export function uploadTo(
  storage: Pick<Storage, 'blobs' | 'write' | 'media'>,
  bytes: string | Uint8Array,
  who: Partial<Upload> = {},
): Promise<Kept> {
  return bring(storage, bytes, (arrived) =>
    storage.media.create({ ...somebody, ...who, ...arrived }),
  )
}

/** Bytes stand for sealed ones; which are the same, a plain hash says. */
export function sealTo(
  storage: Pick<Storage, 'blobs' | 'write' | 'sealed'>,
  bytes: string | Uint8Array,
  who: Partial<Sealing> = {},
): Promise<KeptSealed> {
  const sealing = { ownerId: 'ada', app: 'default', sameness: samenessOf(bytes), facts, ...who }
  return bring(storage, bytes, (arrived) => storage.sealed.create({ ...sealing, ...arrived }))
}

const facts = Buffer.alloc(28, 'f')

export function samenessOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update('same').update(bytes).digest('hex')
}

async function bring<T>(
  storage: Pick<Storage, 'blobs' | 'write'>,
  bytes: string | Uint8Array,
  create: (arrived: { hash: string; size: number }) => T,
): Promise<T> {
  const incoming = await storage.blobs.begin()
  try {
    await incoming.write(Buffer.from(bytes))
    const { hash, size } = await incoming.seal()
    return await incoming.keep(() => storage.write(() => create({ hash, size })))
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
