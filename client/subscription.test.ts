import type { ServerResponse } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import { readEvents } from './event-stream.ts'
import { MediaClient } from './media-client.ts'
import type { MediaEvent } from './record.ts'
import { answerJson, startSmallServer } from './testing/small-server.ts'

let server: Awaited<ReturnType<typeof startSmallServer>>
let stop = () => {}
afterEach(async () => {
  stop()
  await server?.close()
})

function streamOf(...chunks: string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
        controller.close()
      },
    }),
  ).body as ReadableStream<Uint8Array<ArrayBuffer>>
}

it('puts events together however they were cut', async () => {
  const seen = []
  const stream = streamOf(
    ': hi\n\neve',
    'nt: media\r',
    '\ndata: {"a"\ndata:1}\r\n\r\n',
    'data: cut',
  )
  for await (const event of readEvents(stream)) seen.push(event)
  expect(seen).toEqual([{ event: 'media', data: '{"a"\n1}' }])
})

it('hears events, and hears them again after the stream broke', async () => {
  const streams: ServerResponse[] = []
  server = await startSmallServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('event: media\ndata: {"id":"m' + streams.length + '","status":"ready"}\n\n')
    streams.push(response)
  })
  const events: MediaEvent[] = []
  const lost = vi.fn()
  const client = new MediaClient(server.origin, 'key')
  stop = client.events((event) => events.push(event), { onLost: lost, minDelayMs: 1 })
  await vi.waitFor(() => expect(events).toHaveLength(1))
  streams[0]?.destroy()
  await vi.waitFor(() => expect(events).toHaveLength(2))
  expect(events.map((event) => event.id)).toEqual(['m0', 'm1'])
  expect(lost).toHaveBeenCalledOnce()
  expect(server.seen[1]?.headers.authorization).toBe('Bearer key')
})

it('hears of private media beside, and of nothing it does not know', async () => {
  server = await startSmallServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(
      'event: toString\ndata: {}\n\nevent: sealed\ndata: {"id":"s","status":"kept"}\n\n',
    )
    response.write('event: media\ndata: {"id":"m","status":"ready"}\n\n')
  })
  const heard: unknown[] = []
  const client = new MediaClient(server.origin)
  stop = client.events((event) => heard.push(event), { onSealed: (event) => heard.push(event) })
  await vi.waitFor(() => expect(heard).toHaveLength(2))
  expect(heard).toEqual([
    { id: 's', status: 'kept' },
    { id: 'm', status: 'ready' },
  ])
})

it('takes a silent stream for dead', async () => {
  server = await startSmallServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.flushHeaders()
  })
  stop = new MediaClient(server.origin).events(() => {}, { minDelayMs: 1, silentAfterMs: 10 })
  await vi.waitFor(() => expect(server.seen.length).toBeGreaterThan(2))
})

it('does not knock again where it may not enter', async () => {
  const body = { error: 'UNAUTHORIZED', message: 'Please sign in.', status: 401 }
  server = await startSmallServer((_, response) => answerJson(response, body, { status: 401 }))
  const lost = vi.fn()
  stop = new MediaClient(server.origin).events(() => {}, { onLost: lost, minDelayMs: 1 })
  await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce())
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(server.seen).toHaveLength(1)
})
