import { errorOf } from './answer.ts'
import { HearthClientError } from './error.ts'
import { readEvents } from './event-stream.ts'
import { type Connection, lost } from './request.ts'
import type { MediaEvent, SealedEvent } from './record.ts'

export type EventOptions = {
  /** Each time the stream is open, the first time and after every gap: news may have been missed. */
  onOpen?: () => void
  /** Each time it broke and will be tried again. UNAUTHORIZED and FORBIDDEN are not tried again. */
  onLost?: (error: HearthClientError) => void
  /** First and longest pause between tries, milliseconds. */
  minDelayMs?: number
  maxDelayMs?: number
  /** A stream without a byte (keep-alives count) for this long is taken for dead. */
  silentAfterMs?: number
}

/** Listens to the caller's media until the returned function is called, reconnecting for ever. */
export function subscribe(
  connection: Connection,
  listener: (event: MediaEvent) => void,
  { onSealed = () => {}, ...options }: MediaEventOptions = {},
): () => void {
  const listeners = { media: listener, sealed: onSealed }
  return subscribeTo(connection, { path: '/api/v1/media/events', listeners }, options)
}

export type MediaEventOptions = EventOptions & {
  /** News about private media; API keys hear of none. */
  onSealed?: (event: SealedEvent) => void
}

type Source = {
  path: string
  /** By the name of their event. */
  listeners: Record<string, (event: never) => void>
}

/**
 * Listens to one stream, as `subscribe` does.
 * Uses fetch, not EventSource: that one cannot send a bearer token and does not exist in Node.
 */
export function subscribeTo(
  connection: Connection,
  { path, listeners }: Source,
  options: EventOptions = {},
): () => void {
  const { minDelayMs = 500, maxDelayMs = 15_000, silentAfterMs = 75_000 } = options
  const stop = new AbortController()
  void run()
  return () => stop.abort()

  async function run(): Promise<void> {
    let delay = minDelayMs
    while (!stop.signal.aborted) {
      const error = await listen(() => (delay = minDelayMs))
      if (stop.signal.aborted) return
      options.onLost?.(error)
      if (error.status === 401 || error.status === 403) return
      await pause((error.retryAfterSec ?? 0) * 1000 || delay, stop.signal)
      delay = Math.min(delay * 2, maxDelayMs)
    }
  }

  /** One connection from opening to its end; returns why it ended. */
  async function listen(onOpen: () => void): Promise<HearthClientError> {
    const silence = createSilence(stop.signal, silentAfterMs)
    try {
      const body = await openStream(connection, path, silence.signal)
      onOpen()
      options.onOpen?.()
      for await (const { event, data } of readEvents(body, silence.heard)) {
        if (Object.hasOwn(listeners, event)) tell(event, data)
      }
      return lost(undefined)
    } catch (error) {
      return error instanceof HearthClientError ? error : lost(error)
    } finally {
      silence.end()
    }
  }

  function tell(name: string, data: string): void {
    let event: unknown
    try {
      event = JSON.parse(data)
    } catch {
      return // half an event is no news; the next one will do
    }
    listeners[name]?.(event as never)
  }
}

async function openStream(
  connection: Connection,
  path: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const headers = { accept: 'text/event-stream' }
  const response = await connection.open(path, { headers, signal, timeoutMs: 0 })
  if (response.ok && response.body !== null) return response.body
  const text = await response.text()
  throw errorOf({ status: response.status, text, header: (n) => response.headers.get(n) })
}

/** A signal that fires when `outer` does, or when nothing was heard for `ms`. */
function createSilence(outer: AbortSignal, ms: number) {
  const controller = new AbortController()
  const abort = () => controller.abort()
  outer.addEventListener('abort', abort, { once: true })
  let timer = setTimeout(abort, ms)
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer)
      timer = setTimeout(abort, ms)
    },
    end() {
      clearTimeout(timer)
      outer.removeEventListener('abort', abort)
    },
  }
}

/** Waits, or returns early when the signal fires. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
  })
}
