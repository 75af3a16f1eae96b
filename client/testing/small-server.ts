import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Seen = {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: Buffer
}
export type Handler = (seen: Seen, response: ServerResponse) => void

/** A real HTTP server that answers with `handler` and remembers what it was asked. Close it. */
export async function startSmallServer(handler: Handler) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url = '', headers } = request
    const ask = { method, url, headers, body: Buffer.concat(chunks) }
    seen.push(ask)
    handler(ask, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${port}`, seen, close }
}

export function answerJson(
  response: ServerResponse,
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** A record as the server would give it; only what a test names differs. */
export function recordWith(fields: Record<string, unknown> = {}) {
  return {
    id: 'm1',
    status: 'ready',
    originalName: 'beach.jpg',
    mimeType: 'image/jpeg',
    size: 5,
    hash: 'a'.repeat(64),
    urls: { original: 'http://localhost/api/v1/media/m1/file' },
    createdAt: '2025-05-03T10:00:00.000Z',
    ...fields,
  }
}
