import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  cookieOf,
  household,
  post,
  setUp,
  startTestAppliance,
  type TestAppliance,
} from '../../testing.ts'
import { createSoftAuthenticator } from '../passkeys/soft-authenticator.ts'
import { addPerson } from '../testing.ts'
import { enrol, newestLink, type Answered, type App } from './testing.ts'

let house: TestAppliance
let sqlite: Database.Database
let count = 0

beforeAll(async () => {
  // Better Auth reads the wall clock.
  vi.useFakeTimers({ toFake: ['Date'] })
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' }, { now: () => Date.now() })
  sqlite = new Database(join(house.dir, 'hearth.db'))
  await setUp(house.origin)
})
afterAll(async () => {
  sqlite.close()
  await house.close()
  vi.useRealTimers()
})

const at = (path: string) => `${house.origin}/api/v1/auth${path}`
const native = (path: string) => `${house.origin}/api/auth${path}`
const read = async (answer: Response) => (await answer.json()) as Answered
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)
const nextCode = async (app: App) => {
  later(30_000)
  return app.code()
}

/** Somebody new each time. */
const person = () => addPerson(house.origin, sqlite, `person${++count}`)
async function enrolled() {
  const who = await person()
  return { ...who, ...(await enrol(house.origin, { cookie: who.cookie })) }
}
const login = (email: string, cookie = '') =>
  post(at('/login'), { email, password: household.password }, cookie ? { cookie } : {})
async function challenged(email: string) {
  const answer = await login(email)
  expect(await read(answer)).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] })
  return cookieOf(answer)
}
const give = (cookie: string, code: string, trustDevice = false, path = '/second-factor/verify') =>
  post(at(path), { code, trustDevice }, { cookie })
async function refused(answer: Response, error: string, status: number) {
  expect(await read(answer)).toMatchObject({ error, status })
  expect(answer.status).toBe(status)
}
const eventsOf = (userId: string) =>
  sqlite
    .prepare('SELECT event_type FROM security_event WHERE user_id = ? ORDER BY created_at, id')
    .pluck()
    .all(userId) as string[]
const linksTo = (email: string) =>
  sqlite
    .prepare(`SELECT count(*) FROM mail WHERE address = ? AND kind = 'magic-link'`)
    .pluck()
    .get(email)

// Rate windows of other tests are over.
beforeEach(() => later(3_600_000))

describe('turning it on and off', () => {
  test('with a bearer token alone; the tokens that come back work, older ones end', async () => {
    const { email, userId, cookie } = await person()
    const { accessToken } = await read(await login(email))
    const headers = { authorization: `Bearer ${accessToken}` }
    const before = await fetch(at('/second-factor'), { headers })
    expect(await before.json()).toEqual({ enabled: false, backupCodesLeft: 0 })

    const { body, backupCodes } = await enrol(house.origin, headers)
    expect(new Set(backupCodes).size).toBe(10)
    expect(body).toMatchObject({ user: { id: userId, twoFactorEnabled: true } })
    const fresh = { authorization: `Bearer ${body.accessToken}` }
    const after = await fetch(at('/second-factor'), { headers: fresh })
    expect(await after.json()).toEqual({ enabled: true, backupCodesLeft: 10 })
    expect(eventsOf(userId)).toContain('second_factor_enabled')
    // [Note: no way around]: who came in with a password only, before, is out.
    expect((await fetch(at('/profile'), { headers: { cookie } })).status).toBe(401)
    expect((await fetch(at('/profile'), { headers })).status).toBe(401)

    const off = await post(at('/second-factor/disable'), { password: household.password }, fresh)
    const last = await read(off)
    expect(last).toMatchObject({ success: true })
    const now = { authorization: `Bearer ${last.accessToken}` }
    expect(await (await fetch(at('/second-factor'), { headers: now })).json()).toMatchObject({
      enabled: false,
    })
    expect(await read(await login(email))).toHaveProperty('accessToken')
    expect(eventsOf(userId)).toContain('second_factor_disabled')
  })

  test('beginning alone changes nothing', async () => {
    const { email, cookie } = await person()
    await post(at('/second-factor/enable'), { password: household.password }, { cookie })
    expect(await read(await login(email))).toHaveProperty('accessToken')
  })

  test('a wrong password counts as everywhere else', async () => {
    const { cookie } = await enrolled()
    for (const path of ['/enable', '/disable', '/backup-codes', '/enable'])
      await refused(
        await post(at(`/second-factor${path}`), { password: 'wrong' }, { cookie }),
        'INVALID_CREDENTIALS',
        401,
      )
    await refused(
      await post(at('/second-factor/disable'), { password: 'wrong' }, { cookie }),
      'INVALID_CREDENTIALS',
      401,
    )
    const locked = await post(
      at('/second-factor/disable'),
      { password: household.password },
      { cookie },
    )
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
    await refused(locked, 'ACCOUNT_LOCKED', 429)
  })

  test('nobody: no session, or nonsense', async () => {
    expect((await fetch(at('/second-factor'))).status).toBe(401)
    for (const path of ['/enable', '/disable', '/backup-codes'])
      await refused(
        await post(at(`/second-factor${path}`), { password: household.password }),
        'UNAUTHORIZED',
        401,
      )
    const { cookie } = await person()
    for (const path of ['/enable', '/disable', '/backup-codes'])
      await refused(await post(at(`/second-factor${path}`), {}, { cookie }), 'VALIDATION', 400)
    for (const code of ['12345', 'abcdef', '1234567', ''])
      await refused(await give(cookie, code), 'VALIDATION', 400)
    await refused(await give('', '123456'), 'TWO_FACTOR_REQUIRED', 401)
    await refused(
      await give('', 'abcde-fghjk', false, '/second-factor/backup-code'),
      'TWO_FACTOR_REQUIRED',
      401,
    )
  })
})

describe('a password', () => {
  test('gives no session and no tokens until the code', async () => {
    const { email, app, userId } = await enrolled()
    const answer = await login(email)
    expect(await read(answer)).not.toHaveProperty('accessToken')
    expect(cookieOf(answer)).not.toMatch(/session_token=[^;]/)
    const done = await give(cookieOf(answer), await nextCode(app))
    const body = await read(done)
    expect(body).toMatchObject({ user: { id: userId } })
    for (const name of ['token', 'accessToken', 'refreshToken'])
      expect(body[name]).toEqual(expect.any(String))
    const profile = await fetch(at('/profile'), { headers: { cookie: cookieOf(done) } })
    expect(profile.status).toBe(200)
    expect(eventsOf(userId)).toEqual(
      expect.arrayContaining(['login_second_factor_due', 'second_factor_success', 'login_success']),
    )
  })

  test('Better Auth’s own route, then tokens for the session; only that forgives wrong passwords', async () => {
    const { email, app } = await enrolled()
    const wrong = () => post(at('/login'), { email, password: 'wrong' })
    for (let n = 0; n < 4; n++) await refused(await wrong(), 'INVALID_CREDENTIALS', 401)
    const cookie = await challenged(email)
    const verified = await post(
      native('/two-factor/verify-totp'),
      { code: await nextCode(app) },
      { cookie },
    )
    expect(verified.status).toBe(200)
    const tokens = await post(at('/session-to-token'), {}, { cookie: cookieOf(verified) })
    expect(await read(tokens)).toHaveProperty('refreshToken')
    for (let n = 0; n < 4; n++) await refused(await wrong(), 'INVALID_CREDENTIALS', 401)
  })

  test('a right password alone forgives nothing', async () => {
    const { email } = await enrolled()
    const wrong = () => post(at('/login'), { email, password: 'wrong' })
    for (let n = 0; n < 4; n++) await refused(await wrong(), 'INVALID_CREDENTIALS', 401)
    await challenged(email)
    await refused(await wrong(), 'INVALID_CREDENTIALS', 401)
    await refused(await wrong(), 'ACCOUNT_LOCKED', 429)
  })
})

describe('codes', () => {
  test('each works once: not after enrolment, not in another challenge, not at the same moment', async () => {
    const { email, app, code } = await enrolled()
    await refused(await give(await challenged(email), code), 'TWO_FACTOR_FAILED', 401)
    const next = await nextCode(app)
    const challenges = await Promise.all(Array.from({ length: 4 }, () => challenged(email)))
    const answers = await Promise.all(
      challenges.map((cookie, n) =>
        n % 2
          ? give(cookie, next)
          : post(native('/two-factor/verify-totp'), { code: next }, { cookie }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401])
    later(30_000)
    await refused(await give(await challenged(email), next), 'TWO_FACTOR_FAILED', 401)
    expect((await give(await challenged(email), await app.code())).status).toBe(200)
    // One that was never used, but is older than one that was.
    await refused(await give(await challenged(email), await app.code(1)), 'TWO_FACTOR_FAILED', 401)
  })

  test('spaces are what people type', async () => {
    const { email, app } = await enrolled()
    const code = (await nextCode(app)).replace(/^.../, '$& ')
    expect((await give(await challenged(email), code)).status).toBe(200)
  })

  test('guessing: ten wrong ones, by whichever route and however fast, then a quarter of an hour', async () => {
    const { email, app, userId } = await enrolled()
    const guess = async (n: number) => {
      const cookie = await challenged(email)
      return n % 2
        ? give(cookie, '000000')
        : post(native('/two-factor/verify-totp'), { code: '000000' }, { cookie })
    }
    const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => guess(n)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(6)

    const cookie = await challenged(email)
    const locked = await give(cookie, await nextCode(app))
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800)
    await refused(locked, 'RATE_LIMITED', 429)
    const nativeLocked = await post(
      native('/two-factor/verify-totp'),
      { code: await app.code() },
      { cookie },
    )
    expect(nativeLocked.status).toBe(429)
    expect(Number(nativeLocked.headers.get('retry-after'))).toBeGreaterThan(800)
    // The password is another counter.
    later(900_000)
    expect((await give(await challenged(email), await app.code())).status).toBe(200)
    expect(eventsOf(userId).filter((type) => type === 'second_factor_failure')).toHaveLength(10)
  })

  test('a database that cannot be written is nobody’s failure', async () => {
    const { email, app } = await enrolled()
    const cookie = await challenged(email)
    sqlite.exec(
      `CREATE TRIGGER stuck BEFORE INSERT ON session BEGIN SELECT RAISE(ABORT, 'x'); END;
       CREATE TRIGGER stuck_too BEFORE UPDATE ON totp_step BEGIN SELECT RAISE(ABORT, 'x'); END`,
    )
    for (let n = 0; n < 12; n++)
      await refused(await give(cookie, await nextCode(app)), 'SERVICE_UNAVAILABLE', 503)
    sqlite.exec('DROP TRIGGER stuck; DROP TRIGGER stuck_too')
    expect((await give(await challenged(email), await nextCode(app))).status).toBe(200)
  })
})

describe('backup codes', () => {
  const path = '/second-factor/backup-code'

  test('each once, also at the same moment, however it is written', async () => {
    const { email, backupCodes } = await enrolled()
    const [first = '', second = ''] = backupCodes
    const challenges = await Promise.all(Array.from({ length: 3 }, () => challenged(email)))
    const answers = await Promise.all(challenges.map((cookie) => give(cookie, first, false, path)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401])
    const shouted = second.toUpperCase().replace('-', ' ')
    const done = await give(await challenged(email), shouted, false, path)
    expect(done.status).toBe(200)
    const left = await fetch(at('/second-factor'), { headers: { cookie: cookieOf(done) } })
    expect(await left.json()).toEqual({ enabled: true, backupCodesLeft: 8 })
    await refused(
      await give(await challenged(email), second, false, path),
      'TWO_FACTOR_FAILED',
      401,
    )
  })

  test('new ones end the old ones', async () => {
    const { email, backupCodes, cookie } = await enrolled()
    const renewed = await post(
      at('/second-factor/backup-codes'),
      { password: household.password },
      { cookie },
    )
    const { backupCodes: fresh } = (await renewed.json()) as { backupCodes: string[] }
    await refused(
      await give(await challenged(email), backupCodes[0] ?? '', false, path),
      'TWO_FACTOR_FAILED',
      401,
    )
    expect((await give(await challenged(email), fresh[0] ?? '', false, path)).status).toBe(200)
  })

  test('guessing them counts with the other codes', async () => {
    const { email } = await enrolled()
    for (let n = 0; n < 10; n++)
      await refused(
        await give(await challenged(email), `aaaaa-aaaa${'abcdefghij'[n]}`, false, path),
        'TWO_FACTOR_FAILED',
        401,
      )
    await refused(await give(await challenged(email), '000000'), 'RATE_LIMITED', 429)
  })
})

describe('trusted devices', () => {
  test('is not asked again, is listed, and is asked again once it is taken back', async () => {
    const { email, app, userId } = await enrolled()
    const done = await give(await challenged(email), await nextCode(app), true)
    const device =
      cookieOf(done)
        .split('; ')
        .find((pair) => pair.includes('trust_device')) ?? ''
    const again = await login(email, device)
    expect(await read(again)).toHaveProperty('accessToken')
    const session = { cookie: cookieOf(again) }
    const listed = await fetch(at('/trusted-devices'), { headers: session })
    const devices = (await listed.json()) as { id: string }[]
    expect(devices).toMatchObject([{ ipAddress: expect.any(String) as string }])
    expect(eventsOf(userId)).toContain('device_trusted')

    const other = await person()
    const forget = (cookie: string, id = devices[0]?.id) =>
      fetch(at(`/trusted-devices/${id}`), {
        method: 'DELETE',
        headers: { origin: house.origin, ...(cookie ? { cookie } : {}) },
      })
    await refused(await forget(''), 'UNAUTHORIZED', 401)
    await refused(await forget(other.cookie), 'NOT_FOUND', 404)
    await refused(await forget(session.cookie, 'nothing'), 'NOT_FOUND', 404)
    // The cookie was renewed when it was used; this is the one that counts now.
    const renewed = session.cookie.split('; ').find((pair) => pair.includes('trust_device')) ?? ''
    expect(renewed).not.toBe(device)
    expect(await (await forget(session.cookie)).json()).toEqual({ success: true })
    for (const cookie of [device, renewed])
      expect(await read(await login(email, cookie))).toHaveProperty('twoFactorRedirect')
    const rest = await fetch(at('/trusted-devices'), { headers: session })
    expect(await rest.json()).toEqual([])
  })

  test('are all asked again after a new password', async () => {
    const { email, app } = await enrolled()
    const done = await give(await challenged(email), await nextCode(app), true)
    const cookie = cookieOf(done)
    const changed = await post(
      at('/change-password'),
      { currentPassword: household.password, newPassword: 'another horse entirely' },
      { cookie },
    )
    expect(changed.status).toBe(200)
    const credentials = { email, password: 'another horse entirely' }
    expect(await read(await post(at('/login'), credentials, { cookie }))).toHaveProperty(
      'twoFactorRedirect',
    )
  })

  test('turning the second factor off and on again asks every device', async () => {
    const { email, app } = await enrolled()
    const done = await give(await challenged(email), await nextCode(app), true)
    const cookie = cookieOf(done)
    const off = await post(
      at('/second-factor/disable'),
      { password: household.password },
      { cookie },
    )
    await enrol(house.origin, { cookie: cookieOf(off) })
    expect(await read(await login(email, cookie))).toHaveProperty('twoFactorRedirect')
  })
})

describe('magic links', () => {
  /** What the outbox would hand over. */
  async function linkFor(email: string, redirectTo?: string) {
    const answer = await post(at('/magic-link'), { email, ...(redirectTo ? { redirectTo } : {}) })
    expect(await read(answer)).toEqual({ success: true })
    return newestLink(house.dir, sqlite, email)
  }
  const follow = (link: string) => fetch(link, { redirect: 'manual' })

  test('sign in whoever has no second factor, once', async () => {
    const { email, userId } = await person()
    const link = await linkFor(email, '/album')
    const first = await follow(link)
    expect(first.headers.get('location')).toMatch(/\/album$/)
    const session = await fetch(at('/session'), { headers: { cookie: cookieOf(first) } })
    expect(await session.json()).toMatchObject({ user: { id: userId } })
    const second = await follow(link)
    expect(cookieOf(second)).not.toContain('session_token')
    expect(second.headers.get('location')).toBe(`${house.origin}/sign-in?error=INVALID_TOKEN`)
  })

  test('leave an unconfirmed account as it is: its password and its sessions', async () => {
    const { email, cookie } = await person()
    sqlite.prepare('UPDATE user SET email_verified = 0 WHERE email = ?').run(email)
    expect(cookieOf(await follow(await linkFor(email)))).toContain('session_token')
    expect((await fetch(at('/profile'), { headers: { cookie } })).status).toBe(200)
    expect((await login(email)).status).toBe(200)
  })

  test('lead a browser to the second factor', async () => {
    const { email, app, userId } = await enrolled()
    const answer = await follow(await linkFor(email, '/album'))
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe(
      `${house.origin}/sign-in?step=second-factor&redirectTo=%2Falbum`,
    )
    expect(cookieOf(answer)).not.toMatch(/session_token=[^;]/)
    const done = await give(cookieOf(answer), await nextCode(app))
    expect(await read(done)).toMatchObject({ user: { id: userId } })
  })

  test('asked for at the address existing clients know, they lead to the page all the same', async () => {
    const { email } = await enrolled()
    const link = new URL(await linkFor(email, '/album'))
    link.port = new URL(house.auth).port
    const answer = await follow(link.href)
    expect(answer.headers.get('location')).toContain(`${house.origin}/sign-in?step=second-factor`)
  })

  test('tell what fetches them', async () => {
    const { email } = await enrolled()
    const url = new URL(await linkFor(email))
    url.searchParams.delete('callbackURL')
    const answer = await follow(url.href)
    expect(await read(answer)).toMatchObject({ twoFactorRedirect: true })
    expect(cookieOf(answer)).not.toMatch(/session_token=[^;]/)
  })

  test('nobody learns who has an account, and none is made', async () => {
    const before = sqlite.prepare('SELECT count(*) FROM user').pluck().get()
    const answer = await post(at('/magic-link'), { email: 'stranger@example.org' })
    expect(await read(answer)).toEqual({ success: true })
    expect(linksTo('stranger@example.org')).toBe(0)
    expect(sqlite.prepare('SELECT count(*) FROM user').pluck().get()).toBe(before)
  })

  test.each([
    [{ email: 'no address' }],
    [{}],
    [{ email: 'a@example.org', redirectTo: 'https://evil.example/' }],
    [{ email: 'a@example.org', redirectTo: '//evil.example' }],
    [{ email: 'a@example.org', redirectTo: '/\\evil.example' }],
    [{ email: 'a@example.org\r\nBcc: b@example.org' }],
  ])('not %j', async (body) => refused(await post(at('/magic-link'), body), 'VALIDATION', 400))
})

describe('other ways in', () => {
  test('a passkey that checked the person is both', async () => {
    const { email, cookie, userId } = await enrolled()
    const passkeys = at('/passkeys')
    const authenticator = createSoftAuthenticator(house.origin)
    const begun = await post(`${passkeys}/register/options`, {}, { cookie })
    const created = authenticator.create((await begun.json()) as { challenge: string })
    const both = `${cookie}; ${cookieOf(begun)}`
    const kept = await post(`${passkeys}/register/verify`, { response: created }, { cookie: both })
    expect(kept.status).toBe(200)
    const asked = await post(`${passkeys}/authenticate/options`, {})
    const response = authenticator.get((await asked.json()) as { challenge: string })
    const challenge = { cookie: cookieOf(asked) }
    const done = await post(`${passkeys}/authenticate/verify`, { response }, challenge)
    expect(await read(done)).toMatchObject({ user: { id: userId, email } })
  })

  test('a device code approved before there was a second factor is worth nothing after', async () => {
    const { cookie, userId } = await person()
    sqlite
      .prepare(
        `INSERT INTO device_code (id, device_code, user_code, user_id, expires_at, status, client_id)
         VALUES (?, 'dc', 'UC', ?, ?, 'approved', 'tv')`,
      )
      .run(crypto.randomUUID(), userId, Date.now() + 600_000)
    await enrol(house.origin, { cookie })
    expect(sqlite.prepare('SELECT count(*) FROM device_code').pluck().get()).toBe(0)
  })

  test('codes by mail are not offered', async () => {
    const { email } = await enrolled()
    const cookie = await challenged(email)
    for (const path of ['/two-factor/send-otp', '/two-factor/verify-otp'])
      expect((await post(native(path), { code: '1' }, { cookie })).status).toBe(404)
  })
})
