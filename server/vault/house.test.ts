import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { post, setUp, signUp, startTestAppliance, type TestAppliance } from '../testing.ts'
import { recoveryFor } from './testing.ts'

/** The vault in a real house: who signs in, who resets, who leaves. */
let house: TestAppliance
let ada: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  ada = await setUp(house.origin)
})
afterAll(() => house.close())

const vault = () => `${house.origin}/api/v1/me/encryption-vault`

async function tell(method: string, path: string, headers: Record<string, string>, body?: unknown) {
  const answer = await fetch(`${vault()}${path}`, {
    method,
    headers: { origin: house.origin, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** Somebody in zero-knowledge mode. */
async function sealed(name: string) {
  const person = await signUp(house.origin, name)
  const { cookie } = person
  const { body } = await tell('POST', '/init', { cookie })
  const recovery = recoveryFor(person.userId, Buffer.from(String(body['masterKey']), 'base64'))
  await tell('POST', '/recovery-wrap', { cookie }, recovery)
  const on = await tell('POST', '/zero-knowledge', { cookie }, { enable: true, ...recovery })
  expect(on).toEqual({ status: 200, body: { ok: true, zeroKnowledge: true } })
  return { ...person, recovery }
}

const rowOf = (userId: string) => {
  const sqlite = new Sqlite(join(house.dir, 'vault.db'), { readonly: true })
  try {
    return sqlite.prepare('SELECT * FROM encryption_vaults WHERE user_id = ?').get(userId)
  } finally {
    sqlite.close()
  }
}

test('a cookie and a token open the same vault, at both addresses', async () => {
  const made = await tell('POST', '/init', { cookie: ada.cookie })
  expect(made.status).toBe(200)
  const bearer = { authorization: `Bearer ${ada.token}` }
  expect(await tell('GET', '/key', bearer)).toEqual(made)
  const other = await fetch(`${house.auth}/api/v1/me/encryption-vault/key`, { headers: bearer })
  expect(await other.json()).toEqual(made.body)
  expect(other.headers.get('cache-control')).toBe('no-store')
  const audit = await tell('GET', '/audit', bearer)
  expect(audit.body['entries']).toMatchObject([
    { action: 'fetch', ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) },
    { action: 'fetch' },
    { action: 'init' },
  ])
  expect(await tell('GET', '/key', { authorization: 'Bearer sk_live_nobody' })).toMatchObject({
    status: 401,
    body: { code: 'UNAUTHORIZED' },
  })
})

test("an admin's password reset opens nothing: the vault stays as it was", async () => {
  const ben = await sealed('ben')
  const before = rowOf(ben.userId)
  const link = await post(
    `${house.origin}/api/v1/admin/users/${ben.userId}/reset-link`,
    {},
    { cookie: ada.cookie },
  )
  const token = new URL(((await link.json()) as { url: string }).url).searchParams.get('token')
  const newPassword = 'a password of the admin'
  const reset = await post(`${house.auth}/api/v1/auth/reset-password`, { token, newPassword })
  expect(reset.status).toBe(200)
  const login = { email: 'ben@example.org', password: newPassword }
  const entered = await post(`${house.auth}/api/v1/auth/login`, login)
  const { accessToken } = (await entered.json()) as { accessToken: string }
  expect(await tell('GET', '/key', { authorization: `Bearer ${accessToken}` })).toEqual({
    status: 200,
    body: {
      requiresRecoveryCode: true,
      recoveryWrappedMk: ben.recovery.recoveryWrappedMk,
      recoveryIv: ben.recovery.recoveryIv,
      formatVersion: 1,
    },
  })
  expect(rowOf(ben.userId)).toEqual(before)
})

test('an export tells how the vault is kept and who asked; no key, and no wrap', async () => {
  const { cookie, recovery } = await sealed('cleo')
  const answer = await fetch(`${house.origin}/api/v1/me/data/export`, { headers: { cookie } })
  const text = await answer.text()
  const { details } = JSON.parse(text) as { details: { vault: object } }
  expect(details.vault).toMatchObject({
    exists: true,
    zeroKnowledge: true,
    recoverySetAt: expect.stringMatching(/^20/),
    audit: [
      { action: 'zk_enable' },
      { action: 'recovery_set' },
      { action: 'init', at: expect.stringMatching(/^20/) },
    ],
  })
  expect(text).not.toContain(recovery.recoveryWrappedMk)
})

test('who deletes their account takes their vault along', async () => {
  const { cookie, userId } = await sealed('dora')
  expect(rowOf(userId)).toBeDefined()
  const answer = await fetch(`${house.origin}/api/v1/me/data`, {
    method: 'DELETE',
    headers: { cookie, origin: house.origin },
  })
  expect(answer.status).toBe(200)
  expect(rowOf(userId)).toBeUndefined()
})
