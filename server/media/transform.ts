import type { Stats } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import {
  HearthError,
  type CachedFile,
  type Deliverable,
  type Log,
  type Storage,
} from '../../storage/index.ts'
import { answerBytes, answerNotModified, answerLong, readyBytes } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { fileHeaders } from './file-headers.ts'
import type { BytesMemory } from './memory.ts'
import type { Tally } from './metrics.ts'
import { pipelineVersion, type DecoderPool } from './processing/index.ts'
import type { FileSender } from './send-file.ts'
import {
  canonical,
  forVariant,
  keyOf,
  sourceFor,
  type TransformQuestion,
} from './transform-question.ts'
import { alreadyHas } from './validators.ts'
import { openWhole } from './whole-original.ts'

/** Larger answers are streamed, in bytes. */
const atOnce = 1024 * 1024

type Deps = {
  storage: Pick<Storage, 'blobs' | 'derived' | 'cache'>
  pool: Pick<DecoderPool, 'run'>
  memory: BytesMemory
  sendFile: FileSender
  tally: Tally
  log: Log
  /** Different questions at the same time; more are told to come back. */
  mostAtOnce: number
}

/** GET /:id/transform: from memory, from the cache on disk, or made now, once for all who ask. */
export function createTransform(deps: Deps) {
  const { storage, pool, memory, sendFile, tally, log, mostAtOnce } = deps
  const making = new Map<string, Promise<CachedFile>>()

  /** @throws HearthError UNSUPPORTED, UNPROCESSABLE, BUSY, UNAVAILABLE, DAMAGED; nothing has been answered then */
  return async function answerTransform(
    exchange: Exchange,
    file: Deliverable,
    asked: TransformQuestion,
  ): Promise<void> {
    if (file.kind !== 'image')
      throw new HearthError('UNSUPPORTED', 'Only pictures can be asked for in another size.')
    const question = canonical(asked, file)
    const key = keyOf(question, file, pipelineVersion)
    const etag = `"${key}"`
    tally.transformed()
    if (alreadyHas(exchange.incoming.headers['if-none-match'], etag)) {
      return answerNotModified(exchange, etag)
    }
    const known = memory.get(etag)
    if (known) return answerBytes(exchange, known)
    // One that is evicted between the look and the reading is made again, once.
    if (await answerFile(exchange, etag, await find(key, file, question))) return
    if (await answerFile(exchange, etag, await find(key, file, question))) return
    throw new HearthError('BUSY', 'There is no room for this picture just now.', {
      retryAfterSec: 2,
    })
  }

  /** [Note: single flight] The look into the cache belongs to the flight: none can slip between. */
  function find(key: string, file: Deliverable, question: TransformQuestion): Promise<CachedFile> {
    const already = making.get(key)
    if (already) return already
    const found = cachedOrMade(key, file, question).finally(() => making.delete(key))
    making.set(key, found)
    return found
  }

  async function cachedOrMade(key: string, file: Deliverable, question: TransformQuestion) {
    const waiting = making.size
    const cached = await storage.cache.get(key)
    if (cached) return cached
    if (waiting >= mostAtOnce)
      throw new HearthError('BUSY', 'Many pictures are being made right now.', { retryAfterSec: 2 })
    tally.computed()
    const out = storage.cache.temporary()
    try {
      await make(file, question, out)
      return await storage.cache.put(key, `image/${question.format}`, out)
    } finally {
      await rm(out, { force: true })
    }
  }

  async function make(file: Deliverable, question: TransformQuestion, out: string): Promise<void> {
    const variant = sourceFor(question, file)
    if (variant === 'original') return run(file, question, out, null)
    try {
      const path = storage.derived.path(file.hash, `${variant}.webp`)
      await run(file, forVariant(question, file), out, path)
    } catch (error) {
      if (!isSourceGone(error)) throw error
      // derived/ may be emptied at any time, the original never.
      log.warn({ hash: file.hash, variant, error: String(error) }, 'made from the original instead')
      await run(file, question, out, null)
    }
  }

  async function run(
    file: Deliverable,
    { w, h, fit, format, q }: TransformQuestion,
    out: string,
    stored: string | null,
  ): Promise<void> {
    const source = stored ?? (await openWhole(storage.blobs, file)).path
    if (source === null) throw new HearthError('INTERNAL', 'This picture is not on a local disk.')
    const sides = {
      ...(w === undefined ? {} : { width: w }),
      ...(h === undefined ? {} : { height: h }),
    }
    const { mimeType } = file
    const sourceIsVariant = stored !== null
    await pool.run(
      {
        type: 'transform',
        source,
        mimeType,
        sourceIsVariant,
        ...sides,
        fit,
        format,
        quality: q,
        out,
      },
      { lane: 'interactive' },
    )
  }

  /** False: the file is gone, and nothing was answered. */
  async function answerFile(
    exchange: Exchange,
    etag: string,
    cached: CachedFile,
  ): Promise<boolean> {
    const headers = fileHeaders({ etag, mimeType: cached.type })
    const small = cached.size <= atOnce
    const bytes = await present<Buffer | Stats>(small ? readFile(cached.path) : stat(cached.path))
    if (bytes === null) return false
    if (exchange.outgoing.destroyed) return true
    if (Buffer.isBuffer(bytes)) {
      const ready = readyBytes(etag, headers, bytes)
      memory.set(etag, ready)
      answerBytes(exchange, ready)
      return true
    }
    headers.push('Content-Length', String(cached.size))
    answerLong(exchange, {
      status: 200,
      headers,
      send: (out) => sendFile(out, cached.path, { start: 0, end: cached.size - 1 }),
      onError: (error) =>
        log.error({ error: String(error) }, 'a transform was not sent to its end'),
    })
    return true
  }
}

/** null: the file is not there. */
async function present<T>(look: Promise<T>): Promise<T | null> {
  return look.catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
}

/** A busy machine or a decoder that died is no reason to do the same again the long way. */
function isSourceGone(error: unknown): boolean {
  if (!(error instanceof HearthError) || error.cause !== undefined) return false
  return error.code === 'DAMAGED' || error.code === 'UNPROCESSABLE'
}
