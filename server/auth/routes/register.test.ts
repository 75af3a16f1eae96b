import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, test } from 'vitest'
import {
  cookieOf,
  household,
  post,
  setUp,
  startTestAppliance,
  temporaryFolder,
  type TestAppliance,
} from '../../testing.ts'
import { api, joinAs, logIn, outbox, register, sql } from './testing.ts'

let house: TestAppliance
afterEach(() => house.close())

async function open(signup: string, env: Record<string, string> = {}, options = {}) {
  house = await startTestAppliance({ HEARTH_SIGNUP: signup, ...env }, options)
  return setUp(house.origin)
}

const invite = async (cookie: string, wish: Record<string, unknown> = {}, status = 201) => {
  const answer = await post(`${house.origin}/api/v1/admin/invites`, wish, { cookie })
  expect(answer.status).toBe(status)
  return (await answer.json()) as { id: string; code: string; url: string; expiresAt: string }
}
const told = async (answer: Response) => ({ status: answer.status, body: await answer.json() })

describe('an open house', () => {
  test('takes a person in, with their space and a place in the household', async () => {
    await open('open')
    const answer = await register(house, { email: ' Bob@Example.org ' })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      user: { email: 'bob@example.org', name: 'bob', role: 'user', emailVerified: false },
      token: expect.any(String),
    })
    expect(cookieOf(answer)).toContain('mana.session_token=')
    expect(await outbox(house)).toEqual([])
    expect(
      sql(
        house,
        `SELECT o.metadata ->> 'type' AS type, m.role FROM member m JOIN organization o ON o.id = m.organization_id
          JOIN user u ON u.id = m.user_id WHERE u.email = 'bob@example.org' ORDER BY type`,
      ),
    ).toEqual([
      { type: 'family', role: 'member' },
      { type: 'personal', role: 'owner' },
    ])
  })

  test.each([
    ['no e-mail', { email: undefined }, 'VALIDATION', 400],
    ['no address', { email: 'x' }, 'VALIDATION', 400],
    ['no password', { password: undefined }, 'VALIDATION', 400],
    ['a short password', { password: 'short' }, 'WEAK_PASSWORD', 400],
    ['a number for a name', { name: 7 }, 'VALIDATION', 400],
    ['a long name', { name: 'x'.repeat(81) }, 'VALIDATION', 400],
    ['somebody’s address', { email: 'ADA@example.org' }, 'EMAIL_ALREADY_REGISTERED', 409],
    ['an unknown code', { inviteCode: '0000-0000-0000' }, 'TOKEN_INVALID', 400],
    ['a foreign page', { sourceAppUrl: 'https://evil.example' }, 'VALIDATION', 400],
  ])('refuses %s and changes nothing', async (_, wrong, code, status) => {
    await open('open')
    const answer = await told(await register(house, { email: 'bob@example.org', ...wrong }))
    expect(answer).toMatchObject({ status, body: { error: code, status } })
    expect(sql(house, 'SELECT id FROM user')).toHaveLength(1)
    expect(sql(house, 'SELECT id FROM organization')).toHaveLength(2)
  })

  const forged = {
    role: 'admin',
    accessTier: 'founder',
    twoFactorEnabled: true,
    kind: 'service',
    emailVerified: true,
    id: 'chosen',
    createdAt: '2001-01-01T00:00:00.000Z',
    banned: true,
    onboardedAt: '2001-01-01T00:00:00.000Z',
  }
  const bob = () =>
    sql(
      house,
      `SELECT id <> 'chosen' AS ownId, role, access_tier AS tier, two_factor_enabled AS two, email_verified AS verified,
        banned, onboarded_at AS onboarded, created_at > 1600000000000 AS recent FROM user WHERE email = 'bob@example.org'`,
    )
  const plain = {
    ownId: 1,
    role: 'user',
    tier: 'public',
    two: 0,
    verified: 0,
    banned: 0,
    onboarded: null,
    recent: 1,
  }

  test('gives nobody a role, tier or anything else they ask for: wrapper', async () => {
    await open('open')
    expect((await register(house, { email: 'bob@example.org', ...forged })).status).toBe(200)
    expect(bob()).toEqual([plain])
    const { cookie } = await logIn(house, 'bob@example.org')
    await post(`${api(house)}/profile`, { name: 'Bobby', ...forged }, { cookie })
    expect(bob()).toEqual([plain])
  })

  test('gives nobody a role, tier or anything else they ask for: Better Auth’s own surface', async () => {
    await open('open')
    const url = `${house.auth}/api/auth`
    const person = { name: 'bob', email: 'bob@example.org', password: household.password }
    for (const field of Object.keys(forged) as (keyof typeof forged)[])
      await post(`${url}/sign-up/email`, { ...person, [field]: forged[field] })
    expect([[plain], []]).toContainEqual(bob())
    if (bob().length === 0) await post(`${url}/sign-up/email`, person)
    const { cookie } = await logIn(house, 'bob@example.org')
    for (const field of Object.keys(forged) as (keyof typeof forged)[])
      await post(`${url}/update-user`, { name: 'B', [field]: forged[field] }, { cookie })
    expect(bob()).toEqual([plain])
  })

  test('has so many places a day, and no more for those who ask at once, by any route', async () => {
    await open('open', { MAX_DAILY_SIGNUPS: '3' })
    const status = async () => (await fetch(`${api(house)}/signup-status`)).json()
    expect(await status()).toMatchObject({
      registrationOpen: true,
      spotsRemaining: 2,
      totalToday: 1,
      limit: 3,
      resetsAt: expect.stringMatching(/T00:00:00\.000Z$/),
    })
    const answers = await Promise.all([
      ...[1, 2, 3].map((n) => register(house, { email: `r${n}@example.org` })),
      ...[1, 2, 3].map((n) =>
        post(`${house.auth}/api/auth/sign-up/email`, {
          ...household,
          email: `n${n}@example.org`,
        }),
      ),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 429, 429, 429, 429])
    expect(sql(house, 'SELECT id FROM user')).toHaveLength(3)
    expect(await status()).toMatchObject({ registrationOpen: false, spotsRemaining: 0 })
  })

  test('one address becomes one person, however many ask at once', async () => {
    await open('open')
    const answers = await Promise.all(
      [1, 2, 3].map(() => register(house, { email: 'bob@example.org' })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  })
})

describe('by invitation', () => {
  test('nobody comes in without one, by neither surface', async () => {
    await open('invite')
    const answer = await told(await register(house, { email: 'bob@example.org' }))
    expect(answer).toMatchObject({ status: 403, body: { error: 'UNAUTHORIZED' } })
    const native = `${house.auth}/api/auth/sign-up/email`
    expect((await post(native, { ...household, email: 'bob@example.org' })).status).toBe(403)
    expect(sql(house, 'SELECT id FROM user')).toHaveLength(1)
  })

  test('the code makes the role, and vouches for the address it was written for', async () => {
    const { cookie } = await open('invite')
    const { code, url } = await invite(cookie, { email: 'Bob@example.org', role: 'admin' })
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(url).toBe(`${house.origin}/join?code=${code}`)
    const spoken = code.toLowerCase().replaceAll('-', ' ')
    const answer = await told(
      await register(house, { email: 'bob@example.org', inviteCode: spoken, role: 'user' }),
    )
    expect(answer).toMatchObject({ status: 200, body: { user: { emailVerified: true } } })
    expect(sql(house, `SELECT role FROM user WHERE email = 'bob@example.org'`)).toEqual([
      { role: 'admin' },
    ])
    expect((await outbox(house)).map(({ kind }) => kind)).toEqual(['invitation'])
  })

  test('written for one address it is refused with another, and still good; its name is theirs', async () => {
    const { cookie } = await open('invite')
    const { code } = await invite(cookie, { email: 'bob@example.org', name: 'Bob' })
    const join = async (email: string) => told(await register(house, { email, inviteCode: code }))
    expect(await join('eve@example.org')).toMatchObject({
      status: 400,
      body: {
        error: 'VALIDATION',
        field: 'email',
        message: expect.stringContaining('another e-mail address'),
      },
    })
    expect(sql(house, 'SELECT id FROM user')).toHaveLength(1)
    expect((await join('Bob@example.org')).body).toMatchObject({ user: { name: 'Bob' } })
  })

  test('the page behind its link can ask whom it is for, and whether it still works', async () => {
    const { cookie } = await open('invite')
    const made = await invite(cookie, { email: 'bob@example.org', name: 'Bob' })
    const ask = async (code: string) =>
      told(await fetch(`${api(house)}/invitation?code=${encodeURIComponent(code)}`))
    expect(await ask(made.code)).toEqual({
      status: 200,
      body: {
        name: 'Bob',
        email: 'bob@example.org',
        expiresAt: made.expiresAt,
        householdName: expect.any(String),
      },
    })
    expect(await ask('')).toMatchObject({ status: 400, body: { error: 'VALIDATION' } })
    await register(house, { email: 'bob@example.org', inviteCode: made.code })
    const invalid = { status: 400, body: { error: 'TOKEN_INVALID' } }
    for (let n = 0; n < 10; n++) expect(await ask(made.code)).toMatchObject(invalid)
    expect(await ask(made.code)).toMatchObject({ status: 429, body: { error: 'RATE_LIMITED' } })
  })

  test('of those who redeem one at once, one comes in', async () => {
    const { cookie } = await open('invite')
    const { code } = await invite(cookie)
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => register(house, { email: `p${n}@example.org`, inviteCode: code })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400])
    expect(sql(house, 'SELECT id FROM user')).toHaveLength(2)
  })

  test('what was withdrawn, used or ran out is worth nothing; what failed can be tried again', async () => {
    let now = Date.now()
    const { cookie } = await open('invite', {}, { now: () => now })
    const withdrawn = await invite(cookie)
    const gone = await fetch(`${house.origin}/api/v1/admin/invites/${withdrawn.id}`, {
      method: 'DELETE',
      headers: { cookie },
    })
    expect(gone.status).toBe(200)
    const old = await invite(cookie, { expiresInHours: 1 })
    const good = await invite(cookie)
    const used = await invite(cookie)
    await register(house, { email: 'first@example.org', inviteCode: used.code })
    now += 3_600_001
    for (const { code } of [withdrawn, old, used])
      expect(
        await told(await register(house, { email: 'bob@example.org', inviteCode: code })),
      ).toMatchObject({ status: 400, body: { error: 'TOKEN_INVALID' } })
    const weak = { email: 'bob@example.org', inviteCode: good.code, password: 'short' }
    expect((await register(house, weak)).status).toBe(400)
    const known = { email: household.email, inviteCode: good.code }
    expect((await register(house, known)).status).toBe(409)
    expect((await register(house, { ...weak, password: household.password })).status).toBe(200)
  })

  test('codes cannot be guessed for long, and a right one does not help then', async () => {
    const { cookie } = await open('invite')
    const { code } = await invite(cookie)
    const guess = (inviteCode: string) =>
      register(house, { email: 'bob@example.org', inviteCode }).then(({ status }) => status)
    for (let n = 0; n < 10; n++) expect(await guess(`0000-0000-000${n}`)).toBe(400)
    expect(await guess(code)).toBe(429)
    expect((await logIn(house)).accessToken).toBeTruthy()
  })

  test('a sign-up that breaks half-way leaves nothing, and the code is good again', async () => {
    const { cookie } = await open('invite')
    const { code } = await invite(cookie)
    sql(
      house,
      `CREATE TRIGGER stuck BEFORE INSERT ON account BEGIN SELECT RAISE(ABORT, 'stuck'); END`,
    )
    const join = () => register(house, { email: 'bob@example.org', inviteCode: code })
    expect((await join()).status).toBe(503)
    expect(sql(house, 'SELECT id FROM user')).toHaveLength(1)
    sql(house, 'DROP TRIGGER stuck')
    expect((await join()).status).toBe(200)
  })
})

test('a closed house takes nobody, whatever they hold', async () => {
  const { cookie } = await open('closed')
  const { code } = await invite(cookie)
  for (const inviteCode of [undefined, code, '0000-0000-0000'])
    expect(
      await told(await register(house, { email: 'bob@example.org', inviteCode })),
    ).toMatchObject({ status: 429, body: { error: 'SIGNUP_LIMIT_REACHED' } })
})

test('before the set-up nobody registers', async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  expect((await register(house, { email: 'bob@example.org' })).status).toBe(403)
  expect(sql(house, 'SELECT id FROM user')).toEqual([])
})

test('with a mail server the invited sign in at once, the others after their letter', async () => {
  const { cookie } = await open('open', {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '1',
    SMTP_FROM: 'h@example.org',
  })
  const { code } = await invite(cookie, { email: 'bob@example.org' })
  const bob = await joinAs(house, 'bob', { inviteCode: code })
  expect(bob.accessToken).toBeTruthy()
  expect((await register(house, { email: 'eve@example.org' })).status).toBe(200)
  const eve = await post(`${api(house)}/login`, { ...household, email: 'eve@example.org' })
  expect(await told(eve)).toMatchObject({ status: 403, body: { error: 'EMAIL_NOT_VERIFIED' } })
  const letter = (await outbox(house)).find(({ address }) => address === 'eve@example.org')
  expect(letter?.kind).toBe('verification')
  expect((await fetch(letter?.url ?? '', { redirect: 'manual' })).status).toBe(302)
  expect((await logIn(house, 'eve@example.org')).accessToken).toBeTruthy()
})

test('what a crash parted is joined or taken back at the next start', async () => {
  const dir = await temporaryFolder()
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' }, { dir })
  await setUp(house.origin)
  const bob = await joinAs(house, 'bob')
  sql(
    house,
    `INSERT INTO user (id, name, email, role, created_at, updated_at) VALUES ('half', 'H', 'half@example.org', 'user', 1, 1)`,
  )
  const own = `SELECT organization_id FROM member WHERE user_id = ? AND role = 'owner'`
  sql(house, `DELETE FROM organization WHERE id IN (${own})`, bob.user.id)
  await house.close()
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' }, { dir })
  expect(sql(house, `SELECT id FROM user WHERE id = 'half'`)).toEqual([])
  expect(sql(house, own, bob.user.id)).toHaveLength(1)
  await house.close()
  await rm(dir, { recursive: true })
})
