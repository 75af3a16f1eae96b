import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { HearthError } from '../error.ts'
import type { BlobStore, IncomingBlob } from './blob-store.ts'
import { createHashLock } from './hash-lock.ts'
import { isHash } from './places.ts'

type Kept = { bytes: Buffer; since: number }

/** The blob store in memory, for tests above. Passes the same contract as the real one. */
export function createMemoryBlobStore({
  now = Date.now,
  room = Number.MAX_SAFE_INTEGER,
}: { now?: () => number; room?: number } = {}): BlobStore {
  const kept = new Map<string, Kept>()
  const trashed = new Map<string, Kept>()
  const exclusive = createHashLock()

  return {
    exclusive,
    begin,
    async open(hash) {
      const bytes = kept.get(checked(hash))?.bytes
      if (bytes === undefined) throw new HearthError('NOT_FOUND', 'This file is not here.')
      const stream = ({ start = 0, end = bytes.length - 1 } = {}) =>
        Readable.from([bytes.subarray(start, end + 1)], { objectMode: false })
      return { size: bytes.length, path: null, stream }
    },
    async stat(hash) {
      const found = kept.get(checked(hash))
      return found === undefined ? null : { size: found.bytes.length, since: found.since }
    },
    has: async (hash) => kept.has(checked(hash)),
    async *list() {
      yield* [...kept.keys()].toSorted()
    },
    async *listTrash() {
      for (const [hash, { since }] of [...trashed].toSorted()) yield { hash, since }
    },
    trash: async (hash) => move(hash, kept, trashed),
    untrash: async (hash) => kept.has(checked(hash)) || move(hash, trashed, kept),
    erase: async (hash) => trashed.delete(checked(hash)),
  }

  function move(hash: string, from: Map<string, Kept>, to: Map<string, Kept>): boolean {
    const found = from.get(checked(hash))
    if (found === undefined) return false
    to.set(hash, { ...found, since: now() })
    return from.delete(hash)
  }

  async function begin({ expectedSize = 0 } = {}): Promise<IncomingBlob> {
    if (expectedSize > room) throw new HearthError('NO_SPACE', 'There is not enough free space.')
    let bytes = Buffer.alloc(0)
    let hash: string | null = null
    let ended = false
    return {
      path: 'memory',
      get size() {
        return bytes.length
      },
      async write(chunk) {
        if (hash !== null || ended) throw new HearthError('INTERNAL', 'The upload is closed.')
        bytes = Buffer.concat([bytes, chunk])
      },
      async seal() {
        if (ended) throw new HearthError('INTERNAL', 'The upload is closed.')
        if (bytes.length === 0) {
          throw new HearthError('VALIDATION', 'The file is empty.', { field: 'file' })
        }
        hash = createHash('sha256').update(bytes).digest('hex')
        return { hash, size: bytes.length, head: bytes.subarray(0, 4100) }
      },
      async keep(commit) {
        const name = hash
        if (name === null || ended) {
          throw new HearthError('INTERNAL', 'Only a sealed upload can be kept.')
        }
        ended = true
        return exclusive(name, async () => {
          if (!kept.has(name)) kept.set(name, { bytes, since: now() })
          return commit()
        })
      },
      async discard() {
        ended = true
      },
    }
  }
}

function checked(hash: string): string {
  if (isHash(hash)) return hash
  throw new HearthError('VALIDATION', 'Not a SHA-256 in hex.', { field: 'hash' })
}
