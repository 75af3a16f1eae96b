import { access, mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { HearthError } from '../error.ts'
import { explained } from '../failure.ts'
import { markerName } from '../folder/marker.ts'
import type { IncomingBlob } from './blob-store.ts'
import type { Claim } from './room.ts'
import { createSpool, type SpoolDeps } from './spool.ts'

export type IncomingDeps = SpoolDeps & {
  path: string
  /** Told of all bytes, checked each 64 MiB, ended when the blob is kept or discarded. */
  claim: Claim
  /** Puts the sealed file into the store under the hash's lock, then runs commit. */
  place: <T>(hash: string, size: number, commit: () => Promise<T>) => Promise<T>
  step: (name: string) => void
}

type Sealed = { hash: string; size: number; head: Uint8Array }

const roomCheckBytes = 64 * 1024 * 1024

/** A file in incoming/. [Note: bytes before rows] */
export async function openIncoming(deps: IncomingDeps): Promise<IncomingBlob> {
  const { path, step } = deps
  const file = await create(path)
  const spool = createSpool(file, deps)
  let sealed: Sealed | null = null
  let unfinished = true
  let roomCheckedAt = 0

  return {
    path,
    get size() {
      return spool.size
    },
    async write(chunk) {
      if (sealed || !unfinished) throw new HearthError('INTERNAL', 'The upload is already closed.')
      await explained(async () => {
        step('blob:write')
        await spool.write(chunk)
        deps.claim.arrived(spool.size)
        if (spool.size - roomCheckedAt < roomCheckBytes) return
        roomCheckedAt = spool.size
        await deps.claim.check()
      })
    },
    async seal() {
      if (sealed) return sealed
      sealed = await explained(finish)
      return sealed
    },
    async keep(commit) {
      if (!sealed) throw new HearthError('INTERNAL', 'Only a sealed upload can be kept.')
      const { hash, size } = sealed
      try {
        return await explained(() => deps.place(hash, size, commit))
      } catch (error) {
        throw isMissing(error) ? tidiedAway(error) : error
      } finally {
        deps.claim.end()
      }
    },
    async discard() {
      deps.claim.end()
      if (unfinished) await letGo()
      await rm(path, { force: true }).catch(() => {})
    },
  }

  /** [Note: bytes before rows] The bytes are on disk, and as many as were sent, before they get their name. */
  async function finish(): Promise<Sealed> {
    const done = await spool.end()
    if (done.size === 0) {
      throw new HearthError('VALIDATION', 'The file is empty.', { field: 'file' })
    }
    step('blob:sync')
    await file.chmod(0o400)
    await file.sync()
    const { size } = await file.stat()
    unfinished = false
    await file.close()
    if (size !== done.size) {
      throw new HearthError('UNAVAILABLE', 'The disk did not keep all bytes. Try again.')
    }
    step('blob:sealed')
    return done
  }

  async function letGo(): Promise<void> {
    unfinished = false
    await spool.abandon()
    await file.close().catch(() => {})
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Somebody emptied incoming/ while these bytes were in it. */
function tidiedAway(cause: unknown): HearthError {
  const words = 'The upload was removed from the disk before it was finished. Please send it again.'
  return new HearthError('UNAVAILABLE', words, { cause })
}

/** Somebody may have tidied the folder away while we run. */
async function create(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await remakeFolder(dirname(path), error)
    return open(path, 'wx', 0o600)
  }
}

/** Only where the marker is: beneath a disk that went there may be an empty mount point. */
async function remakeFolder(dir: string, cause: unknown): Promise<void> {
  await access(join(dirname(dir), markerName)).catch(() => {
    throw new HearthError('UNAVAILABLE', 'The data folder is gone. Is its disk connected?', {
      cause,
    })
  })
  await mkdir(dir, { recursive: true, mode: 0o700 })
}
