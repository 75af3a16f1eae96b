import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaBase } from './index.ts'
import { raw, startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
let id: string
beforeAll(async () => {
  house = await startMedia({ publicUrl: 'https://photos.example.org' })
  id = (await house.put(randomBytes(9))).id
})
afterAll(() => house.close())

test('URLs in records are on the address the client called', async () => {
  for (const [host, origin] of [
    ['hearth.local:4328', 'http://hearth.local:4328'],
    ['localhost:3015', 'http://localhost:3015'],
    // A proxy speaks TLS for us under this name.
    ['photos.example.org', 'https://photos.example.org'],
  ]) {
    const answer = await raw(`${house.base}/${id}`, { headers: { host } })
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      urls: { original: `${origin}${mediaBase}/${id}/file` },
    })
  }
})

test('metrics count what happened', async () => {
  await house.get(`/${id}/file`)
  await house.upload(new Uint8Array())
  const text = house.media.metrics()
  for (const line of [
    'media_uploads_total 1',
    'media_upload_bytes_total 9',
    'media_uploads_refused_total 1',
    'media_files_delivered_total 1',
    'media_jobs_open 0',
    'media_event_streams 0',
  ])
    expect(text.split('\n')).toContain(line)
  expect(text).toMatch(/^# TYPE media_uploads_total counter$/m)
  for (const line of text.trim().split('\n')) expect(line).toMatch(/^(# TYPE )?media_\w+ (\w+)$/)
})

test('a connection may be used again after every kind of answer', async () => {
  const { Agent } = await import('node:http')
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sockets = new Set<unknown>()
  const ask = (path: string, method: string) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(house.base + path, { method, agent }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
      })
      sent.on('socket', (socket) => sockets.add(socket)).on('error', reject)
      sent.end(method === 'PUT' ? 'some bytes' : undefined)
    })
  for (const [path, method, status] of [
    [`/${id}/file`, 'GET', 200],
    [`/${id}/file`, 'HEAD', 200],
    [`/${id}/file/thumb`, 'GET', 415],
    ['/upload', 'PUT', 201],
    [`/${id}/transform?w=1`, 'GET', 415],
    ['/nothing', 'GET', 404],
  ] as const)
    expect(await ask(path, method)).toBe(status)
  expect(sockets.size).toBe(1)
  agent.destroy()
})
