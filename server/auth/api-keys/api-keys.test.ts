import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post, setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import { addPerson } from '../testing.ts'

let house: TestAppliance
let sqlite: Database.Database
let ada: { cookie: string; token: string; userId: string }
let bob: { cookie: string; userId: string }
let ahead = 0

beforeAll(async () => {
  house = await startTestAppliance({}, { now: () => Date.now() + ahead })
  sqlite = new Database(join(house.dir, 'hearth.db'))
  ada = await setUp(house.origin)
  bob = await addPerson(house.origin, sqlite, 'bob')
})
afterAll(() => {
  sqlite.close()
  return house.close()
})

type Key = Record<string, unknown> & { id: string; key: string }
const at = (path = '') => `${house.auth}/api/v1/api-keys${path}`
const bearer = () => ({ authorization: `Bearer ${ada.token}` })
const mine = () => ({ cookie: ada.cookie })

async function make(body: object, headers: Record<string, string> = mine()): Promise<Key> {
  const answer = await post(at(), body, headers)
  expect(answer.status).toBe(201)
  return (await answer.json()) as Key
}
const list = async (headers: Record<string, string> = mine()) =>
  (await (await fetch(at(), { headers })).json()) as Key[]
const revoke = (id: string, headers: Record<string, string> = mine()) =>
  fetch(at(`/${id}`), { method: 'DELETE', headers: { origin: house.auth, ...headers } })
const validate = async (apiKey: string, scope?: string) =>
  (await post(at('/validate'), { apiKey, ...(scope ? { scope } : {}) })).json()
const media = (key: string, method = 'GET', path = '/stats', origin = house.media) =>
  fetch(`${origin}/api/v1/media${path}`, { method, headers: { authorization: `Bearer ${key}` } })
async function refused(answer: Response, error: string, status: number) {
  expect(await answer.json()).toMatchObject({ error, status })
  expect(answer.status).toBe(status)
}

describe('making and listing', () => {
  test('the key is shown once, by a bearer token alone', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const scopes = ['media:read', 'media:read', 'stt:use']
    const made = await make({ name: ' Backup ', scopes, expiresAt }, bearer())
    expect(made.key).toMatch(/^sk_live_[A-Za-z0-9]{40,}$/)
    const { key, ...shown } = made
    expect(shown).toEqual({
      id: made.id,
      name: 'Backup',
      keyPrefix: key.slice(0, 12),
      scopes: ['media:read', 'stt:use'],
      createdAt: expect.any(String) as string,
      lastUsedAt: null,
      expiresAt,
      revokedAt: null,
    })
    expect((await list()).find(({ id }) => id === made.id)).toEqual(shown)
    const kept = JSON.stringify(sqlite.prepare('SELECT * FROM apikey').all())
    expect(kept).not.toContain(key)
  })

  test.each([
    [{}],
    [{ name: '' }],
    [{ name: 'x'.repeat(81) }],
    [{ name: 7 }],
    [{ name: 'x', scopes: 'media:read' }],
    [{ name: 'x', scopes: ['media'] }],
    [{ name: 'x', scopes: ['media:*'] }],
    [{ name: 'x', scopes: Array.from({ length: 21 }, (_, n) => `a${n}:b`) }],
    [{ name: 'x', expiresAt: 'tomorrow' }],
    [{ name: 'x', expiresAt: '2020-01-01T00:00:00Z' }],
  ])('not %j', async (body) => {
    const before = await list()
    await refused(await post(at(), body, mine()), 'VALIDATION', 400)
    expect(await list()).toEqual(before)
  })

  test('nobody: no session, or another API key', async () => {
    const { key } = await make({ name: 'k', scopes: ['media:read', 'media:write'] })
    for (const headers of [{}, { authorization: `Bearer ${key}` }]) {
      await refused(await post(at(), { name: 'x' }, headers), 'UNAUTHORIZED', 401)
      await refused(await fetch(at(), { headers }), 'UNAUTHORIZED', 401)
      await refused(await revoke('x', headers), 'UNAUTHORIZED', 401)
    }
  })
})

describe('the end of a key', () => {
  test('revoked: gone at once, and listed still', async () => {
    const { id, key } = await make({ name: 'phone', scopes: ['media:read'] })
    expect((await media(key)).status).toBe(200)
    expect(await (await revoke(id)).json()).toEqual({ success: true })
    expect((await media(key)).status).toBe(401)
    expect(await validate(key)).toEqual({ valid: false })
    const [listed] = (await list()).filter((entry) => entry.id === id)
    expect(listed?.['revokedAt']).toEqual(expect.any(String))
    expect(await (await revoke(id)).json()).toEqual({ success: true })
    expect((await list()).find((entry) => entry.id === id)).toEqual(listed)
  })

  test("another person's is not there, and goes on", async () => {
    const { id, key } = await make({ name: 'mine', scopes: ['media:read'] })
    await refused(await revoke(id, { cookie: bob.cookie }), 'NOT_FOUND', 404)
    await refused(await revoke('nothing'), 'NOT_FOUND', 404)
    expect(await list({ cookie: bob.cookie })).toEqual([])
    expect((await media(key)).status).toBe(200)
  })

  test('expired, and of somebody who is kept out', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString()
    const { key } = await make({ name: 'short', scopes: ['media:read'], expiresAt })
    ahead = 61_000
    expect((await media(key)).status).toBe(401)
    expect(await validate(key)).toEqual({ valid: false })
    ahead = 0
    const bobs = await make({ name: 'bobs', scopes: ['media:read'] }, { cookie: bob.cookie })
    sqlite.prepare('UPDATE user SET banned = 1 WHERE id = ?').run(bob.userId)
    expect((await media(bobs.key)).status).toBe(401)
    sqlite.prepare('UPDATE user SET banned = 0 WHERE id = ?').run(bob.userId)
    expect((await media(bobs.key)).status).toBe(200)
  })

  test('who listens by it hears no more', async () => {
    const { id, key } = await make({ name: 'ears', scopes: ['media:read'] })
    const events = await media(key, 'GET', '/events')
    expect(events.status).toBe(200)
    await revoke(id)
    // Reads to the end, which comes only because the stream is closed.
    expect(await events.text()).not.toContain('event: media')
  })
})

describe('asking about a key', () => {
  test('what it may do', async () => {
    const { key } = await make({ name: 'asked', scopes: ['media:read'] })
    const rateLimit = { requests: 60, window: 60 }
    const valid = { valid: true, userId: ada.userId, scopes: ['media:read'], rateLimit }
    expect(await validate(key)).toEqual(valid)
    expect(await validate(key, 'media:read')).toEqual(valid)
    expect(await validate(key, 'media:write')).toEqual({ valid: false, reason: 'scope_denied' })
    expect(await validate(`${key}x`)).toEqual({ valid: false })
    expect(await validate('sk_live_nothing', 'media:read')).toEqual({ valid: false })
  })

  test.each([[{}], [{ apiKey: 7 }], [{ apiKey: '' }], [{ apiKey: 'x'.repeat(301) }]])(
    'not %j',
    async (body) => refused(await post(at('/validate'), body), 'VALIDATION', 400),
  )
})

describe('what a key opens', () => {
  test('media, by its scopes, at both addresses', async () => {
    const reads = await make({ name: 'r', scopes: ['media:read'] })
    const writes = await make({ name: 'w', scopes: ['media:write'] })
    const none = await make({ name: 'n' })
    const nothing = '/00000000-0000-7000-8000-000000000000'
    for (const origin of [house.media, house.origin]) {
      expect((await media(reads.key, 'GET', '/stats', origin)).status).toBe(200)
      expect((await media(reads.key, 'DELETE', nothing, origin)).status).toBe(403)
      expect((await media(writes.key, 'DELETE', nothing, origin)).status).toBe(404)
      expect((await media(writes.key, 'GET', '/stats', origin)).status).toBe(403)
      expect((await media(none.key, 'GET', '/stats', origin)).status).toBe(403)
      expect((await media(none.key, 'POST', '/upload', origin)).status).toBe(403)
    }
  })

  test('a thumbnail that lies in memory for its owner, only with the scope', async () => {
    const writes = await make({ name: 'w2', scopes: ['media:write'] })
    const path = '/00000000-0000-7000-8000-000000000000/file/thumb'
    expect((await media(writes.key, 'GET', path)).status).toBe(403)
  })

  test('nothing else, though its owner is an admin', async () => {
    const { key } = await make({ name: 'all', scopes: ['media:read', 'media:write'] })
    const headers = { authorization: `Bearer ${key}`, 'x-api-key': key }
    for (const path of [
      '/api/v1/auth/profile',
      '/api/v1/auth/sessions',
      '/api/v1/auth/passkeys',
      '/api/v1/auth/second-factor',
      '/api/v1/auth/trusted-devices',
      '/api/v1/auth/security-events',
      '/api/v1/me/data',
      '/api/v1/settings',
      '/api/v1/admin/users',
      '/api/v1/api-keys',
      '/api/auth/list-sessions',
      '/api/auth/admin/list-users',
      '/api/auth/api-key/list',
    ])
      expect([401, 403, 404], path).toContain(
        (await fetch(`${house.origin}${path}`, { headers })).status,
      )
    const session = await fetch(`${house.origin}/api/auth/get-session`, { headers })
    expect(await session.json()).toBeNull()
  })

  test.each([
    [
      'a changed key',
      (key: string) => `Bearer ${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`,
    ],
    [
      'the hash of it',
      () => `Bearer ${String(sqlite.prepare('SELECT key FROM apikey').pluck().get())}`,
    ],
    ['as Basic', (key: string) => `Basic ${key}`],
  ])('not %s', async (_, authorization) => {
    const { key } = await make({ name: 'x', scopes: ['media:read'] })
    const headers = { authorization: authorization(key) }
    expect((await fetch(`${house.media}/api/v1/media/stats`, { headers })).status).toBe(401)
  })

  test('its use is written down at the grain of a minute', async () => {
    const { id, key } = await make({ name: 'used', scopes: ['media:read'] })
    const used = async () => (await list()).find((entry) => entry.id === id)?.['lastUsedAt']
    await media(key)
    await expect.poll(used).not.toBeNull()
    const first = await used()
    await media(key)
    await media(key)
    expect(await used()).toBe(first)
    ahead += 60_001
    await media(key)
    await expect.poll(used).not.toBe(first)
  })
})
