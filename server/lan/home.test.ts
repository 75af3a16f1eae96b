import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { rm } from 'node:fs/promises'
import { connect as connectTcp, type AddressInfo, type Socket } from 'node:net'
import { connect } from 'node:tls'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing.ts'
import { isAtHome, ownAddresses } from './addresses.ts'
import { openLan, type Lan } from './index.ts'
import { doorLimits, openSecureDoor } from './secure-door.ts'
import { createCertificates } from './certificates.ts'
import { askSecurely } from './testing.ts'
import { languageNames, words } from './trust/words/index.ts'

const log = Object.assign(pino({ level: 'silent' }), { toFolder: () => {}, startFailed: () => {} })

let dir: string
let lan: Lan
let hosts: Set<string>
let addresses: string[]
let plainPort: number
let time: number

/** A port that is free on every loopback address, as good as that can be known. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '0.0.0.0')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const house = () => ({
  keysDir: dir,
  name: 'villa',
  settings: { get: () => undefined, set: () => {} },
  log: log as never,
  now: () => time,
})

async function open() {
  plainPort = await freePort()
  lan = await openLan({
    ...house(),
    httpsPort: 0,
    plainPort,
    short: null,
    read: () => addresses,
    everyMs: 3_600_000,
  })
  await lan.serve((_, response) => response.end('the house'), hosts)
}

beforeEach(async () => {
  dir = await temporaryFolder()
  addresses = ['127.0.0.2']
  time = Date.now()
  hosts = new Set(['localhost', '127.0.0.1', 'villa.local'])
  await open()
  // Somebody was quicker to take the port.
  while (lan.trustPage() === null) {
    await lan.close(0)
    await open()
  }
})
afterEach(async () => {
  await lan.close(100)
  await rm(dir, { recursive: true, force: true })
})

const plain = (path: string, init: RequestInit = {}, address = addresses[0]) =>
  fetch(`http://${address}:${plainPort}${path}`, { redirect: 'manual', ...init })

async function shownNames(): Promise<string> {
  const port = Number(new URL(lan.origin).port)
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { subjectaltname = '' } = socket.getPeerCertificate()
  socket.destroy()
  return subjectaltname
}

test('the QR code leads to the trust page, by number', () =>
  expect(lan.trustPage()).toBe(`http://127.0.0.2:${plainPort}`))

describe('plain HTTP at home', () => {
  test.each([
    ['iPhone; CPU iPhone OS 19_0 like Mac OS X', 'ios', '/hearth.mobileconfig'],
    ['Linux; Android 16', 'android', '/hearth.crt'],
    ['Macintosh; Intel Mac OS X 10_15', 'macos', '/hearth.mobileconfig'],
    ['Windows NT 10.0', 'windows', '/hearth.crt'],
    ['X11; Linux x86_64', 'linux', '/hearth.crt'],
  ])('%s sees the steps for %s', async (agent, system, file) => {
    const answer = await plain('/', { headers: { 'user-agent': agent } })
    const open = /<details data-system="(\w+)" open>.*?href="([^"]+)"/s.exec(await answer.text())
    expect(open?.slice(1)).toEqual([system, file])
  })

  test.each(Object.keys(languageNames) as (keyof typeof words)[])('speaks %s', async (language) => {
    const accepted = await plain('/', { headers: { 'accept-language': `${language}-XX,zz` } })
    const chosen = await plain(`/?lang=${language}`, { headers: { 'accept-language': 'zz' } })
    for (const answer of [accepted, chosen]) {
      const html = await answer.text()
      expect(html).toContain(`<html lang="${language}">`)
      expect(html).toContain(
        words[language].check.ready[0].replaceAll(/['"&]/g, (s) => `&#${s.charCodeAt(0)};`),
      )
    }
  })

  test('has a policy without inline scripts, and none of them', async () => {
    const answer = await plain('/')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).toContain(`https://villa.local:${new URL(lan.origin).port}`)
    const html = await answer.text()
    expect(html).not.toMatch(/<script(?![^>]* src=)| on\w+=| style=/)
  })

  test('gives the authority in the types that systems install', async () => {
    const certificate = await plain('/hearth.crt')
    expect(certificate.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    expect(
      Buffer.from(await certificate.arrayBuffer())
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('3082')
    const profile = await plain('/hearth.mobileconfig')
    expect(profile.headers.get('content-type')).toBe('application/x-apple-aspen-config')
    expect(await profile.text()).toContain('com.apple.security.root')
  })

  test.each(['/api/v1/me', '/api/auth/sign-in/email', '/api/v1/setup', '/.well-known/jwks.json'])(
    'has no %s',
    async (path) => expect((await plain(path)).status).toBe(404),
  )

  test('headers of 20 kB are refused', async () =>
    expect((await plain('/', { headers: { 'x-much': 'x'.repeat(20_000) } })).status).toBe(431))

  test('anything else leads to the page; nothing is taken', async () => {
    const answer = await plain('/photos/2026')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/'])
    expect((await plain('/', { method: 'POST', body: 'x' })).status).toBe(405)
  })

  test('another name is refused (rebinding)', async () => {
    const socket = connectTcp(plainPort, '127.0.0.2')
    socket.end('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 421 /)
  })
})

describe('when the address changes', () => {
  test('page, host list and certificate follow', async () => {
    addresses = ['127.0.0.3']
    await lan.look()
    expect(lan.trustPage()).toBe(`http://127.0.0.3:${plainPort}`)
    expect((await plain('/')).status).toBe(200)
    await expect(plain('/', {}, '127.0.0.2')).rejects.toThrow()
    expect(hosts).toEqual(new Set(['localhost', '127.0.0.1', 'villa.local', '127.0.0.3']))
    expect(await shownNames()).toContain('127.0.0.3')
  })

  test('without any network it waits', async () => {
    addresses = []
    await lan.look()
    expect(lan.trustPage()).toBeNull()
    addresses = ['127.0.0.2']
    await lan.look()
    expect((await plain('/')).status).toBe(200)
  })

  test('an upload under way goes on', async () => {
    const port = Number(new URL(lan.origin).port)
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    socket.write(
      'POST / HTTP/1.1\r\nHost: villa.local\r\nContent-Length: 2\r\nConnection: close\r\n\r\nx',
    )
    addresses = ['127.0.0.3']
    await lan.look()
    socket.write('y')
    expect(await textOf(socket)).toMatch(/the house/)
  })
})

test('a certificate that ran out while the house slept is made anew when it wakes', async () => {
  const before = await shownNames()
  expect(before).toContain('127.0.0.2')
  time += 500 * 86_400_000
  await lan.look()
  const port = Number(new URL(lan.origin).port)
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  expect(Date.parse(socket.getPeerCertificate().valid_to)).toBeGreaterThan(time)
  socket.destroy()
})

const crowdSize = Number(process.env['HEARTH_TEST_CROWD'] ?? 1500)

describe('the secure door', () => {
  const limits = { ...doorLimits, handshake: 200, headers: 200, perPeer: 3, idle: 5000 }
  async function openDoor() {
    const { fitting } = await createCertificates(house())
    const door = await openSecureDoor(0, await fitting([]), { limits })
    door.serve((_, response) => response.end('in'))
    return door
  }

  test('cuts who never ends the handshake, and who never ends the headers', async () => {
    const door = await openDoor()
    const silent = connectTcp(door.port, '127.0.0.1')
    const slow = connect({ port: door.port, host: '127.0.0.1', rejectUnauthorized: false })
    await once(slow, 'secureConnect')
    slow.write('GET / HTTP/1.1\r\nHost: villa.local\r\nX-Slow: ')
    await Promise.all([silent, slow].map((socket) => closeOf(socket)))
    await door.close(100)
  })

  test('lets one device have so many connections and no more', async () => {
    const door = await openDoor()
    const sockets = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const socket = connect({ port: door.port, host: '127.0.0.1', rejectUnauthorized: false })
        await once(socket, 'secureConnect')
        return socket
      }),
    )
    await closeOf(connectTcp(door.port, '127.0.0.1'))
    sockets[0]?.destroy()
    await expect
      .poll(async () => {
        const again = connect({ port: door.port, host: '127.0.0.1', rejectUnauthorized: false })
        return once(again, 'secureConnect').then(
          () => (again.destroy(), true),
          () => false,
        )
      })
      .toBe(true)
    sockets.forEach((socket) => socket.destroy())
    await door.close(100)
  })

  // Only Linux lets one machine be many devices. 1,500 knock, which is well beyond what comes in; 10,000
  // take a minute on a busy machine, and HEARTH_TEST_CROWD=10000 tries them.
  test.skipIf(process.platform !== 'linux')(
    'ten devices with more connections than there are do not keep another one out',
    async () => {
      const { fitting } = await createCertificates(house())
      const servers: Server[] = []
      const door = await openSecureDoor(0, await fitting([]), {
        watch: (server) => void servers.push(server),
      })
      door.serve((_, response) => response.end('in'))
      const crowd: Socket[] = []
      for (let knocks = 0; knocks < crowdSize; knocks += 100)
        await Promise.all(
          Array.from({ length: 100 }, async (_, n) => {
            const localAddress = `127.0.9.${1 + (n % 10)}`
            const socket = connectTcp({ port: door.port, host: '127.0.0.1', localAddress })
            crowd.push(socket)
            socket.on('error', () => {})
            await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => {})
          }),
        )
      const inside = () =>
        new Promise<number>((resolve) => servers[0]?.getConnections((_, n) => resolve(n)))
      expect(await inside()).toBeLessThanOrEqual(doorLimits.all)
      const other = await askSecurely({
        port: door.port,
        servername: 'villa.local',
        rejectUnauthorized: false,
        path: '/',
      })
      expect(other.body).toBe('in')
      await Promise.all([door.close(50), ...crowd.map((socket) => closeOf(socket))])
      expect(await inside()).toBe(0)
    },
    crowdSize * 30,
  )

  test('stops in time whatever hangs on it', async () => {
    const { fitting } = await createCertificates(house())
    const door = await openSecureDoor(0, await fitting([]))
    const silent = connectTcp(door.port, '127.0.0.1')
    await once(silent, 'connect')
    await Promise.all([door.close(50), closeOf(silent)])
  })

  test('says which port another program has', async () => {
    const door = await openDoor()
    const { fitting } = await createCertificates(house())
    await expect(openSecureDoor(door.port, await fitting([]))).rejects.toThrow(/HEARTH_HTTPS_PORT/)
    await door.close(100)
  })
})

test.each([
  ['127.0.0.1', true],
  ['::ffff:192.168.1.7', true],
  ['10.20.30.40', true],
  ['172.31.255.255', true],
  ['169.254.3.4', true],
  ['fd12::1', true],
  ['fe80::1%eth0', true],
  ['172.32.0.1', false],
  ['192.0.2.7', false],
  ['100.64.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['2001:db8::1', false],
  ['', false],
  [undefined, false],
])('%s is at home: %s', (address, expected) => expect(isAtHome(address)).toBe(expected))

test('addresses of containers, tunnels and the internet are not announced', () => {
  const at = (address: string, internal = false) => [{ address, internal }]
  expect(
    ownAddresses({
      lo: at('127.0.0.1', true),
      en0: [...at('192.168.1.5'), ...at('fe80::1'), ...at('fd00::5'), ...at('2001:db8::5')],
      docker0: at('172.17.0.1'),
      utun3: at('10.8.0.2'),
      wlan0: at('192.168.1.5'),
      eth1: undefined,
    }),
  ).toEqual(['192.168.1.5', 'fd00::5'])
})

async function closeOf(socket: Socket): Promise<void> {
  socket.on('error', () => {})
  socket.resume()
  if (!socket.destroyed) await once(socket, 'close')
}

async function textOf(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(socket, 'close')
  return text
}
