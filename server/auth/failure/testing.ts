import { rm } from 'node:fs/promises'
import { Hono } from 'hono'
import pino from 'pino'
import { openStorage, type Storage, type StorageIo } from '../../../storage/index.ts'
import { errorResponse } from '../../errors.ts'
import { household, temporaryFolder } from '../../testing.ts'
import type { AuthOptions } from '../index.ts'
import { createAuth } from '../index.ts'
import { createSetupCode } from '../setup-code.ts'
import { noOutbox } from '../testing.ts'

type Ask = { body?: unknown; headers?: Record<string, string>; peer?: string; method?: string }

/**
 * Test support: the accounts alone, on real storage that a test may break, asked from any address of
 * the network and at any time.
 */
export async function openAccounts(
  more: Partial<AuthOptions> = {},
  { dir: place, io }: { dir?: string; io?: StorageIo } = {},
) {
  const dir = place ?? (await temporaryFolder())
  const clock = { now: Date.now() }
  const storage = await openStorage({ dir, now: () => clock.now, ...(io ? { io } : {}) })
  const options = (others: Partial<AuthOptions>): AuthOptions => ({
    storage,
    secrets: [{ version: 1, value: 'a secret that is long enough for this test' }],
    setupCode: createSetupCode(),
    hosts: new Set(['localhost']),
    trustedOrigins: ['http://localhost'],
    issuer: 'http://localhost',
    audience: 'mana',
    cookieDomain: undefined,
    signup: () => 'open',
    maxDailySignups: () => 0,
    addresses: [],
    outbox: noOutbox,
    origins: { household: 'http://localhost', auth: 'http://localhost' },
    erase: async (userId) => storage.erasure.begin(userId),
    serviceKey: undefined,
    onSessionEnd: () => {},
    log: Object.assign(pino({ level: 'silent' }), { toFolder: () => {} }),
    now: () => clock.now,
    newId: () => crypto.randomUUID(),
    ...more,
    ...others,
  })
  const appOf = (others: Partial<AuthOptions>) => {
    const auth = createAuth(options(others))
    const app = new Hono()
      .route('/api/auth', auth.betterAuth)
      .route('/api/v1/auth', auth.routes)
      .route('/api/v1/setup', auth.setup)
    app.onError((error, c) => errorResponse(c, error))
    return app
  }
  let app = appOf({})
  const ask = async (path: string, { body, headers, peer = '192.168.1.20', method }: Ask = {}) => {
    return app.request(
      `http://localhost/api${path}`,
      {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: peer } } },
    )
  }
  const setup = await ask('/v1/setup', { body: household, peer: '127.0.0.1' })
  if (setup.status !== 201) throw new Error(await setup.text())
  return {
    storage: storage as Storage,
    clock,
    ask,
    /** The same folder with other options, as after a restart. */
    reopen: (others: Partial<AuthOptions>) => void (app = appOf(others)),
    login: (password = household.password, wish: Ask & { email?: string } = {}) =>
      ask('/v1/auth/login', { ...wish, body: { email: wish.email ?? household.email, password } }),
    native: (password = household.password, wish: Ask = {}) =>
      ask('/auth/sign-in/email', { ...wish, body: { email: household.email, password } }),
    async close() {
      await storage.close().catch(() => {})
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export type Accounts = Awaited<ReturnType<typeof openAccounts>>
