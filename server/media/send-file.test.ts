import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFileSender } from './send-file.ts'
import { raw } from './testing.ts'

const size = 3_000_000
const bytes = randomBytes(size)
const sendFile = createFileSender()
let dir: string
let path: string
let url: string
/** What sending came to, in order. */
const outcomes: Promise<void>[] = []
let before: (outgoing: ServerResponse) => Promise<void> = async () => {}

const server = createServer(async (incoming, outgoing) => {
  const [start = 0, end = size - 1] = (incoming.url ?? '').slice(1).split('-').map(Number)
  outgoing.writeHead(200, { 'Content-Length': end - start + 1 })
  await before(outgoing)
  const sent = sendFile(outgoing, path, { start, end })
  outcomes.push(sent)
  sent.catch(() => outgoing.destroy())
})

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-send-'))
  path = join(dir, 'file')
  await writeFile(path, bytes)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(dir, { recursive: true })
})

test('any part arrives as it is, many at once, however the buffers fall', async () => {
  const buffer = 256 * 1024
  const parts = [
    [0, size - 1],
    [0, 0],
    [size - 1, size - 1],
    [buffer - 1, buffer],
    [buffer, 2 * buffer - 1],
    [7, 2 * buffer + 6],
    [1_234_567, 2_345_678],
  ] as const
  await Promise.all(
    [...parts, ...parts, ...parts].map(async ([start, end]) => {
      const { body } = await raw(`${url}/${start}-${end}`)
      expect(body.equals(bytes.subarray(start, end + 1))).toBe(true)
    }),
  )
})

test('a client that goes away ends the sending, before it or in the middle', async () => {
  for (const moment of ['before', 'middle']) {
    outcomes.length = 0
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => {})
    const closed = Promise.withResolvers<void>()
    before = async (outgoing) => {
      if (moment === 'middle') return
      outgoing.once('close', () => closed.resolve())
      socket.destroy()
      await closed.promise
    }
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    if (moment === 'middle') socket.once('data', () => socket.destroy())
    await expect.poll(() => outcomes.length).toBeGreaterThan(0)
    await outcomes.pop()
    before = async () => {}
  }
})

test('a file that became shorter ends the connection instead of the answer', async () => {
  await truncate(path, 1_000_000)
  await expect(raw(url)).rejects.toThrow()
  await expect(outcomes.at(-1)).rejects.toThrow('ended at 1000000')
})
