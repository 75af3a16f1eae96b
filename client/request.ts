import { type Answer, errorOf, jsonOf } from './answer.ts'
import { HearthClientError } from './error.ts'

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>

export type ConnectionOptions = {
  /** An API key or access token; without one the browser's session cookie speaks. */
  token?: string | undefined
  /** Stands in for the global fetch (tests, wrappers that watch the connection). */
  fetch?: Fetch | undefined
  /** Milliseconds until a plain question counts as unanswered. Uploads and events are not plain questions. */
  timeoutMs?: number | undefined
}

export type Ask = {
  method?: string
  query?: Record<string, string | number | boolean | undefined>
  json?: unknown
  body?: BodyInit
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
  /** Overrides the connection's own; 0 waits for ever. */
  timeoutMs?: number
  /** Node's fetch wants this said when the body is a stream. */
  duplex?: 'half'
}

export type Connection = ReturnType<typeof createConnection>

/** One server, one identity: every request of this library goes through here. */
export function createConnection(baseUrl: string, options: ConnectionOptions = {}) {
  const base = trimmed(baseUrl)
  const { token, timeoutMs = 30_000 } = options
  const doFetch: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init))

  function url(path: string, query: Ask['query'] = {}): string {
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    )
    return base + path + (pairs.length > 0 ? `?${pairs.join('&')}` : '')
  }

  function headers(ask: Ask = {}): Record<string, string> {
    return {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(ask.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...ask.headers,
    }
  }

  /** The raw answer, good or bad. Throws NETWORK or ABORTED when none arrives. */
  async function open(path: string, ask: Ask = {}): Promise<Response> {
    const body = ask.json === undefined ? ask.body : JSON.stringify(ask.json)
    const signal = deadline(ask.signal, ask.timeoutMs ?? timeoutMs)
    const init = {
      method: ask.method ?? 'GET',
      headers: headers(ask),
      // A token is the whole identity: sending cookies beside it would only mix two people up.
      credentials: token === undefined ? ('include' as const) : ('omit' as const),
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
      ...(ask.duplex === undefined ? {} : { duplex: ask.duplex }),
    }
    return doFetch(url(path, ask.query), init).catch((cause) => {
      throw lost(cause, ask.signal)
    })
  }

  /** The answer read to its end. Throws the server's error for every status but 2xx. */
  async function send(path: string, ask: Ask = {}): Promise<Answer> {
    const response = await open(path, ask)
    const text = await response.text().catch((cause) => {
      throw lost(cause, ask.signal)
    })
    const answer = { status: response.status, text, header: (n: string) => response.headers.get(n) }
    if (!response.ok) throw errorOf(answer)
    return answer
  }

  async function json<T>(path: string, ask: Ask = {}): Promise<T> {
    return jsonOf<T>(await send(path, ask))
  }

  /** Like json, but a 404 is an answer too: null. */
  async function jsonOrNull<T>(path: string, ask: Ask = {}): Promise<T | null> {
    return json<T>(path, ask).catch((error: unknown) => {
      if (error instanceof HearthClientError && error.status === 404) return null
      throw error
    })
  }

  return { url, headers, open, send, json, jsonOrNull, withCookies: token === undefined }
}

/** Existing clients are configured with or without the slash, some with the whole base path. */
function trimmed(baseUrl: string): string {
  return baseUrl.replace(/\/+$/, '').replace(/\/api\/v1(\/media)?$/, '')
}

function deadline(signal: AbortSignal | undefined, ms: number): AbortSignal | undefined {
  if (ms <= 0) return signal
  if (signal === undefined) return AbortSignal.timeout(ms)
  // Browsers before 2024 lack `any`; there the caller's own signal matters more than the deadline.
  return typeof AbortSignal.any === 'function'
    ? AbortSignal.any([signal, AbortSignal.timeout(ms)])
    : signal
}

/** Sorts out who ended it: the caller, or the network. */
export function lost(cause: unknown, signal?: AbortSignal): HearthClientError {
  if (signal?.aborted) return new HearthClientError('ABORTED', 'Stopped.', { cause })
  return new HearthClientError('NETWORK', 'Hearth could not be reached.', { cause })
}
