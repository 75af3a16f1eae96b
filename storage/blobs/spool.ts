import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { HearthError } from '../error.ts'
import { bufferBytes, type BufferPool } from './buffer-pool.ts'

/** Bytes on their way into one file: counted, hashed and written in order. */
export type Spool = {
  readonly size: number
  write(chunk: Uint8Array): Promise<void>
  /** Writes what is left. The handle stays open. */
  end(): Promise<{ hash: string; size: number; head: Uint8Array }>
  /** Waits for what is under way and gives the buffers back; errors are of no interest any more. */
  abandon(): Promise<void>
}

/** file-type wants 4100 bytes. */
const headBytes = 4100

/**
 * Small chunks are gathered into writes of 1 MiB, and while the disk takes one in the thread pool
 * the next is hashed here: both together cost little more than the slower of them.
 */
export function createSpool(file: FileHandle, pool: BufferPool): Spool {
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let size = 0
  let position = 0
  let filling: Buffer | null = null
  let filled = 0
  let writing: Promise<void> = Promise.resolve()
  let failure: unknown = null
  let abandoned = false

  return {
    get size() {
      return size
    },
    async write(chunk) {
      keepHead(chunk)
      size += chunk.byteLength
      let rest = chunk
      while (rest.byteLength > 0) {
        if (abandoned) throw new HearthError('INTERNAL', 'The upload was given up.')
        filling ??= pool.take()
        if (filling === null) return writeThrough(rest)
        const part = rest.subarray(0, bufferBytes - filled)
        filling.set(part, filled)
        filled += part.byteLength
        rest = rest.subarray(part.byteLength)
        if (filled === bufferBytes) await handOver()
      }
    },
    async end() {
      if (filled > 0) await handOver()
      await drained()
      release()
      return { hash: hash.digest('hex'), size, head: Buffer.concat(head) }
    },
    async abandon() {
      abandoned = true
      await writing
      release()
    },
  }

  function keepHead(chunk: Uint8Array): void {
    if (size < headBytes) head.push(Uint8Array.from(chunk.subarray(0, headBytes - size)))
  }

  /** Starts writing the full buffer, hashes it meanwhile, and takes another one. */
  async function handOver(): Promise<void> {
    const full = filling
    if (full === null) return
    await drained()
    const bytes = full.subarray(0, filled)
    filling = null
    filled = 0
    writing = writeAll(bytes)
      .then(note, note)
      .then(() => pool.give(full))
    hash.update(bytes)
  }

  /** All buffers are taken by other uploads: this one goes on without gathering. */
  async function writeThrough(chunk: Uint8Array): Promise<void> {
    await drained()
    writing = writeAll(chunk).then(note, note)
    hash.update(chunk)
    await drained()
  }

  async function writeAll(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.byteLength;) {
      const left = bytes.byteLength - done
      const { bytesWritten } = await file.write(bytes, done, left, position)
      done += bytesWritten
      position += bytesWritten
    }
  }

  /** Never rejects, so that nobody has to await it in time; drained() throws what happened. */
  function note(error: unknown): void {
    failure ??= error ?? null
  }

  async function drained(): Promise<void> {
    await writing
    if (failure !== null) throw failure
  }

  function release(): void {
    if (filling !== null) pool.give(filling)
    filling = null
  }
}
