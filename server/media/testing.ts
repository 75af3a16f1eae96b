import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type RequestOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { openStorage, type Storage, type StorageIo } from '../../storage/index.ts'
import type { Caller, CallerEnv } from '../caller.ts'
import { errorResponse } from '../errors.ts'
import { createJobRunner } from '../jobs.ts'
import { createMedia, mediaBase, type Media, type MediaDeps, type MediaRecord } from './index.ts'
import { createDecoderPool, type DecoderPool } from './processing/index.ts'

/** Test support: the media routes on a real port, a real data folder, real decoders; only who asks is told by a header. */
export type TestMedia = Awaited<ReturnType<typeof startMedia>>

type Options = Partial<Omit<MediaDeps, 'storage' | 'pool' | 'log'>> & {
  io?: StorageIo
  /** Wraps the pool, for counting and for holding back. */
  pool?: (real: DecoderPool) => DecoderPool
  /** false: jobs stay queued until `jobs.start()`. */
  work?: boolean
}

export const quiet = { info() {}, warn() {}, error() {} }

export async function startMedia({ io, pool: wrap, work = true, ...options }: Options = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'hearth-media-'))
  const storage = await openStorage({ dir, log: quiet, io: { floorBytes: 0, lingerMs: 1, ...io } })
  const real = createDecoderPool({ size: 2, log: quiet })
  const pool = wrap ? wrap(real) : real
  const media = createMedia({
    storage,
    pool,
    log: quiet,
    maxUpload: () => 1_000_000_000,
    quota: () => 0,
    patience: { quietMs: 200, totalMs: 2_000 },
    ...options,
  })
  const jobs = createJobRunner({
    queue: storage.jobs,
    handlers: media.handlers,
    concurrency: 2,
    leaseMs: 30_000,
    now: Date.now,
    log: quiet,
  })
  const server = createServer(listener(media, storage))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  if (work) jobs.start()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    dir,
    storage,
    pool,
    media,
    jobs,
    server,
    origin,
    base: origin + mediaBase,
    ...clientOf(origin + mediaBase, storage, media),
    async close() {
      media.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await jobs.stop(0)
      await real.close()
      await storage.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

function listener(media: Media, { explain }: Storage) {
  const app = new Hono<CallerEnv>()
  app.onError((error, c) => errorResponse(c, explain(error)))
  app.use(async (c, next) => {
    c.set('caller', callerFrom(c.req.header('x-test-caller')))
    await next()
  })
  return getRequestListener(app.route(mediaBase, media.routes).fetch, {
    overrideGlobalObjects: false,
  })
}

/** 'service', a person's id, or 'key-of-' one; Ada unless told otherwise. */
function callerFrom(name = 'ada'): Caller {
  if (name === 'service') return { kind: 'service' }
  const [, keyOf] = /^key-of-(.+)$/.exec(name) ?? []
  if (keyOf !== undefined) {
    const scopes = ['media:read', 'media:write']
    return { kind: 'person', userId: keyOf, role: 'user', sessionId: 'k', via: 'api-key', scopes }
  }
  return { kind: 'person', userId: name, role: 'user', sessionId: `of-${name}`, via: 'cookie' }
}

function clientOf(base: string, storage: Storage, media: Media) {
  const as = (person: string, init: RequestInit = {}): RequestInit => ({
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'x-test-caller': person },
  })
  const get = (path: string, person = 'ada', headers: Record<string, string> = {}) =>
    fetch(base + path, as(person, { headers }))
  const upload = (bytes: Uint8Array, fields: UploadFields = {}, person = 'ada') =>
    fetch(`${base}/upload`, as(person, { method: 'POST', body: formOf(bytes, fields) }))

  return {
    get,
    upload,
    send: (path: string, init: RequestInit, person = 'ada') => fetch(base + path, as(person, init)),
    /** Uploads and answers the record; throws unless it was taken. */
    async put(bytes: Uint8Array, fields: UploadFields = {}, person = 'ada'): Promise<MediaRecord> {
      const answer = await upload(bytes, fields, person)
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
      return recordIn(answer)
    },
    /** Waits for the event that says so, or finds that it is so already. */
    async settled(id: string, person = 'ada'): Promise<MediaRecord> {
      await until(media, storage, person, id)
      return recordIn(await get(`/${id}`, person))
    },
    /** Files in incoming/: 0 when nobody is uploading. */
    leftovers: async () => (await readdir(storage.folder.incoming)).length,
  }
}

function until(media: Media, storage: Storage, person: string, id: string): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (storage.media.find(person, id)?.status === 'processing') return
      stop()
      resolve()
    }
    const stop = media.events.listen(person, { sessionId: null, tell: check, end() {} })
    check()
  })
}

export type UploadFields = { filename?: string; type?: string } & Record<string, string>

export function formOf(bytes: Uint8Array, { filename = 'file.bin', type, ...rest }: UploadFields) {
  const form = new FormData()
  form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], filename, { type: type ?? '' }))
  for (const [name, value] of Object.entries(rest)) form.append(name, value)
  return form
}

export async function recordIn(answer: Response): Promise<MediaRecord> {
  return (await answer.json()) as MediaRecord
}

export async function jsonIn(answer: Response): Promise<Record<string, unknown>> {
  return (await answer.json()) as Record<string, unknown>
}

export type RawAnswer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

/** A request without what fetch does by itself: no decoding, no connection reuse, HEAD and Range as they are. */
export function raw(url: string, options: RequestOptions = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, ...options }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}
