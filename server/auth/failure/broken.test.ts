import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { household, cookieOf } from '../../testing.ts'
import { openAccounts, type Accounts } from './testing.ts'

let accounts: Accounts
let cookie: string
let accessToken: string
let refreshToken: string
beforeEach(async () => {
  accounts = await openAccounts()
  const answer = await accounts.login()
  cookie = cookieOf(answer)
  ;({ accessToken, refreshToken } = (await answer.json()) as typeof globalThis & {
    accessToken: string
    refreshToken: string
  })
})
afterEach(() => accounts.close())

const db = () => accounts.storage.sqlite
const counted = () => db().prepare('SELECT count(*) FROM failed_attempt').pluck().get()

let other: Database.Database
type Fault = { name: string; spoil: () => void; heal: () => void }
const faults: Fault[] = [
  {
    name: 'read-only',
    spoil: () => db().pragma('query_only = 1'),
    heal: () => db().pragma('query_only = 0'),
  },
  {
    name: 'locked by another process',
    spoil: () => {
      db().pragma('busy_timeout = 0')
      other = new Database(db().name)
      other.exec('BEGIN IMMEDIATE')
    },
    heal: () => {
      other.close()
      db().pragma('busy_timeout = 5000')
    },
  },
  {
    name: 'without a column',
    spoil: () => db().exec('ALTER TABLE session RENAME COLUMN token TO gone'),
    heal: () => db().exec('ALTER TABLE session RENAME COLUMN gone TO token'),
  },
  {
    name: 'without a table of passwords',
    spoil: () => db().exec('ALTER TABLE account RENAME TO lost'),
    heal: () => db().exec('ALTER TABLE lost RENAME TO account'),
  },
  {
    name: 'unable to count',
    spoil: () => db().exec('ALTER TABLE lockout RENAME TO lost'),
    heal: () => db().exec('ALTER TABLE lost RENAME TO lockout'),
  },
  {
    name: 'under another secret',
    spoil: () =>
      accounts.reopen({ secrets: [{ version: 1, value: 'another secret, as long as the first' }] }),
    heal: () => accounts.reopen({}),
  },
]

describe.each(faults)('a house that is $name', (fault) => {
  test('answers five right passwords with five 503s, and locks nobody out', async () => {
    fault.spoil()
    for (let n = 0; n < 5; n++) {
      const answer = await accounts.login()
      expect(await answer.json()).toMatchObject({ error: 'SERVICE_UNAVAILABLE', status: 503 })
      expect(answer.status).toBe(503)
    }
    fault.heal()
    await recovered()
    expect(counted()).toBe(0)
  })

  test('nor by Better Auth’s own route', async () => {
    if (fault.name === 'under another secret') return
    fault.spoil()
    for (let n = 0; n < 5; n++) expect((await accounts.native()).status).toBe(503)
    fault.heal()
    await recovered()
    expect(counted()).toBe(0)
  })
})

test('a closed one: 503 for every route, with no cause in it', async () => {
  db().close()
  const headers = { cookie }
  const bearer = { authorization: `Bearer ${accessToken}` }
  const password = household.password
  const asked: [string, Parameters<Accounts['ask']>[1]][] = [
    ['/v1/auth/login', { body: { email: household.email, password } }],
    ['/v1/auth/register', { body: { email: 'b@example.org', password } }],
    ['/v1/auth/signup-status', {}],
    ['/v1/auth/refresh', { body: { refreshToken } }],
    ['/v1/auth/refresh', { body: {}, headers }],
    ['/v1/auth/validate', { body: { token: accessToken } }],
    ['/v1/auth/logout', { body: {}, headers }],
    ['/v1/auth/session', { headers }],
    ['/v1/auth/profile', { headers }],
    ['/v1/auth/profile', { headers: bearer }],
    ['/v1/auth/profile', { headers, body: { name: 'A' } }],
    ['/v1/auth/session-to-token', { headers, body: {} }],
    ['/v1/auth/forgot-password', { body: { email: household.email } }],
    ['/v1/auth/reset-password', { body: { token: 'x', newPassword: password } }],
    ['/v1/auth/resend-verification', { body: { email: household.email } }],
    ['/v1/auth/change-email', { headers, body: { newEmail: 'b@example.org' } }],
    [
      '/v1/auth/change-password',
      { headers, body: { currentPassword: password, newPassword: password } },
    ],
    ['/v1/auth/account', { method: 'DELETE', headers, body: { password } }],
    ['/v1/auth/sessions', { headers }],
    ['/v1/auth/sessions/x', { headers, method: 'DELETE' }],
    ['/v1/auth/security-events', { headers }],
    ['/v1/auth/jwks', {}],
    ['/auth/sign-in/email', { body: { email: household.email, password } }],
    ['/auth/sign-up/email', { body: { email: 'b@example.org', password, name: 'B' } }],
    ['/auth/change-password', { headers, body: {} }],
  ]
  for (const [path, wish] of asked) {
    const answer = await accounts.ask(path, wish)
    const text = await answer.text()
    expect(`${answer.status} ${path}`).toBe(`503 ${path}`)
    expect(text).toMatch(/SERVICE_UNAVAILABLE|UNAVAILABLE/)
    expect(text).not.toMatch(/sqlite|database connection|at .*\.ts/i)
  }
})

/** After a fault the storage refuses writes for a few seconds of its own clock. */
async function recovered(): Promise<void> {
  accounts.clock.now += 6000
  expect((await accounts.login()).status).toBe(200)
}
