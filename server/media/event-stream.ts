import type { ServerResponse } from 'node:http'
import { headerList, type Exchange } from './exchange.ts'
import type { MediaEvents } from './events.ts'

/** A page that does not read has this many bytes waiting at most; then it has to connect again. */
const mostWaiting = 1024 * 1024

type Deps = {
  events: MediaEvents
  /** Keeps routers from forgetting the connection, and finds out that a phone has left. ms. */
  heartbeatMs: number
  /** A session that runs out, or whose person was banned, ends without a word: it is asked for. */
  sessionStands: (sessionId: string) => boolean
}

type Subscriber = {
  ownerId: string
  sessionId: string | null
  /** Private media as well. */
  sealed: boolean
}

/** Server-sent events: `event: media` or `sealed`, `data: {"id","status"}`. Open until either side ends it. */
export function createEventStream({ events, heartbeatMs, sessionStands }: Deps) {
  return function open({ incoming, outgoing, inherited }: Exchange, subscriber: Subscriber): void {
    const stop = listen(outgoing, subscriber)
    outgoing.once('close', stop)
    outgoing.writeHead(200, [
      ...inherited,
      ...headerList({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
        'X-Content-Type-Options': 'nosniff',
      }),
    ])
    if (incoming.method === 'HEAD') outgoing.end()
    else outgoing.write('retry: 2000\n\n')
  }

  /** Answers how to stop. */
  function listen(outgoing: ServerResponse, { ownerId, sessionId, sealed }: Subscriber) {
    const stop = events.listen(ownerId, {
      sessionId,
      tell: (event) => send(outgoing, wireEvent('media', event)),
      ...(sealed && { tellSealed: (event) => send(outgoing, wireEvent('sealed', event)) }),
      end: () => outgoing.end(),
    })
    const beat = () => {
      if (sessionId === null || sessionStands(sessionId)) send(outgoing, ':\n\n')
      else outgoing.end()
    }
    const heartbeat = setInterval(beat, heartbeatMs)
    return () => {
      clearInterval(heartbeat)
      stop()
    }
  }
}

function send(outgoing: ServerResponse, text: string): void {
  if (outgoing.writableEnded) return
  if (outgoing.writableLength > mostWaiting) outgoing.destroy()
  else outgoing.write(text)
}

function wireEvent(kind: 'media' | 'sealed', event: object): string {
  return `event: ${kind}\ndata: ${JSON.stringify(event)}\n\n`
}
