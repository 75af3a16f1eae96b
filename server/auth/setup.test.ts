import { rm } from 'node:fs/promises'
import Database from 'better-sqlite3'
import pino from 'pino'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  cookieOf,
  household,
  post,
  setUp,
  startTestAppliance,
  type TestAppliance,
  temporaryFolder,
} from '../testing.ts'
import { openStorage } from '../../storage/index.ts'
import { errorResponse } from '../errors.ts'
import { createAuth } from './index.ts'
import { createSetupCode } from './setup-code.ts'
import { noOutbox } from './testing.ts'

let house: TestAppliance
beforeEach(async () => void (house = await startTestAppliance()))
afterEach(() => house.close())

const setup = () => `${house.origin}/api/v1/setup`

function rows(sql: string): unknown[] {
  const sqlite = new Database(join(house.dir, 'hearth.db'), { readonly: true })
  try {
    return sqlite.prepare(sql).all()
  } finally {
    sqlite.close()
  }
}

describe('first-run set-up', () => {
  test('makes the household, its admin and their space, and signs them in', async () => {
    expect(await (await fetch(setup())).json()).toEqual({ needed: true, codeRequired: false })
    const answer = await post(setup(), household)
    expect(answer.status).toBe(201)
    const body = (await answer.json()) as Record<string, unknown>
    expect(body).toMatchObject({ user: { email: household.email, role: 'admin' }, redirect: false })
    expect(body['accessToken']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    const session = await fetch(`${house.origin}/api/auth/get-session`, {
      headers: { cookie: cookieOf(answer) },
    })
    expect(await session.json()).toMatchObject({ user: { name: household.name } })
    expect(
      rows(
        `SELECT o.name, o.metadata ->> 'type' AS type, m.role FROM organization o JOIN member m ON m.organization_id = o.id ORDER BY type`,
      ),
    ).toEqual([
      { name: 'The Lindens', type: 'family', role: 'owner' },
      { name: 'Ada Linden', type: 'personal', role: 'owner' },
    ])
    expect(await (await fetch(setup())).json()).toEqual({ needed: false, codeRequired: false })
  })

  test('happens once', async () => {
    await setUp(house.origin)
    expect((await post(setup(), { ...household, email: 'eve@example.org' })).status).toBe(404)
  })

  test('of two at once, one wins', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) => post(setup(), { ...household, email: `p${n}@example.org` })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404, 404])
    expect(rows('SELECT id FROM user')).toHaveLength(1)
    expect(rows('SELECT id FROM organization')).toHaveLength(2)
  })

  test.each([
    ['email', { email: 'not an address' }],
    ['password', { password: 'short' }],
    ['name', { name: '   ' }],
    ['householdName', { householdName: 'x'.repeat(81) }],
    ['householdName', { householdName: 7 }],
  ])('a bad %s is named and changes nothing', async (field, wrong) => {
    const answer = await post(setup(), { ...household, ...wrong })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: 'VALIDATION', field })
    expect(rows('SELECT id FROM user')).toEqual([])
  })

  test('what is not JSON, or far too long, is refused', async () => {
    expect((await fetch(setup(), { method: 'POST', body: '{{{' })).status).toBe(400)
    expect((await fetch(setup(), { method: 'POST', body: 'x'.repeat(20_000) })).status).toBe(413)
  })

  test('nobody signs up before it, nor after it unless the house is open', async () => {
    const join = () =>
      post(`${house.auth}/api/auth/sign-up/email`, { ...household, email: 'eve@example.org' })
    expect((await join()).status).toBe(403)
    await setUp(house.origin)
    expect((await join()).ok).toBe(false)
    expect(rows('SELECT id FROM user')).toHaveLength(1)
  })
})

describe('first-run set-up from another device', () => {
  /** The routes with a socket that ends somewhere on the LAN: in a test everything is loopback. */
  async function fromTheLan(
    work: (ask: (code?: string) => Promise<Response>, code: string) => Promise<void>,
  ) {
    const dir = await temporaryFolder()
    const storage = await openStorage({ dir })
    const setupCode = createSetupCode()
    const { setup: routes } = createAuth({
      storage,
      secrets: [{ version: 1, value: 'a secret that is long enough for this test' }],
      setupCode,
      hosts: new Set(['localhost']),
      trustedOrigins: [],
      issuer: 'http://localhost',
      audience: 'mana',
      cookieDomain: undefined,
      signup: () => 'invite',
      maxDailySignups: () => 0,
      addresses: [],
      outbox: noOutbox,
      origins: { household: 'http://localhost', auth: 'http://localhost' },
      erase: async () => {},
      serviceKey: undefined,
      onSessionEnd: () => {},
      log: Object.assign(pino({ level: 'silent' }), { toFolder: () => {} }),
      now: Date.now,
      newId: () => crypto.randomUUID(),
    })
    routes.onError((error, c) => errorResponse(c, error))
    const env = { incoming: { socket: { remoteAddress: '192.168.1.20' } } } as never
    const headers = { host: 'localhost', 'content-type': 'application/json' }
    const ask = async (code?: string) =>
      routes.request(
        'http://localhost/',
        { method: 'POST', headers, body: JSON.stringify({ ...household, code }) },
        env,
      )
    try {
      expect(await (await routes.request('http://localhost/', { headers }, env)).json()).toEqual({
        needed: true,
        codeRequired: true,
      })
      await work(ask, setupCode.text)
    } finally {
      await storage.close()
      await rm(dir, { recursive: true })
    }
  }

  test('takes the code the machine shows', () =>
    fromTheLan(async (ask, code) => {
      const without = await ask()
      expect(without.status).toBe(403)
      expect(await without.json()).toMatchObject({ field: 'code' })
      expect((await ask('0000-0000')).status).toBe(403)
      expect((await ask(code)).status).toBe(201)
    }))

  test('is over after five wrong codes, until the next start', () =>
    fromTheLan(async (ask, code) => {
      for (let n = 0; n < 5; n++) expect((await ask('0000-0000')).status).toBe(403)
      const answer = await ask(code)
      expect(answer.status).toBe(403)
      expect(((await answer.json()) as { message: string }).message).toContain('Restart Hearth')
    }))
})
