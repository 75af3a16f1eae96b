import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { HearthError } from '../error.ts'
import { bufferBytes, type BufferPool } from './buffer-pool.ts'
import type { EarlyFlush } from './early-flush.ts'

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

/** What may lie unflushed before the disk is set to work. */
const flushEachBytes = 64 * 1024 * 1024

export type SpoolDeps = { pool: BufferPool; flushEarly: EarlyFlush }

/** Writes of 1 MiB that may wait for their turn, so that one slow write does not stop the reading. */
const mostWaiting = 3

/**
 * Small chunks are gathered into writes of 1 MiB, and while the disk takes them in the thread pool
 * the next is read and hashed here: all together cost little more than the slowest of them.
 */
export function createSpool(file: FileHandle, { pool, flushEarly }: SpoolDeps): Spool {
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let size = 0
  let position = 0
  let filling: Buffer | null = null
  let filled = 0
  let writing: Promise<void> = Promise.resolve()
  let waiting = 0
  let turn = Promise.withResolvers<void>()
  let flushing: Promise<void> = Promise.resolve()
  let flushedAt = 0
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
        heed()
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
      await flushing
      await drained()
      release()
      return { hash: hash.digest('hex'), size, head: Buffer.concat(head) }
    },
    async abandon() {
      abandoned = true
      await writing
      await flushing
      release()
    },
  }

  function keepHead(chunk: Uint8Array): void {
    if (size < headBytes) head.push(Uint8Array.from(chunk.subarray(0, headBytes - size)))
  }

  /** Lets the full buffer be written after those before it, and hashes it meanwhile. */
  async function handOver(): Promise<void> {
    const full = filling
    if (full === null) return
    if (waiting >= mostWaiting) await turn.promise
    heed()
    const bytes = full.subarray(0, filled)
    filling = null
    filled = 0
    waiting++
    writing = writing
      .then(() => writeAll(bytes))
      .then(note, note)
      .then(() => {
        pool.give(full)
        waiting--
        turn.resolve()
        turn = Promise.withResolvers()
      })
    setDiskToWork()
    hash.update(bytes)
  }

  function setDiskToWork(): void {
    if (position - flushedAt < flushEachBytes) return
    const begun = flushEarly(file)
    if (begun === null) return
    flushedAt = position
    flushing = begun.then(() => {}, note)
  }

  /** All buffers are taken by other uploads: this one goes on without gathering. */
  async function writeThrough(chunk: Uint8Array): Promise<void> {
    await drained()
    writing = writeAll(chunk).then(note, note)
    setDiskToWork()
    hash.update(chunk)
    await drained()
  }

  async function writeAll(bytes: Uint8Array): Promise<void> {
    heed()
    for (let done = 0; done < bytes.byteLength;) {
      const left = bytes.byteLength - done
      const { bytesWritten } = await file.write(bytes, done, left, position)
      done += bytesWritten
      position += bytesWritten
    }
  }

  /** Never rejects, so that nobody has to await it in time; heed() throws what happened. */
  function note(error: unknown): void {
    failure ??= error ?? null
  }

  async function drained(): Promise<void> {
    await writing
    heed()
  }

  function heed(): void {
    if (failure !== null) throw failure
    if (abandoned) throw new HearthError('INTERNAL', 'The upload was given up.')
  }

  function release(): void {
    if (filling !== null) pool.give(filling)
    filling = null
  }
}
