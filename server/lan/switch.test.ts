import Database from 'better-sqlite3'
import { connect } from 'node:tls'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { household, post, setUp, startTestAppliance } from '../testing.ts'
import type { TestAppliance } from '../testing.ts'
import { askSecurely, authorityOf } from './testing.ts'

/** One house all along: what is tried is that it goes on while its home network comes and goes. */
let house: TestAppliance
let cookie: string

beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_HTTPS_PORT: '0' })
  cookie = (await setUp(house.origin)).cookie
})
afterAll(() => house.close())

type Shown = { on: boolean; origin: string | null; fingerprint: string; trustPage: string | null }
const route = '/api/v1/admin/appliance/network'

async function network(method = 'GET', path = '', body?: object): Promise<Shown> {
  const answer = await fetch(`${house.origin}${route}${path}`, {
    method,
    headers: { cookie, origin: house.origin, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Shown
}

/** As a device that trusts the house, by the name it has now. */
async function ask(origin: string, path: string, options: object = {}) {
  const { hostname, port, host } = new URL(origin)
  const ca = await authorityOf(house.dir)
  return askSecurely({ servername: hostname, ca, port, path, headers: { host }, ...options })
}

async function deviceLink(): Promise<string> {
  const answer = await post(`${house.origin}/api/auth/device/code`, { client_id: 'hearth-tv' })
  return ((await answer.json()) as { verification_uri: string }).verification_uri
}

test('on: the house is there at once, and links lead there', async () => {
  expect(await deviceLink()).toBe(`${house.origin}/device`)
  const { origin } = await network('PUT', '', { on: true })
  expect((await ask(origin ?? '', '/health')).status).toBe(200)
  expect(await deviceLink()).toBe(`${origin}/device`)
  const signedIn = await ask(origin ?? '', '/api/auth/sign-in/email', {
    method: 'POST',
    headers: {
      host: new URL(origin ?? '').host,
      origin,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email: household.email, password: household.password }),
  })
  expect(signedIn.status).toBe(200)
})

test('off, asked for by a phone: it is answered, and then nothing is there any more', async () => {
  const { origin } = await network()
  const { host, port } = new URL(origin ?? '')
  const signedIn = await post(`${house.origin}/api/auth/sign-in/email`, household)
  expect(signedIn.status).toBe(200)
  const answer = await ask(origin ?? '', '/api/auth/sign-in/email', {
    method: 'POST',
    headers: { host, origin, 'content-type': 'application/json' },
    body: JSON.stringify(household),
  })
  const own = answer.headers['set-cookie']?.map((each) => each.split(';')[0]).join('; ') ?? ''
  const off = await ask(origin ?? '', route, {
    method: 'PUT',
    headers: { host, origin, cookie: own, 'content-type': 'application/json' },
    body: '{"on":false}',
  })
  expect(off.status).toBe(200)
  expect(JSON.parse(off.body)).toMatchObject({ on: false, origin: null })
  const late = connect({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false })
  await expect(once(late, 'secureConnect')).rejects.toThrow('ECONNREFUSED')
  expect((await fetch(`${house.origin}/health`)).status).toBe(200)
  expect(await deviceLink()).toBe(`${house.origin}/device`)
})

test('what the command line chooses is followed, and a new name is answered to', async () => {
  const db = new Database(join(house.dir, 'hearth.db'))
  db.prepare(`INSERT OR REPLACE INTO setting (key, value) VALUES ('lan.on', 'true')`).run()
  db.close()
  await expect.poll(async () => (await network()).origin).not.toBeNull()
  const before = await network()
  const after = await network('PUT', '/name', { name: 'cottage', understood: true })
  expect(after.origin).toMatch(/^https:\/\/cottage\.local:/)
  expect((await ask(after.origin ?? '', '/health')).status).toBe(200)
  const old = new URL(before.origin ?? '').host
  const { status } = await ask(after.origin ?? '', '/health', { headers: { host: old } })
  expect(status).toBe(421)
})

test('taken back, the old certificate is worth nothing', async () => {
  const before = await authorityOf(house.dir)
  const { fingerprint } = await network()
  const after = await network('POST', '/authority', { understood: true })
  expect(after.fingerprint).not.toBe(fingerprint)
  await expect(ask(after.origin ?? '', '/health', { ca: before })).rejects.toThrow(
    /signature|self-signed|unable/,
  )
  expect((await ask(after.origin ?? '', '/health')).status).toBe(200)
})
