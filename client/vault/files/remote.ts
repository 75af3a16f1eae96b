import { HearthClientError } from '../../error.ts'
import { type ConnectionOptions, createConnection } from '../../request.ts'
import { requireSecure } from '../secure-origin.ts'
import type { SealedSource } from './range.ts'

type Options = ConnectionOptions & { signal?: AbortSignal | undefined }

/** A sealed file at an address that answers ranges: only what is asked for crosses the network. */
export async function sealedAt(url: string, options: Options = {}): Promise<SealedSource> {
  requireSecure(url)
  const connection = createConnection('', options)
  const ask = async (start: number, end: number) => {
    const headers = { range: `bytes=${start}-${end - 1}` }
    const response = await connection.open(url, { headers, signal: options.signal, timeoutMs: 0 })
    if (response.status === 206) return response
    await response.body?.cancel()
    throw new HearthClientError('BAD_ANSWER', 'This file could not be read in parts.', {
      status: response.status,
    })
  }
  const first = await ask(0, 1)
  await first.body?.cancel()
  const size = Number(/\/(\d+)$/.exec(first.headers.get('content-range') ?? '')?.[1])
  return { size, read: async (start, end) => (await ask(start, end)).arrayBuffer() }
}
