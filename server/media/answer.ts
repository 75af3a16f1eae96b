import type { ServerResponse } from 'node:http'
import { headerList, type Exchange } from './exchange.ts'
import { cacheControl } from './file-headers.ts'

/** Something small enough to be in memory, with its headers made once and used for every answer. */
export type ReadyBytes = { etag: string; headers: string[]; bytes: Buffer }

export function readyBytes(etag: string, headers: string[], bytes: Buffer): ReadyBytes {
  return { etag, bytes, headers: [...headers, 'Content-Length', String(bytes.byteLength)] }
}

export function answerBytes({ incoming, outgoing, inherited }: Exchange, ready: ReadyBytes): void {
  outgoing.writeHead(200, withInherited(inherited, ready.headers))
  if (incoming.method === 'HEAD') outgoing.end()
  else outgoing.end(ready.bytes)
}

export function answerNotModified({ outgoing, inherited }: Exchange, etag: string): void {
  outgoing.writeHead(304, [...inherited, 'ETag', etag, 'Cache-Control', cacheControl])
  outgoing.end()
}

/** A JSON answer that is about this moment only. */
export function answerJson(
  { incoming, outgoing, inherited }: Exchange,
  answer: { status: number; body: object; headers?: string[] },
): void {
  const text = JSON.stringify(answer.body)
  outgoing.writeHead(answer.status, [
    ...inherited,
    ...(answer.headers ?? []),
    ...headerList({
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'Content-Length': String(Buffer.byteLength(text)),
    }),
  ])
  outgoing.end(incoming.method === 'HEAD' ? undefined : text)
}

/**
 * Answers with bytes that `send` writes below Web streams, once the headers are out; it is not
 * called for HEAD. Where it fails the connection is ended, for the length is promised already.
 */
export function answerLong(
  { incoming, outgoing, inherited }: Exchange,
  answer: {
    status: number
    headers: string[]
    send: (outgoing: ServerResponse) => Promise<void>
    onError: (error: unknown) => void
  },
): void {
  const { status, headers, send, onError } = answer
  outgoing.writeHead(status, withInherited(inherited, headers))
  if (incoming.method === 'HEAD') return void outgoing.end()
  send(outgoing).catch((error: unknown) => {
    onError(error)
    outgoing.destroy()
  })
}

function withInherited(inherited: string[], headers: string[]): string[] {
  return inherited.length === 0 ? headers : [...inherited, ...headers]
}
