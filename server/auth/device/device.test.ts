import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  cookieOf,
  household,
  post,
  setUp,
  signUp,
  startTestAppliance,
  type TestAppliance,
} from '../../testing.ts'
import { authorizationOf, basic, enterApp, visit } from '../oidc/testing.ts'
import { enrol } from '../second-factor/testing.ts'

let house: TestAppliance
let ada: { cookie: string; userId: string }
let bob: { cookie: string; userId: string }
let sqlite: Database.Database

beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  ada = await setUp(house.origin)
  bob = await signUp(house.origin, 'bob')
  sqlite = new Database(join(house.dir, 'hearth.db'))
})
afterAll(async () => {
  sqlite.close()
  await house.close()
})

const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
type Code = {
  device_code: string
  user_code: string
  verification_uri: string
  verification_uri_complete: string
  expires_in: number
  interval: number
}

/** The television asks, as RFC 8628 has it: a form. */
async function askForCode(fields: Record<string, string> = {}): Promise<Code> {
  const answer = await fetch(`${house.origin}/api/auth/device/code`, {
    method: 'POST',
    headers: { 'user-agent': 'TV/1.0' },
    body: new URLSearchParams({ client_id: 'hearth-tv', ...fields }),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Code
}

async function poll({ device_code }: Code, more: Record<string, string> = {}) {
  const answer = await fetch(`${house.origin}/api/auth/device/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type, device_code, client_id: 'hearth-tv', ...more }),
  })
  const body = (await answer.json()) as Record<string, string>
  return { status: answer.status, body, cookies: answer.headers.getSetCookie() }
}

/** As if five seconds had passed since it last asked. */
const later = () => sqlite.exec('UPDATE device_code SET last_polled_at = last_polled_at - 5001')

const look = (cookie: string, code: string) =>
  fetch(`${house.origin}/api/v1/auth/device?code=${encodeURIComponent(code)}`, {
    headers: { cookie },
  })
const say = (cookie: string, word: 'approve' | 'deny', code: string) =>
  post(`${house.origin}/api/v1/auth/device/${word}`, { code }, { cookie })

test('a television is let in, and is a session like any other', async () => {
  const code = await askForCode({ device_name: 'Living room' })
  expect(code.user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
  expect(code).toMatchObject({
    expires_in: 600,
    interval: 5,
    verification_uri: `${house.origin}/device`,
    verification_uri_complete: `${house.origin}/device?user_code=${code.user_code}`,
  })
  expect((await poll(code)).body['error']).toBe('authorization_pending')

  const seen = await look(ada.cookie, code.user_code)
  expect(await seen.json()).toEqual({
    clientId: 'hearth-tv',
    name: 'Living room',
    appName: null,
    scope: '',
    requestedFrom: {
      ipAddress: expect.stringMatching(/127\.0\.0\.1|::1/) as string,
      userAgent: 'TV/1.0',
      at: expect.stringMatching(/Z$/) as string,
    },
    expiresAt: expect.stringMatching(/Z$/) as string,
  })
  // Typed as people type.
  const typed = code.user_code.toLowerCase().replace('-', ' ')
  expect((await say(ada.cookie, 'approve', typed)).status).toBe(200)

  later()
  const { status, body, cookies } = await poll(code)
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 900 })
  const authorization = `Bearer ${body['access_token']}`
  const media = await fetch(`${house.media}/api/v1/media/stats`, { headers: { authorization } })
  expect(media.status).toBe(200)
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
  const withCookie = await fetch(`${house.media}/api/v1/media/stats`, { headers: { cookie } })
  expect(withCookie.status).toBe(200)
  const renewed = await post(`${house.auth}/api/v1/auth/refresh`, {
    refreshToken: body['refresh_token'],
  })
  expect(renewed.status).toBe(200)

  const rows = sqlite
    .prepare('SELECT device_name FROM session WHERE user_id = ?')
    .pluck()
    .all(ada.userId)
  expect(rows).toContain('Living room')
  const events = sqlite
    .prepare(
      `SELECT metadata FROM security_event WHERE user_id = ? AND event_type = 'device_approved'`,
    )
    .pluck()
    .all(ada.userId)
  expect(events.map((text) => JSON.parse(String(text)) as unknown)).toContainEqual(
    expect.objectContaining({ name: 'Living room', clientId: 'hearth-tv' }),
  )
  // Once.
  expect((await poll(code)).body['error']).toBe('invalid_grant')
  expect(sqlite.prepare('SELECT count(*) FROM device_request').pluck().get()).toBe(0)
})

test('an app an admin entered gets its own tokens, not a session of Hearth', async () => {
  const app = await enterApp(house, ada.cookie, { name: 'Player' })
  const answer = await fetch(`${house.auth}/api/auth/device/code`, {
    method: 'POST',
    headers: { authorization: basic(app) },
    body: new URLSearchParams({ scope: 'openid email' }),
  })
  const code = (await answer.json()) as Code
  expect(await (await look(ada.cookie, code.user_code)).json()).toMatchObject({
    name: 'Player',
    appName: 'Player',
    scope: 'openid email',
  })
  await say(ada.cookie, 'approve', code.user_code)
  expect((await poll(code, { client_id: app.clientId })).body['error']).toBe('invalid_grant')
  const tokens = await fetch(`${house.auth}/api/auth/oauth2/token`, {
    method: 'POST',
    headers: { authorization: basic(app) },
    body: new URLSearchParams({ grant_type, device_code: code.device_code }),
  })
  const body = (await tokens.json()) as Record<string, string>
  expect(tokens.status).toBe(200)
  expect(body['id_token']).toBeDefined()
  const authorization = `Bearer ${body['access_token']}`
  const media = await fetch(`${house.media}/api/v1/media/stats`, { headers: { authorization } })
  expect(media.status).toBe(401)
})

describe('a code', () => {
  test('asked for too often is told to slow down, every five seconds is well', async () => {
    const code = await askForCode()
    for (let times = 0; times < 15; times++) {
      expect((await poll(code)).body['error']).toBe('authorization_pending')
      expect(await poll(code)).toMatchObject({ status: 400, body: { error: 'slow_down' } })
      later()
    }
  })

  test('that has run out opens nothing', async () => {
    const code = await askForCode()
    sqlite.exec('UPDATE device_code SET expires_at = 1')
    expect((await look(ada.cookie, code.user_code)).status).toBe(400)
    expect(await (await say(ada.cookie, 'approve', code.user_code)).json()).toMatchObject({
      error: 'TOKEN_INVALID',
    })
    expect((await poll(code)).body['error']).toBe('expired_token')
  })

  test('that was denied opens nothing', async () => {
    const code = await askForCode()
    expect((await say(ada.cookie, 'deny', code.user_code)).status).toBe(200)
    expect((await say(ada.cookie, 'approve', code.user_code)).status).toBe(400)
    expect((await poll(code)).body['error']).toBe('access_denied')
  })

  test('is answered once', async () => {
    const code = await askForCode()
    const answers = await Promise.all([
      say(ada.cookie, 'approve', code.user_code),
      say(ada.cookie, 'approve', code.user_code),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
    expect((await say(ada.cookie, 'deny', code.user_code)).status).toBe(400)
  })

  test('that one person answered is nothing to another', async () => {
    const code = await askForCode()
    await say(ada.cookie, 'approve', code.user_code)
    expect((await look(bob.cookie, code.user_code)).status).toBe(404)
    for (const word of ['approve', 'deny'] as const)
      expect((await say(bob.cookie, word, code.user_code)).status).toBe(404)
    const { body } = await poll(code)
    expect(JSON.parse(atob(body['access_token']?.split('.')[1] ?? ''))).toMatchObject({
      sub: ada.userId,
    })
  })

  test('is answered by people who are signed in', async () => {
    const code = await askForCode()
    expect((await look('', code.user_code)).status).toBe(401)
    for (const word of ['approve', 'deny'] as const)
      expect((await say('', word, code.user_code)).status).toBe(401)
    expect((await poll(code)).body['error']).toBe('authorization_pending')
  })

  test('cannot be approved by another site', async () => {
    const { user_code: code } = await askForCode()
    const answer = await post(
      `${house.origin}/api/v1/auth/device/approve`,
      { code },
      { cookie: ada.cookie, origin: 'https://evil.example' },
    )
    expect(answer.status).toBe(403)
  })

  test('is not redeemed under another name', async () => {
    const code = await askForCode()
    await say(ada.cookie, 'approve', code.user_code)
    expect((await poll(code, { client_id: 'another' })).body['error']).toBe('invalid_grant')
  })

  test('is for whoever approves it, whatever the device says', async () => {
    const code = await askForCode({ user_id: bob.userId })
    expect((await say(ada.cookie, 'approve', code.user_code)).status).toBe(200)
  })
})

test('half a sign-in approves nothing and allows no app; a whole one counts for the device too', async () => {
  const app = await enterApp(house, ada.cookie)
  const { cookie } = await signUp(house.origin, 'tilda')
  const whole = await enrol(house.origin, { cookie })
  const half = await post(`${house.origin}/api/v1/auth/login`, {
    email: 'tilda@example.org',
    password: household.password,
  })
  expect(await half.json()).toMatchObject({ twoFactorRedirect: true })
  const code = await askForCode()
  expect((await say(cookieOf(half), 'approve', code.user_code)).status).toBe(401)
  expect(await visit(authorizationOf(house, app).url, cookieOf(half))).toMatch(/^\/sign-in\?/)

  expect((await say(whole.cookie, 'approve', code.user_code)).status).toBe(200)
  const { status, body } = await poll(code)
  expect(status).toBe(200)
  expect(body['access_token']).toBeDefined()
})

test.each(['', 'x'.repeat(81), '<b>Bank</b>', 'a\nb'])('no device is called %o', async (name) => {
  const answer = await fetch(`${house.origin}/api/auth/device/code`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: name }),
  })
  expect(answer.status).toBe(400)
})

test('the plugin’s own ways to approve are closed', async () => {
  const { user_code } = await askForCode()
  const headers = { cookie: ada.cookie }
  const answers = await Promise.all([
    fetch(`${house.origin}/api/auth/device?user_code=${user_code}`, { headers }),
    post(`${house.origin}/api/auth/device/approve`, { userCode: user_code }, headers),
    post(`${house.origin}/api/auth/device/deny`, { userCode: user_code }, headers),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
})

describe('guessing', () => {
  beforeEach(() => sqlite.exec('DELETE FROM lockout; DELETE FROM failed_attempt'))

  test('is stopped, for that person alone', async () => {
    const code = await askForCode()
    for (let times = 0; times < 10; times++)
      expect((await look(bob.cookie, `BBBB-BBB${'BCDFGHJKLM'[times]}`)).status).toBe(404)
    const stopped = await say(bob.cookie, 'approve', code.user_code)
    expect(stopped.status).toBe(429)
    expect(stopped.headers.get('retry-after')).toBe('900')
    expect((await look(ada.cookie, code.user_code)).status).toBe(200)
  })

  test('by many accounts from one network is stopped too', async () => {
    for (const name of ['carol', 'dora', 'emil']) {
      const { cookie } = await signUp(house.origin, name)
      for (let times = 0; times < 10; times++) await look(cookie, 'BBBB-BBBB')
    }
    expect((await look(ada.cookie, (await askForCode()).user_code)).status).toBe(429)
  })
})
