import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { household, post, setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import { joinAs, outbox, sql, type Somebody } from '../routes/testing.ts'

let house: TestAppliance
let admin: { cookie: string; userId: string }
let bob: Somebody
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  admin = await setUp(house.origin)
  bob = await joinAs(house, 'bob')
})
afterAll(() => house.close())

const form = 'application/x-www-form-urlencoded'
const native = (path: string, body: unknown, cookie?: string) =>
  post(`${house.auth}/api/auth${path}`, body, cookie ? { cookie } : {})
const raw = (path: string, body: string, type: string, cookie = '') =>
  fetch(`${house.auth}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': type, origin: house.auth, cookie },
    body,
  })
const eventsOf = (id: string) =>
  sql<{ type: string; by: string | null }>(
    house,
    `SELECT event_type AS type, metadata ->> 'by' AS by FROM security_event WHERE user_id = ?`,
    id,
  )
const failuresOf = (id: string) => eventsOf(id).filter(({ type }) => type === 'login_failure')

describe('forms', () => {
  test('lock an account as JSON does', async () => {
    const { email } = await joinAs(house, 'forms')
    const body = (password: string) => new URLSearchParams({ email, password }).toString()
    for (let n = 0; n < 5; n++)
      expect((await raw('/sign-in/email', body('wrong wrong'), form)).status).toBe(401)
    expect((await raw('/sign-in/email', body(household.password), form)).status).toBe(429)
  })

  test.each([form, 'Application/X-WWW-Form-URLencoded; charset=utf-8'])(
    'with a field that comes twice are refused: %s',
    async (type) => {
      const body = `email=other%40example.org&email=bob%40example.org&password=wrong+wrong`
      const answer = await raw('/sign-in/email', body, type)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ error: 'VALIDATION', field: 'email' })
    },
  )

  test.each([`x/${form}`, `multipart/form-data; x=${form}`, `application/jsonx`, 'text/plain'])(
    'that are none are refused: %s',
    async (type) => {
      const answer = await raw('/sign-in/email', 'email=bob%40example.org&password=wrong', type)
      expect([400, 415]).toContain(answer.status)
      expect(await answer.json()).toMatchObject({ error: 'VALIDATION' })
    },
  )
})

test('a body that is far too long is not read, whether or not it says so', async () => {
  const body = JSON.stringify({ email: 'bob@example.org', password: 'x'.repeat(20_000) })
  expect((await raw('/sign-in/email', body, 'application/json')).status).toBe(413)
  const chunked = await fetch(`${house.auth}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.auth },
    body: new Blob([body]).stream(),
    duplex: 'half',
  } as RequestInit)
  expect(chunked.status).toBe(413)
})

test('the password asked for at /verify-password counts', async () => {
  const { cookie, user } = await joinAs(house, 'verify')
  const ask = (password: string) => native('/verify-password', { password }, cookie)
  for (let n = 0; n < 5; n++) expect((await ask('wrong wrong')).status).toBe(400)
  expect((await ask(household.password)).status).toBe(429)
  expect(failuresOf(user.id)).toHaveLength(5)
})

test('a wrong password at /two-factor/enable counts once', async () => {
  const { cookie, user } = await joinAs(house, 'once')
  const ask = () => native('/two-factor/enable', { password: 'wrong wrong' }, cookie)
  for (let n = 0; n < 5; n++) expect((await ask()).status).toBe(400)
  expect((await ask()).status).toBe(429)
  expect(failuresOf(user.id)).toHaveLength(5)
})

test('a reset link works the same with an empty token in the body', async () => {
  const { email, user } = await joinAs(house, 'reset')
  await native('/request-password-reset', { email })
  const letter = (await outbox(house)).find(({ address }) => address === email)
  const token = new URL(letter?.url ?? '').searchParams.get('token')
  const body = { token: '', newPassword: 'a fresh long one' }
  expect((await native(`/reset-password?token=${token}`, body)).status).toBe(200)
  expect(eventsOf(user.id).map(({ type }) => type)).toContain('password_reset')
})

describe('names', () => {
  const bad = ['', '   ', 'x'.repeat(81), 'a\u0000b', 'a\nb', 7, null, { a: 1 }]
  test.each(bad)('%j is none', async (name) => {
    const { userId, cookie } = admin
    const email = `${randomUUID()}@example.org`
    const answers = [
      await native('/update-user', { name }, bob.cookie),
      await native('/sign-up/email', { name, email, password: household.password }),
      await native('/admin/update-user', { userId, data: { name } }, cookie),
      await native('/admin/create-user', { name, email }, cookie),
    ]
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
  })

  test('are kept without the spaces around them', async () => {
    expect((await native('/update-user', { name: '  Bobby ' }, bob.cookie)).status).toBe(200)
    expect(sql(house, 'SELECT name FROM user WHERE id = ?', bob.user.id)).toEqual([
      { name: 'Bobby' },
    ])
  })

  test('pictures are as large as in a profile, at every route that takes one', async () => {
    const small = `data:image/png;base64,${'A'.repeat(40_000)}`
    const change = (path: string, image: string) =>
      post(`${house.auth}${path}`, { image }, { cookie: bob.cookie }).then(({ status }) => status)
    for (const path of ['/api/auth/update-user', '/api/v1/auth/profile']) {
      expect(await change(path, small), path).toBe(200)
      expect(await change(path, 'A'.repeat(48_001)), path).toBe(400)
      expect([400, 413], path).toContain(await change(path, 'A'.repeat(70_000)))
    }
  })

  test('pictures are text', async () => {
    expect((await native('/update-user', { image: { a: 1 } }, bob.cookie)).status).toBe(400)
  })
})

describe('API keys', () => {
  test.each(['create', 'update', 'delete'])('are not changed by /api-key/%s', async (what) => {
    const answer = await native(`/api-key/${what}`, { keyId: 'x', enabled: true }, bob.cookie)
    expect(answer.status).toBe(404)
  })

  test('are sorted by what they have', async () => {
    const list = (query: string) =>
      fetch(`${house.auth}/api/auth/api-key/list${query}`, { headers: { cookie: bob.cookie } })
    expect((await list('?sortBy=nope')).status).toBe(400)
    expect((await list('?sortBy=createdAt')).status).toBe(200)
    expect((await list('')).status).toBe(200)
  })
})

describe('an admin', () => {
  test.each([
    { twoFactorEnabled: false },
    { banned: true },
    { emailVerified: true },
    { createdAt: '2001-01-01' },
    { id: 'other' },
    { image: { a: 1 } },
    { role: ['admin'] },
    { email: 7 },
    { email: 'nowhere' },
  ])('changes no %j', async (data) => {
    const wish = { userId: bob.user.id, data }
    expect((await native('/admin/update-user', wish, admin.cookie)).status).toBe(400)
    const body = { name: 'N', email: `${randomUUID()}@example.org`, data }
    expect((await native('/admin/create-user', body, admin.cookie)).status).toBe(400)
  })

  test('changes name, role and e-mail address, which is told', async () => {
    const eve = await joinAs(house, 'eve')
    const change = (data: object) =>
      native('/admin/update-user', { userId: eve.user.id, data }, admin.cookie)
    expect((await change({ name: ' Eva ' })).status).toBe(200)
    expect((await change({ email: 'Eva@example.org' })).status).toBe(200)
    expect(sql(house, 'SELECT name, email FROM user WHERE id = ?', eve.user.id)).toEqual([
      { name: 'Eva', email: 'eva@example.org' },
    ])
    const by = admin.userId
    expect(eventsOf(eve.user.id)).toEqual(
      expect.arrayContaining([
        { type: 'profile_changed', by },
        { type: 'email_changed', by },
      ]),
    )
  })

  test.each(['set-role', 'set-user-password', 'remove-user', 'ban-user', 'update-user'])(
    'names one person at /admin/%s, in words',
    async (what) => {
      const wish = { userId: [bob.user.id], role: 'user', newPassword: 'long enough', data: {} }
      expect((await native(`/admin/${what}`, wish, admin.cookie)).status).toBe(400)
    },
  )

  test('who bans somebody ends all that lets them in', async () => {
    const finn = await joinAs(house, 'finn')
    const id = finn.user.id
    sql(
      house,
      `INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at) VALUES ('v1', 'trust-finn', ?, 9e15, 1, 1)`,
      id,
    )
    sql(
      house,
      `INSERT INTO trusted_device (id, user_id, identifier, created_at, last_used_at) VALUES ('t1', ?, 'trust-finn', 1, 1)`,
      id,
    )
    expect((await native('/admin/ban-user', { userId: id }, admin.cookie)).status).toBe(200)
    expect(sql(house, `SELECT id FROM verification WHERE identifier = 'trust-finn'`)).toEqual([])
    expect(sql(house, 'SELECT id FROM trusted_device WHERE user_id = ?', id)).toEqual([])
    expect(eventsOf(id)).toContainEqual({ type: 'account_disabled', by: admin.userId })
    expect((await native('/admin/unban-user', { userId: id }, admin.cookie)).status).toBe(200)
    expect(eventsOf(id)).toContainEqual({ type: 'account_enabled', by: admin.userId })
  })

  test('sees other people’s sessions and cannot take them over', async () => {
    const wish = { userId: bob.user.id }
    const answer = await native('/admin/list-user-sessions', wish, admin.cookie)
    const { sessions } = (await answer.json()) as { sessions: object[] }
    expect(sessions[0]).toHaveProperty('id')
    for (const session of sessions) expect(session).not.toHaveProperty('token')
  })
})
