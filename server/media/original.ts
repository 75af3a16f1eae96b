import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import {
  HearthError,
  type Deliverable,
  type Log,
  type OpenBlob,
  type Storage,
} from '../../storage/index.ts'
import { errorBody } from '../errors.ts'
import { answerJson, answerNotModified, answerLong } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { fileHeaders } from './file-headers.ts'
import type { Tally } from './metrics.ts'
import { readRange, type ByteRange } from './ranges.ts'
import type { FileSender } from './send-file.ts'
import { alreadyHas, rangeStillValid } from './validators.ts'
import { openWhole } from './whole-original.ts'

/** What is asked of a file; a sealed one has no more. */
export type Original = Pick<Deliverable, 'hash' | 'size' | 'mimeType' | 'originalName'>

type Deps = { blobs: Storage['blobs']; sendFile: FileSender; tally: Tally; log: Log }

/** The original bytes of a media: whole, one range of them, or the news that they are unchanged. */
export function createOriginal({ blobs, sendFile, tally, log }: Deps) {
  /** @throws HearthError UNAVAILABLE, DAMAGED; nothing has been answered then */
  return async function answerOriginal(exchange: Exchange, file: Original): Promise<void> {
    const { incoming, outgoing } = exchange
    const etag = `"${file.hash}"`
    if (alreadyHas(incoming.headers['if-none-match'], etag)) {
      tally.notModified()
      return answerNotModified(exchange, etag)
    }
    const range = wantedRange(exchange, etag, file.size)
    if (range === 'unsatisfiable') return answerOutside(exchange, file.size)
    const opened = await openWhole(blobs, file)
    if (outgoing.destroyed) return
    const headers = fileHeaders({ etag, mimeType: file.mimeType, name: file.originalName })
    headers.push('Accept-Ranges', 'bytes', ...lengthHeaders(range, file.size))
    const status = range === 'whole' ? 200 : 206
    tally.delivered()
    const bytes = range === 'whole' ? { start: 0, end: file.size - 1 } : range
    answerLong(exchange, {
      status,
      headers,
      send: (out) => send(out, opened, bytes),
      onError: (error) =>
        log.error({ hash: file.hash, error: String(error) }, 'a file was not sent to its end'),
    })
  }

  /** A store without files on this machine has streams. */
  async function send(out: ServerResponse, { path, stream }: OpenBlob, bytes: ByteRange) {
    if (path !== null) return sendFile(out, path, bytes)
    await pipeline(stream(bytes), out)
  }
}

/** Ranges are defined for GET alone; HEAD is answered as for the whole. */
function wantedRange({ incoming }: Exchange, etag: string, size: number) {
  const { range, 'if-range': ifRange } = incoming.headers
  if (incoming.method !== 'GET' || !rangeStillValid(ifRange as string | undefined, etag))
    return 'whole'
  return readRange(range, size)
}

function lengthHeaders(range: ByteRange | 'whole', size: number): string[] {
  if (range === 'whole') return ['Content-Length', String(size)]
  const { start, end } = range
  const length = String(end - start + 1)
  return ['Content-Length', length, 'Content-Range', `bytes ${start}-${end}/${size}`]
}

function answerOutside(exchange: Exchange, size: number): void {
  const body = errorBody(new HearthError('RANGE', `This file has only ${size} bytes.`))
  const headers = ['Content-Range', `bytes */${size}`, 'Accept-Ranges', 'bytes']
  answerJson(exchange, { status: body.status, body, headers })
}
