import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  cookieOf,
  household,
  post,
  setUp,
  startTestAppliance,
  type TestAppliance,
} from '../../testing.ts'
import { api, bearer, joinAs, logIn, outbox, sql, type Somebody } from './testing.ts'

let house: TestAppliance
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open', CORS_ORIGINS: 'https://app.example' })
  await setUp(house.origin)
})
afterAll(() => house.close())

const call = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  post(`${api(house)}${path}`, body, headers)
const told = async (answer: Response) => ({ status: answer.status, body: await answer.json() })
const works = async ({ cookie }: { cookie: string }) =>
  (await fetch(`${api(house)}/profile`, { headers: { cookie } })).status
const events = (email: string) =>
  sql<{ type: string }>(
    house,
    `SELECT event_type AS type FROM security_event e JOIN user u ON u.id = e.user_id WHERE email = ? ORDER BY e.created_at, e.id`,
    email,
  ).map(({ type }) => type)

/** The token of the newest reset link for this address. */
async function resetToken(email: string): Promise<string> {
  const letter = (await outbox(house)).find(
    ({ kind, address }) => kind === 'reset' && address === email,
  )
  return new URL(letter?.url ?? '').searchParams.get('token') ?? ''
}

describe('a new password', () => {
  test('ends every other session, with its refresh token and access token; this one stays', async () => {
    const here = await joinAs(house, 'bob')
    const there = await logIn(house, here.email)
    const changed = await bearer(house, here, '/change-password', 'POST', {
      currentPassword: household.password,
      newPassword: 'another long password',
    })
    expect(await told(changed)).toEqual({ status: 200, body: { success: true } })
    expect(await works(here)).toBe(200)
    expect((await call('/refresh', { refreshToken: here.refreshToken })).status).toBe(200)
    expect(await works(there)).toBe(401)
    expect((await bearer(house, there, '/profile')).status).toBe(401)
    expect((await call('/refresh', { refreshToken: there.refreshToken })).status).toBe(401)
    expect(events(here.email)).toContain('password_changed')
    await logIn(house, here.email, 'another long password')
  })

  test('by cookie and Better Auth’s own route: the same', async () => {
    const here = await joinAs(house, 'carol')
    const there = await logIn(house, here.email)
    const body = { currentPassword: household.password, newPassword: 'another long password' }
    const answer = await post(`${house.auth}/api/auth/change-password`, body, {
      cookie: here.cookie,
    })
    expect(answer.status).toBe(200)
    expect(await works(here)).toBe(200)
    expect(await works(there)).toBe(401)
    const again = await post(
      `${house.auth}/api/auth/change-password`,
      {
        currentPassword: body.newPassword,
        newPassword: household.password,
        revokeOtherSessions: true,
      },
      { cookie: here.cookie },
    )
    expect(again.status).toBe(200)
    expect(await works({ cookie: cookieOf(again) })).toBe(200)
    expect(await works(here)).toBe(401)
  })

  test.each([
    ['no session', {}, 401, 'UNAUTHORIZED'],
    ['a wrong one', { currentPassword: 'wrong wrong' }, 401, 'INVALID_CREDENTIALS'],
    ['a weak one', { newPassword: 'short' }, 400, 'WEAK_PASSWORD'],
    ['none', { newPassword: undefined }, 400, 'VALIDATION'],
    ['a number', { newPassword: 12345678901 }, 400, 'VALIDATION'],
  ])('is refused with %s', async (why, wrong, status, error) => {
    const somebody = await logIn(house)
    const headers: Record<string, string> = why === 'no session' ? {} : { cookie: somebody.cookie }
    const body = { currentPassword: household.password, newPassword: 'good and long', ...wrong }
    expect(await told(await call('/change-password', body, headers))).toMatchObject({
      status,
      body: { error },
    })
    expect(await works(somebody)).toBe(200)
  })

  test.each([
    ['wrapper', '/api/v1/auth', 429],
    ['Better Auth’s own', '/api/auth', 429],
  ])('the old one cannot be guessed at an unlocked device: %s', async (name, base, locked) => {
    const victim = await joinAs(house, `victim-${base.length}`)
    const guess = (currentPassword: string) =>
      post(
        `${house.auth}${base}/change-password`,
        { currentPassword, newPassword: 'good and long' },
        { cookie: victim.cookie },
      ).then(({ status }) => status)
    const first = await guess('wrong wrong')
    expect(first, name).toBe(base === '/api/auth' ? 400 : 401)
    for (let n = 0; n < 4; n++) await guess('wrong wrong')
    expect(await guess(household.password)).toBe(locked)
    const login = await call('/login', { email: victim.email, password: household.password })
    expect(login.status).toBe(429)
    expect(await works(victim)).toBe(200)
  })
})

describe('a forgotten password', () => {
  test('is replaced by a link to our page; every session ends and the lockout with it', async () => {
    const dora = await joinAs(house, 'dora')
    for (let n = 0; n < 5; n++) await call('/login', { email: dora.email, password: 'wrong wrong' })
    const login = (password: string) => call('/login', { email: dora.email, password })
    expect((await login(household.password)).status).toBe(429)
    const asked = await call('/forgot-password', { email: ' DORA@example.org' })
    expect(await told(asked)).toEqual({ status: 200, body: { success: true } })
    const letter = (await outbox(house)).find(({ address }) => address === dora.email && true)
    expect(letter?.url).toMatch(`${house.origin}/reset-password?token=`)
    const token = await resetToken(dora.email)
    const reset = await call('/reset-password', { token, newPassword: 'a fresh long one' })
    expect(await told(reset)).toEqual({ status: 200, body: { success: true } })
    expect(await works(dora)).toBe(401)
    expect((await call('/refresh', { refreshToken: dora.refreshToken })).status).toBe(401)
    expect((await login('a fresh long one')).status).toBe(200)
    expect(events(dora.email)).toEqual(
      expect.arrayContaining(['password_reset_requested', 'password_reset']),
    )
    const twice = await call('/reset-password', { token, newPassword: 'a third long one' })
    expect(await told(twice)).toMatchObject({ status: 400, body: { error: 'TOKEN_INVALID' } })
  })

  test('Better Auth’s own reset ends sessions as well', async () => {
    const erik = await joinAs(house, 'erik')
    await call('/forgot-password', { email: erik.email })
    const newPassword = 'a fresh long one'
    const answer = await post(`${house.auth}/api/auth/reset-password`, {
      token: await resetToken(erik.email),
      newPassword,
    })
    expect(answer.status).toBe(200)
    expect(await works(erik)).toBe(401)
    expect(events(erik.email)).toContain('password_reset')
  })

  test('nobody learns whether an address is known: by the answer, nor by what it leaves', async () => {
    const before = (await outbox(house)).length
    const rows = () => sql<{ n: number }>(house, 'SELECT count(*) AS n FROM verification')
    const requests = rows()
    const answer = await call('/forgot-password', { email: 'nobody@example.org' })
    expect(await told(answer)).toEqual({ status: 200, body: { success: true } })
    expect(await outbox(house)).toHaveLength(before)
    expect(rows()).toEqual(requests)
  })

  test('an app that asks gets its own page, with the token', async () => {
    const frank = await joinAs(house, 'frank')
    const redirectTo = 'https://app.example/new-password?from=mail'
    await call('/forgot-password', { email: frank.email, redirectTo })
    const letter = (await outbox(house)).find(({ address }) => address === frank.email && true)
    const way = await fetch(letter?.url ?? '', { redirect: 'manual' })
    expect(way.headers.get('location')).toMatch(
      /^https:\/\/app\.example\/new-password\?from=mail&token=./,
    )
  })

  test('letters are in the language of whoever asked', async () => {
    const greta = await joinAs(house, 'greta')
    await call('/forgot-password', { email: greta.email }, { 'accept-language': 'da, de-AT;q=0.8' })
    const letter = (await outbox(house)).find(
      ({ kind, address }) => kind === 'reset' && address === greta.email,
    )
    expect(JSON.parse(letter?.content ?? '{}')).toMatchObject({ language: 'de' })
  })

  test.each([
    ['/forgot-password', {}],
    ['/forgot-password', { email: 'x' }],
    ['/reset-password', { newPassword: 'long enough' }],
    ['/reset-password', { token: 7, newPassword: 'long enough' }],
  ])('%s with %j is bad input', async (path, body) =>
    expect(await told(await call(path, body))).toMatchObject({
      status: 400,
      body: { error: 'VALIDATION' },
    }),
  )

  test('a weak password does not use up the link', async () => {
    const hal = await joinAs(house, 'hal')
    await call('/forgot-password', { email: hal.email })
    const token = await resetToken(hal.email)
    const weak = await call('/reset-password', { token, newPassword: 'short' })
    expect(await told(weak)).toMatchObject({ status: 400, body: { error: 'WEAK_PASSWORD' } })
    const good = await call('/reset-password', { token, newPassword: 'long enough' })
    expect(good.status).toBe(200)
  })
})

describe('links lead nowhere else', () => {
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https:/evil.example',
    'http:\\\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    ' https://evil.example',
    '/\t/evil.example',
    '/%2f/evil.example',
    '/%5cevil.example',
    'https://localhost@evil.example',
    'https://app.example@evil.example',
    'https://user:pw@app.example',
    'https://app.example.evil.example',
    'https://app.example:444/',
    'http://app.example/',
    'evil.example',
    'https://аpp.example/',
  ]
  let somebody: Somebody
  beforeAll(async () => void (somebody = await joinAs(house, 'iris')))

  test.each(elsewhere)('not to %j', async (link) => {
    const { email, cookie } = somebody
    const answers = [
      await call('/forgot-password', { email, redirectTo: link }),
      await call('/resend-verification', { email, sourceAppUrl: link }),
      await call('/change-email', { newEmail: 'i@example.org', callbackURL: link }, { cookie }),
      await call('/register', {
        email: 'x@example.org',
        password: 'long enough',
        sourceAppUrl: link,
      }),
    ]
    for (const answer of answers)
      expect(await told(answer)).toMatchObject({ status: 400, body: { error: 'VALIDATION' } })
  })

  // A name before a known origin leads there all the same.
  test.each(elsewhere.filter((link) => !link.includes('pw@')))(
    'not by Better Auth’s own routes to %j',
    async (link) => {
      const { email, cookie } = somebody
      const native = (path: string, body: unknown) =>
        post(`${house.auth}/api/auth${path}`, body, { cookie })
      const before = (await outbox(house)).length
      await native('/request-password-reset', { email, redirectTo: link })
      await native('/send-verification-email', { email, callbackURL: link })
      await native('/change-email', { newEmail: 'i@example.org', callbackURL: link })
      await native('/sign-in/magic-link', { email, callbackURL: link })
      expect(await outbox(house)).toHaveLength(before)
      const signed = await native('/sign-in/email', {
        email,
        password: household.password,
        callbackURL: link,
      })
      expect(signed.headers.get('location')).toBeNull()
    },
  )

  test.each(['/photos?x=1#top', '/', 'https://app.example/a', undefined])(
    'but to %j',
    async (link) => {
      const body = { email: somebody.email, redirectTo: link }
      expect((await call('/forgot-password', body)).status).toBe(200)
    },
  )
})
