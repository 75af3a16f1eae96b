import { once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connect } from 'node:tls'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing.ts'
import { createAuthority, createLeaf } from './certificate.ts'
import { doorLimits, openSecureDoor, type SecureDoor } from './secure-door.ts'

/** Whoever has come in by TLS and then lets the house wait: what is cut is silence. */
let dir: string
let door: SecureDoor
let seen: { incoming: IncomingMessage; outgoing: ServerResponse }[]

beforeEach(async () => {
  dir = await temporaryFolder()
  seen = []
  const now = Date.now()
  const pair = await createLeaf(await createAuthority('villa', now), {
    name: 'villa',
    addresses: [],
    now,
  })
  door = await openSecureDoor(0, pair, { limits: { ...doorLimits, idle: 300 } })
})
afterEach(async () => {
  await door.close(50)
  await rm(dir, { recursive: true, force: true })
})

async function come() {
  const socket = connect({ port: door.port, host: '127.0.0.1', rejectUnauthorized: false })
  socket.on('error', () => {})
  await once(socket, 'secureConnect')
  return socket
}

const request = 'POST / HTTP/1.1\r\nHost: villa.local\r\nContent-Length: 1000\r\n\r\n'

/** As an upload does: it reads all, and answers then. */
const upload: RequestListener = (incoming, outgoing) => {
  seen.push({ incoming, outgoing })
  incoming.on('error', () => {})
  incoming.resume().once('end', () => outgoing.end('kept'))
}

test('who says nothing after the headers is cut, and the house hears of it', async () => {
  door.serve(upload)
  const socket = await come()
  socket.write(request)
  await once(socket.resume(), 'close')
  await expect.poll(() => seen[0]?.incoming.destroyed).toBe(true)
  expect(seen[0]?.incoming.complete).toBe(false)
})

test('a body that comes drop by drop keeps nobody else waiting, and is cut where it stops', async () => {
  door.serve(upload)
  const slow = await come()
  slow.write(request)
  const drops = setInterval(() => slow.write('.'), 20)
  await expect.poll(() => seen.length).toBe(1)
  const other = await come()
  other.write(`${request}${'x'.repeat(1000)}`)
  const [answer] = (await once(other, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /)
  clearInterval(drops)
  await once(slow.resume(), 'close')
  await expect.poll(() => seen[0]?.incoming.destroyed).toBe(true)
  expect(seen[0]?.incoming.complete).toBe(false)
  other.destroy()
})

test('who never reads the answer is cut, and what was sent does not pile up', async () => {
  let made = 0
  const ended = Promise.withResolvers<unknown>()
  door.serve((_, outgoing) => {
    const endless = new Readable({
      read() {
        made += 65_536
        this.push(Buffer.alloc(65_536))
      },
    })
    pipeline(endless, outgoing).catch(ended.resolve)
  })
  const socket = await come()
  socket.pause()
  socket.write('GET / HTTP/1.1\r\nHost: villa.local\r\n\r\n')
  expect(await ended.promise).toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' })
  // What a network card and two systems hold, and not a film.
  expect(made).toBeLessThan(64e6)
  socket.destroy()
})
