import { Agent, request, type OutgoingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'

export type Answer = { status: number; headers: Record<string, unknown>; body: Buffer }

export type Ask = {
  method?: string
  headers?: OutgoingHttpHeaders
  body?: Buffer | string | Readable
  agent?: Agent
}

/** One agent a benchmark, or the connections of one would be kept for another. */
export function createAgent(connections: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: connections })
}

/** node:http itself: `fetch` would cost more than some of the answers measured here. */
export function ask(url: string, { body, agent, ...options }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...options, ...(agent && { agent }) }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.once('error', reject)
      incoming.once('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    outgoing.once('error', reject)
    if (typeof body === 'object' && 'pipe' in body) body.once('error', reject).pipe(outgoing)
    else outgoing.end(body)
  })
}

/** @throws unless the status is as expected */
export async function askFor(status: number, url: string, options?: Ask): Promise<Answer> {
  const answer = await ask(url, options)
  if (answer.status === status) return answer
  const words = answer.body.subarray(0, 300).toString()
  throw new Error(`${options?.method ?? 'GET'} ${url} answered ${answer.status}: ${words}`)
}

/** `count` times `work`, at most `atOnce` at the same time; resolves when all are done. */
export async function inParallel(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
