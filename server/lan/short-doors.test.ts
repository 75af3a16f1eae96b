import { once } from 'node:events'
import { createServer } from 'node:http'
import { rm } from 'node:fs/promises'
import { connect as connectTcp, type AddressInfo, type Socket } from 'node:net'
import { connect } from 'node:tls'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing.ts'
import { openLan, type Lan } from './index.ts'
import { doorLimits } from './secure-door.ts'
import type { ShortPorts } from './short-doors.ts'
import { askSecurely } from './testing.ts'

const log = Object.assign(pino({ level: 'silent' }), { toFolder: () => {}, startFailed: () => {} })
const limits = { ...doorLimits, handshake: 200, headers: 200, perPeer: 3 }

let dir: string
let lan: Lan
let addresses: string[]
let short: ShortPorts
let hosts: Set<string>

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '::')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function open() {
  hosts = new Set(['localhost', '127.0.0.1', 'villa.local'])
  lan = await openLan({
    keysDir: dir,
    name: 'villa',
    settings: { get: () => undefined, set: () => {} },
    log: log as never,
    now: Date.now,
    httpsPort: 0,
    plainPort: await freePort(),
    short,
    limits,
    read: () => addresses,
    everyMs: 3_600_000,
  })
  await lan.serve((_, response) => response.end('the house'), hosts)
}

beforeEach(async () => {
  dir = await temporaryFolder()
  addresses = ['127.0.0.2']
})
afterEach(async () => {
  await lan.close(100)
  await rm(dir, { recursive: true, force: true })
})

/** Somebody may be quicker to take a port that was free. */
async function openShort() {
  do {
    await lan?.close(0)
    short = { secure: await freePort(), plain: await freePort() }
    await open()
  } while (!lan.short()?.secure || !lan.short()?.plain)
}

const ask = (path: string, host = 'villa.local', method = 'GET') =>
  askSecurely({
    port: short.secure,
    servername: 'villa.local',
    rejectUnauthorized: false,
    path,
    method,
    headers: { host },
  })

describe('an address without a port', () => {
  beforeEach(openShort)

  test.each([
    ['villa.local', 'villa.local'],
    ['villa.local:443', 'villa.local'],
    ['127.0.0.2', '127.0.0.2'],
  ])('%s leads to the house at its own port, with all that was asked', async (host, to) => {
    const { port } = new URL(lan.origin)
    for (const method of ['GET', 'POST']) {
      const { status, headers } = await ask('/join?code=AB&x=%20', host, method)
      expect([status, headers.location]).toEqual([308, `https://${to}:${port}/join?code=AB&x=%20`])
      expect(headers).toMatchObject({ 'cache-control': 'no-store', connection: 'close' })
    }
  })

  test('never leads out of the house', async () => {
    for (const path of ['//evil.example/', '/\\evil.example', '/@evil.example', '/%0d%0aX:y'])
      expect(URL.parse((await ask(path)).headers.location ?? '')?.hostname).toBe('villa.local')
    expect((await ask('http://evil.example/')).status).toBe(400)
    for (const host of ['evil.example', 'villa.local.evil.example', '8.8.8.8'])
      expect(await ask('/', host)).toMatchObject({ status: 421, headers: {} })
  })

  test('is no second way into the house: nothing but the way there', async () => {
    for (const path of ['/health', '/api/v1/setup', '/lan/probe', '/hearth.crt'])
      expect(await ask(path)).toMatchObject({ status: 308, body: '' })
  })

  test('plain, it is the page that makes a phone ready', async () => {
    const at = `http://127.0.0.2:${short.plain}`
    const page = await fetch(at)
    expect(await page.text()).toContain(`https://villa.local:${new URL(lan.origin).port}/`)
    expect((await fetch(`${at}/hearth.crt`)).status).toBe(200)
    expect((await fetch(`${at}/api/v1/me`)).status).toBe(404)
    const other = connectTcp(short.plain, '127.0.0.2')
    other.end('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
    expect(await textOf(other)).toMatch(/^HTTP\/1\.1 421 /)
  })

  test('follows the network, with its certificate', async () => {
    addresses = ['127.0.0.3']
    await lan.look()
    expect((await fetch(`http://127.0.0.3:${short.plain}`)).status).toBe(200)
    await expect(fetch(`http://127.0.0.2:${short.plain}`)).rejects.toThrow()
    const socket = await secured()
    expect(socket.getPeerCertificate().subjectaltname).toContain('127.0.0.3')
    socket.destroy()
    expect((await ask('/', '127.0.0.3')).status).toBe(308)
    expect((await ask('/', '127.0.0.2')).status).toBe(421)
  })

  test('is gone with the house', async () => {
    await lan.close(100)
    for (const port of [short.secure, short.plain])
      await expect(once(connectTcp(port, '127.0.0.2'), 'connect')).rejects.toThrow('ECONNREFUSED')
  })

  test('has the limits of the house: slow ones, silent ones, and one with many connections', async () => {
    const silent = connectTcp(short.secure, '127.0.0.1')
    const slow = await secured()
    slow.write('GET / HTTP/1.1\r\nHost: villa.local\r\nX-Slow: ')
    await Promise.all([closeOf(silent), closeOf(slow)])
    const crowd = Array.from({ length: 4 }, () => connectTcp(short.secure, '127.0.0.1'))
    await Promise.race(crowd.map((socket) => closeOf(socket)))
    await Promise.all(crowd.map((socket) => closeOf(socket)))
    // A body that never comes is not waited for.
    const body = await secured()
    body.write('POST / HTTP/1.1\r\nHost: villa.local\r\nContent-Length: 1000000\r\n\r\n')
    expect(await textOf(body)).toMatch(/^HTTP\/1\.1 308 /)
  })
})

async function secured() {
  const socket = connect({ port: short.secure, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  return socket
}

test('where another program has them the house goes on, and takes them once they are free', async () => {
  const others = [createServer().listen(0, '::'), createServer().listen(0, '::')] as const
  await Promise.all(others.map((other) => once(other, 'listening')))
  const [secure, plain] = others.map((other) => (other.address() as AddressInfo).port)
  short = { secure: secure ?? 0, plain: plain ?? 0 }
  await open()
  expect(lan.short()).toEqual({ secure: false, plain: false })
  const { port } = new URL(lan.origin)
  const house = { servername: 'villa.local', rejectUnauthorized: false, path: '/', port }
  const { body } = await askSecurely({ ...house, headers: { host: 'villa.local' } })
  expect(body).toBe('the house')
  for (const other of others) other.close()
  await expect
    .poll(() => lan.look(true).then(() => lan.short()))
    .toEqual({ secure: true, plain: true })
})

test('given a port, no other one is tried', async () => {
  short = null as never
  await open()
  expect(lan.short()).toBeNull()
})

async function closeOf(socket: Socket): Promise<void> {
  socket.on('error', () => {})
  socket.resume()
  if (!socket.destroyed) await once(socket, 'close')
}

async function textOf(socket: Socket): Promise<string> {
  let text = ''
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(socket, 'close')
  return text
}
