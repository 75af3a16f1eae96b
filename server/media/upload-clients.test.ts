import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaBase } from './index.ts'
import { recordIn, startMedia, type TestMedia } from './testing.ts'

/** Clients that are slow, go away, or say what is not so: spoken on bare sockets. */
let house: TestMedia
beforeAll(async () => {
  house = await startMedia({ idleMs: 150, maxUpload: () => 3_000_000 })
})
afterAll(() => house.close())

const head = (lines: string[]) =>
  [`PUT ${mediaBase}/upload?filename=a.bin HTTP/1.1`, 'Host: localhost', ...lines, '', ''].join(
    '\r\n',
  )

async function dial(): Promise<Socket> {
  const socket = connect(Number(new URL(house.origin).port), '127.0.0.1')
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

/** Everything the server says until it ends the connection. */
function answerOn(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve) =>
    socket.once('close', () => resolve(Buffer.concat(chunks).toString())),
  )
}

/** Resolves when nobody is uploading any more and nothing was kept. */
async function nothingIsLeft(): Promise<void> {
  await expect.poll(() => house.leftovers()).toBe(0)
  expect(house.storage.media.stats('ada').totalCount).toBe(0)
}

test('a client that falls silent is told so after the idle time', async () => {
  const socket = await dial()
  const answer = answerOn(socket)
  socket.write(head(['Content-Length: 1000']) + 'only this')
  expect(await answer).toMatch(/^HTTP\/1.1 400 .*Nothing arrived for/s)
  await nothingIsLeft()
})

test('a client that sends a byte now and then is not hurried', async () => {
  const socket = await dial()
  const answer = answerOn(socket)
  const bytes = randomBytes(8)
  socket.write(head(['Content-Length: 8', 'Connection: close', 'x-test-caller: slow']))
  for (const byte of bytes) {
    await new Promise((resolve) => setTimeout(resolve, 60))
    socket.write(Buffer.of(byte))
  }
  expect(await answer).toMatch(/^HTTP\/1.1 201 /)
  const [media] = house.storage.media.list({ ownerId: 'slow', limit: 1 })
  const file = await house.get(`/${media?.id}/file`, 'slow')
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
})

test('a client that goes away leaves nothing behind', async () => {
  for (const end of ['destroy', 'resetAndDestroy'] as const) {
    const socket = await dial()
    socket.write(head(['Content-Length: 100000']))
    socket.write(randomBytes(50_000))
    await expect.poll(() => house.leftovers()).toBe(1)
    socket[end]()
    await nothingIsLeft()
  }
})

test('a client that goes away in the middle of a form leaves nothing behind', async () => {
  const socket = await dial()
  const lines = ['Content-Type: multipart/form-data; boundary=b', 'Content-Length: 90000']
  socket.write(head(lines).replace('PUT', 'POST'))
  socket.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n')
  socket.write(randomBytes(50_000))
  await expect.poll(() => house.leftovers()).toBe(1)
  socket.destroy()
  await nothingIsLeft()
})

test('a client that promises more than it sends is not believed', async () => {
  const socket = await dial()
  const answer = answerOn(socket)
  socket.end(head(['Content-Length: 5000']) + 'short')
  expect(await answer).not.toMatch(/201/)
  await nothingIsLeft()
})

test('a form that is shorter than its length says is refused', async () => {
  const socket = await dial()
  const answer = answerOn(socket)
  const form = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'
  const lines = [
    'Content-Type: multipart/form-data; boundary=b',
    `Content-Length: ${form.length}`,
    'Connection: close',
  ]
  socket.write(head(lines).replace('PUT', 'POST') + form)
  expect(await answer).toMatch(/^HTTP\/1.1 400 .*cut off/s)
  await nothingIsLeft()
})

test('too much by its own word is refused before it is sent', async () => {
  const socket = await dial()
  const answer = answerOn(socket)
  socket.write(head(['Content-Length: 4000000']))
  expect(await answer).toMatch(/^HTTP\/1.1 413 .*3 MB/s)
  await nothingIsLeft()
})

test('too much without a word is refused while it is sent, and the client hears why', async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
  })
  const init = { method: 'PUT', body, duplex: 'half' } as RequestInit
  const answer = await house.send('/upload?filename=endless', init)
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ error: 'TOO_LARGE' })
  await nothingIsLeft()
})

test('bytes that look like the boundary arrive as they are', async () => {
  const socket = await dial()
  const answer = answerOn(socket)
  const boundary = 'bound'
  const tricky = Buffer.from(
    Array.from({ length: 3000 }, (_, i) => '\r\n--bou'.slice(0, i % 8)).join(''),
  )
  const start = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="t"\r\n\r\n`
  const whole = Buffer.concat([Buffer.from(start), tricky, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const lines = [
    `Content-Type: multipart/form-data; boundary=${boundary}`,
    `Content-Length: ${whole.byteLength}`,
    'Connection: close',
    'x-test-caller: tricky',
  ]
  socket.setNoDelay(true)
  socket.write(head(lines).replace('PUT', 'POST'))
  for (let at = 0; at < whole.byteLength; at += 97) {
    socket.write(whole.subarray(at, at + 97))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await answer).toMatch(/^HTTP\/1.1 201 /)
  const [media] = house.storage.media.list({ ownerId: 'tricky', limit: 1 })
  const file = await house.get(`/${media?.id}/file`, 'tricky')
  expect(Buffer.from(await file.arrayBuffer()).equals(tricky)).toBe(true)
})

test('large files arrive byte for byte, in a form and bare', async () => {
  const bytes = randomBytes(2_900_000)
  const inForm = await house.put(bytes, {}, 'large')
  const bare = await house.send('/upload', { method: 'PUT', body: bytes }, 'large2')
  expect(inForm.hash).toBe((await recordIn(bare)).hash)
  const file = await house.get(`/${inForm.id}/file`, 'large')
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
})
