import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  cookieOf,
  household,
  post,
  setUp,
  startTestAppliance,
  type TestAppliance,
} from '../../testing.ts'
import { api, joinAs, logIn, sql, type Somebody } from './testing.ts'

let house: TestAppliance
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  await setUp(house.origin)
})
afterAll(() => house.close())

const ask = (path: string, body: object, cookie?: string) =>
  post(`${api(house)}${path}`, body, cookie === undefined ? {} : { cookie })
const eventsOf = ({ user }: Somebody) =>
  sql<{ type: string }>(
    house,
    'SELECT event_type AS type FROM security_event WHERE user_id = ? ORDER BY created_at, rowid',
    user.id,
  ).map(({ type }) => type)
const unusedOf = ({ user }: Somebody) =>
  sql(
    house,
    `SELECT 1 FROM refresh_secret WHERE used_at IS NULL
     AND session_id IN (SELECT id FROM session WHERE user_id = ?)`,
    user.id,
  ).length

test('the token of a sign-in is letter for letter of the kind the token route mints', async () => {
  const { accessToken, cookie } = await logIn(house)
  const answer = await fetch(`${house.auth}/api/auth/token`, { headers: { cookie } })
  const { token } = (await answer.json()) as { token: string }
  expect(decodeProtectedHeader(accessToken)).toEqual(decodeProtectedHeader(token))
  const { iat, exp, ...claims } = decodeJwt(accessToken)
  const { iat: later, exp: end, ...theirs } = decodeJwt(token)
  expect(Object.entries(claims)).toEqual(Object.entries(theirs))
  expect((exp ?? 0) - (iat ?? 0)).toBe(15 * 60)
  expect((end ?? 0) - (later ?? 0)).toBe(15 * 60)
  expect(Math.abs((later ?? 0) - (iat ?? 0))).toBeLessThan(600)
})

test('a sign-in without its key is a 503, each time, and counts against nobody', async () => {
  const abe = await joinAs(house, 'abe')
  const keys = sql<{ id: string; private_key: string }>(house, 'SELECT id, private_key FROM jwks')
  const put = (text: (key: string) => string) => {
    for (const { id, private_key: key } of keys)
      sql(house, 'UPDATE jwks SET private_key = ? WHERE id = ?', text(key), id)
  }
  put((key) => `x${key}`)
  const attempt = () => ask('/login', { email: abe.email, password: household.password })
  for (let n = 0; n < 6; n++) expect((await attempt()).status).toBe(503)
  put((key) => key)
  expect((await attempt()).status).toBe(200)
})

describe('tokens for a session that has its cookie', () => {
  test('are no second sign-in, and end none of the promises of the first', async () => {
    const ben = await joinAs(house, 'ben')
    for (let n = 0; n < 30; n++)
      expect((await ask('/session-to-token', {}, ben.cookie)).status).toBe(200)
    expect(eventsOf(ben).filter((type) => type === 'login_success')).toHaveLength(1)
    expect(eventsOf(ben).filter((type) => type === 'tokens_taken')).toHaveLength(30)
    expect(unusedOf(ben)).toBe(20)
  })

  test('of Better Auth’s own sign-in are told of once', async () => {
    const cleo = await joinAs(house, 'cleo')
    const answer = await post(`${house.auth}/api/auth/sign-in/email`, {
      email: cleo.email,
      password: household.password,
    })
    expect((await ask('/session-to-token', {}, cookieOf(answer))).status).toBe(200)
    expect(eventsOf(cleo).slice(-2)).toEqual(['login_success', 'tokens_taken'])
  })

  test('by /refresh stay few as well; what was used is still known when it comes again', async () => {
    const dan = await joinAs(house, 'dan')
    expect((await ask('/refresh', { refreshToken: dan.refreshToken })).status).toBe(200)
    for (let n = 0; n < 25; n++) expect((await ask('/refresh', {}, dan.cookie)).status).toBe(200)
    expect(unusedOf(dan)).toBe(20)
    expect((await ask('/refresh', { refreshToken: dan.refreshToken })).status).toBe(401)
    expect((await ask('/refresh', {}, dan.cookie)).status).toBe(401)
  })
})

describe('/logout', () => {
  const alive = async ({ cookie }: Somebody) =>
    (await fetch(`${api(house)}/profile`, { headers: { cookie } })).status === 200

  test('by the secret of another session ends that one alone', async () => {
    const here = await joinAs(house, 'eva')
    const there = await logIn(house, here.email)
    const answer = await ask('/logout', { refreshToken: there.refreshToken }, here.cookie)
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()).toEqual([])
    expect([await alive(here), await alive(there)]).toEqual([true, false])
  })

  test('by the secret of its own session takes the cookie away too', async () => {
    const fay = await joinAs(house, 'fay')
    const answer = await ask('/logout', { refreshToken: fay.refreshToken }, fay.cookie)
    expect(answer.headers.getSetCookie().join()).toContain('session_token=;')
    expect(await alive(fay)).toBe(false)
  })

  test('by a secret nobody knows ends whatever the cookie says', async () => {
    const gus = await joinAs(house, 'gus')
    expect((await ask('/logout', { refreshToken: 'hr_nothing' }, gus.cookie)).status).toBe(200)
    expect(await alive(gus)).toBe(false)
  })
})
