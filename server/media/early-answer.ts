import type { IncomingMessage } from 'node:http'
import { errorBody } from '../errors.ts'
import { headerList, type Exchange } from './exchange.ts'

/** How long we listen to what nobody wants any more, in ms. */
export type Patience = { quietMs: number; totalMs: number }

const usualPatience: Patience = { quietMs: 5_000, totalMs: 30_000 }

/**
 * Answers an upload with an error while the client may still be sending. Closing at once would
 * reset the connection, and most clients would then see a network failure instead of our words.
 * So: the whole answer first, then what still comes is thrown away for a while, then the end.
 */
export function answerEarly(exchange: Exchange, error: unknown, patience = usualPatience): void {
  const body = errorBody(error)
  const wait = body.retryAfterSec
  const headers = wait === undefined ? {} : { 'Retry-After': String(Math.ceil(wait)) }
  answerWhileSending(exchange, { status: body.status, body, headers }, patience)
}

/** The same with any answer: what is being sent is there already, for one. */
export function answerWhileSending(
  { incoming, outgoing, inherited }: Exchange,
  answer: { status: number; body: object; headers?: Record<string, string> },
  patience = usualPatience,
): void {
  if (outgoing.destroyed || outgoing.headersSent) return
  const text = JSON.stringify(answer.body)
  outgoing.writeHead(answer.status, [
    ...inherited,
    ...headerList({
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
      'Cache-Control': 'no-store',
      Connection: 'close',
      ...answer.headers,
    }),
  ])
  outgoing.write(text)
  discard(incoming, patience, () => outgoing.end())
}

function discard(incoming: IncomingMessage, { quietMs, totalMs }: Patience, done: () => void) {
  const end = () => {
    clearTimeout(quiet)
    clearTimeout(total)
    incoming.off('data', onData).off('close', end).off('end', end)
    done()
  }
  const quiet = setTimeout(end, quietMs)
  const total = setTimeout(end, totalMs)
  const onData = () => void quiet.refresh()
  if (incoming.readableEnded || incoming.destroyed) return end()
  incoming.on('error', () => {})
  incoming.on('data', onData).once('close', end).once('end', end).resume()
}
