import { connect as connectTcp } from 'node:net'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startAppliance } from '../appliance.ts'
import { parseSettings } from '../settings.ts'
import { anyPorts, household, setUp, startTestAppliance, temporaryFolder } from '../testing.ts'
import type { TestAppliance } from '../testing.ts'
import { askSecurely, authorityOf, type Asked } from './testing.ts'

const lanOn = { HEARTH_LAN: 'on', HEARTH_HTTPS_PORT: '0', HEARTH_NAME: 'villa' }

let house: TestAppliance
let ca: string
let port: string

beforeAll(async () => {
  house = await startTestAppliance(lanOn)
  ca = await authorityOf(house.dir)
  port = new URL(house.lan ?? '').port
})
afterAll(() => house.close())

const own = () => ({ servername: 'villa.local', ca, port })
const ask = (path: string, more: Partial<Asked> = {}) =>
  askSecurely({
    ...own(),
    path,
    ...more,
    headers: { host: `villa.local:${port}`, ...more.headers },
  })
const signIn = () =>
  ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `https://villa.local:${port}` },
    body: JSON.stringify({ email: household.email, password: household.password }),
  })

test('the ready line says where', () => expect(house.lan).toMatch(/^https:\/\/villa\.local:\d+$/))

describe('the household over HTTPS', () => {
  test('is the whole app, for whoever trusts the house', async () => {
    expect(await ask('/health')).toMatchObject({ status: 200 })
    const page = await ask('/')
    expect(page.headers['strict-transport-security']).toBeUndefined()
    expect((await ask('/api/v1/auth/profile')).status).toBe(401)
  })

  test('signs people in, with a cookie that stays on HTTPS', async () => {
    await setUp(house.origin)
    const answer = await signIn()
    expect(answer.status).toBe(200)
    const cookie = answer.headers['set-cookie']?.find((each) => each.includes('session_token'))
    expect(cookie).toMatch(/^__Secure-mana.*HttpOnly.*$/)
    expect(cookie).toMatch(/; Secure/)
    const known = await ask('/api/v1/auth/profile', {
      headers: { cookie: cookie?.split(';')[0] ?? '' },
    })
    expect(known.status).toBe(200)
    const plain = await fetch(`${house.origin}/api/v1/auth/profile`, {
      headers: { cookie: cookie?.split(';')[0] ?? '' },
    })
    expect(plain.status).toBe(401)
  })

  test('an invitation made at the machine itself opens on a phone', async () => {
    const { cookie = '' } = await fetchSignIn()
    const answer = await fetch(`${house.origin}/api/v1/admin/invites`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: house.origin },
      body: '{}',
    })
    const { url } = (await answer.json()) as { url: string }
    expect(url).toMatch(new RegExp(`^https://villa\\.local:${port}/join\\?code=`))
  })

  async function fetchSignIn() {
    const answer = await fetch(`${house.origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: house.origin },
      body: JSON.stringify({ email: household.email, password: household.password }),
    })
    return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] }
  }

  test.each(['evil.example', 'hearth.local', '8.8.8.8', 'villa.local.evil.example'])(
    'does not answer to %s (rebinding)',
    async (host) => {
      expect((await ask('/health', { headers: { host } })).status).toBe(421)
      expect((await ask('/lan/probe', { headers: { host } })).status).toBe(421)
    },
  )

  test('another site changes nothing', async () => {
    for (const origin of ['https://evil.example', `http://villa.local:1`, 'null'])
      expect(
        (await ask('/api/auth/sign-out', { method: 'POST', headers: { origin } })).status,
      ).toBe(403)
  })

  test('headers of 40 kB are refused', async () => {
    expect((await ask('/health', { headers: { 'x-much': 'x'.repeat(40_000) } })).status).toBe(431)
  })
})

describe('TLS', () => {
  test('who does not trust the house gets nothing', async () => {
    await expect(askSecurely({ port, servername: 'villa.local', path: '/' })).rejects.toThrow(
      /self-signed|unable to/,
    )
  })

  test('another name is not vouched for', async () => {
    await expect(ask('/', { servername: 'bank.example' })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    })
  })

  test('1.1 and older are refused, 1.2 and 1.3 spoken', async () => {
    await expect(
      ask('/health', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/ERR_SSL|EPROTO|ECONNRESET/) })
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
      expect((await ask('/health', { minVersion: version, maxVersion: version })).status).toBe(200)
  })

  test('plain HTTP at the secure port is no way in', async () => {
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow()
  })
})

describe('the probe', () => {
  test('may be read by the trust page', async () => {
    const origin = 'http://villa.local:4327'
    const { status, headers, body } = await ask('/lan/probe', { headers: { origin } })
    expect([status, headers['access-control-allow-origin']]).toEqual([200, origin])
    expect(Object.keys(JSON.parse(body) as object)).toEqual(['hearth', 'now'])
  })

  test.each([
    'https://evil.example',
    'http://evil.example',
    'null',
    'http://villa.local.evil.example',
  ])('may not by %s', async (origin) => {
    const { headers } = await ask('/lan/probe', { headers: { origin } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })
})

test('a connection that says nothing for hours does not keep the house from stopping', async () => {
  const other = await startTestAppliance(lanOn)
  const socket = connectTcp(Number(new URL(other.lan ?? '').port), '127.0.0.1')
  await once(socket, 'connect')
  const closed = once(socket, 'close')
  socket.on('error', () => {})
  await other.close()
  await closed
})

test('without its authority the house goes on, and the home network does not', async () => {
  const dir = await temporaryFolder()
  const first = await startTestAppliance(lanOn, { dir })
  await first.close()
  await rm(join(dir, 'keys', 'lan-authority.pem'))
  const said: string[] = []
  const stream = { write: (line: string) => void said.push(line) }
  const log = Object.assign(pino({ level: 'error' }, stream), {
    toFolder: () => {},
    startFailed: () => {},
  })
  const settings = parseSettings({ ...anyPorts, ...lanOn, HEARTH_DATA_DIR: dir })
  const second = await startAppliance(settings, log as never)
  expect(second.ready.lan).toBeNull()
  expect((await fetch(`${second.ready.origin}/health`)).status).toBe(200)
  expect(said.join()).toMatch(/new-authority/)
  await second.close()
  await rm(dir, { recursive: true })
})

test('two houses with one name do not pass for each other', async () => {
  const other = await startTestAppliance(lanOn)
  await expect(ask('/health', { port: new URL(other.lan ?? '').port })).rejects.toThrow(
    /unable to|self-signed|signature/,
  )
  await other.close()
})

test('off, nothing of it is there', async () => {
  const plain = await startTestAppliance()
  expect(plain.lan).toBeNull()
  await expect(authorityOf(plain.dir)).rejects.toMatchObject({ code: 'ENOENT' })
  await plain.close()
})
