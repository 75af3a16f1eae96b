import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { allowHosts, createHostList, hostName } from './hosts.ts'
import { checkOrigin } from './origins.ts'
import { isLoopback, peerHeader, withPeer } from './peer.ts'

const hosts = createHostList({
  name: 'villa',
  addresses: ['https://auth.example.org:8443', undefined],
})

function guarded() {
  const app = new Hono()
  app.use(allowHosts(hosts))
  app.use(checkOrigin(new Set(['https://app.example.org'])))
  return app.all('/', (c) => c.text('in'))
}

async function status(method: string, headers: Record<string, string>) {
  return (await guarded().request('http://x/', { method, headers })).status
}

describe('host allow-list', () => {
  test.each([
    'localhost:4327',
    '127.0.0.1',
    '[::1]:3001',
    'villa.local:4328',
    'AUTH.example.org',
    'localhost',
  ])('%s is ours', async (host) => expect(await status('GET', { host })).toBe(200))

  test.each([
    'evil.example',
    'localhost.evil.example',
    'hearth.local',
    '192.168.1.4',
    'localhost:x',
    'localhost@evil.example',
    '',
  ])('%s is not (DNS rebinding)', async (host) => expect(await status('GET', { host })).toBe(421))

  test('a request without a host is refused', () => expect(hostName(undefined)).toBeNull())
})

describe('origin check', () => {
  const own = { host: 'localhost:4327' }

  test.each([
    ['our own page', { origin: 'http://localhost:4327' }],
    ['an allowed origin', { origin: 'https://app.example.org', 'sec-fetch-site': 'cross-site' }],
    ['a browser that says same-origin', { 'sec-fetch-site': 'same-origin' }],
    ['a program that is no browser', {}],
  ])('%s may change things', async (_, headers) =>
    expect(await status('POST', { ...own, ...headers })).toBe(200),
  )

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:8080' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a foreign form that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour site', { 'sec-fetch-site': 'same-site' }],
    [
      'another site with octets',
      { origin: 'https://evil.example', 'content-type': 'application/octet-stream' },
    ],
  ])('%s may not', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(await status(method, { ...own, ...headers })).toBe(403)
  })

  test.each([
    ['/api/v1/auth/logout', 'UNAUTHORIZED'],
    ['/api/v1/api-keys', 'UNAUTHORIZED'],
    ['/api/v1/media/upload', 'FORBIDDEN'],
  ])('%s: another site is told by a code of that route', async (path, error) => {
    const headers = { ...own, origin: 'https://evil.example' }
    const answer = await guarded().request(`http://x${path}`, { method: 'POST', headers })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error, status: 403 })
  })

  test('reading needs no origin, upgrading does', async () => {
    const foreign = { ...own, origin: 'https://evil.example' }
    expect(await status('GET', foreign)).toBe(200)
    expect(await status('GET', { ...foreign, upgrade: 'websocket' })).toBe(403)
  })
})

test('what a client says of its own address is dropped', async () => {
  const app = new Hono().all('/', (c) => c.json(Object.fromEntries(withPeer(c as never).headers)))
  const answer = await app.request('/', {
    headers: {
      'x-forwarded-for': '6.6.6.6',
      forwarded: 'for=6.6.6.6',
      'x-real-ip': '6.6.6.6',
      [peerHeader]: '6.6.6.6',
    },
  })
  expect(await answer.json()).toEqual({ [peerHeader]: '127.0.0.1' })
})

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['192.168.1.2', false],
  [null, false],
])('loopback %s: %s', (address, expected) => expect(isLoopback(address)).toBe(expected))
