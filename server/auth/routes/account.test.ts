import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { household, post, setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import { api, bearer, joinAs, logIn, outbox, sql, type Somebody } from './testing.ts'

let house: TestAppliance
let admin: Somebody
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  await setUp(house.origin)
  admin = await logIn(house)
})
afterAll(() => house.close())

const told = async (answer: Response) => ({ status: answer.status, body: await answer.json() })
const unauthorized = { status: 401, body: { error: 'UNAUTHORIZED', status: 401 } }
const at = (path: string, init: RequestInit = {}) => fetch(`${api(house)}${path}`, init)

test.each([
  ['GET', '/sessions'],
  ['DELETE', '/sessions/x'],
  ['GET', '/security-events'],
  ['DELETE', '/account'],
  ['POST', '/change-email'],
  ['POST', '/change-password'],
  ['GET', '/profile'],
  ['POST', '/profile'],
  ['POST', '/session-to-token'],
])(
  '%s %s needs a session; neither refresh token nor forged tokens are one',
  async (method, path) => {
    const cookies: Record<string, string>[] = [
      {},
      { authorization: `Bearer ${admin.refreshToken}` },
      { cookie: `mana.session_token=${admin.refreshToken}` },
    ]
    for (const headers of cookies)
      expect(await told(await at(path, { method, headers: headers }))).toMatchObject(unauthorized)
  },
)

test.each([
  ['POST', '/change-email'],
  ['POST', '/change-password'],
  ['DELETE', '/account'],
  ['DELETE', '/sessions/x'],
  ['POST', '/logout'],
  ['POST', '/login'],
  ['POST', '/register'],
  ['POST', '/refresh'],
])('%s %s from another site is refused, with Origin and without', async (method, path) => {
  for (const more of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])
    expect((await at(path, { method, headers: { cookie: admin.cookie, ...more } })).status).toBe(
      403,
    )
  expect((await at('/profile', { headers: { cookie: admin.cookie } })).status).toBe(200)
})

describe('sessions', () => {
  test('are listed for their owner, and one can be ended from another', async () => {
    const here = await joinAs(house, 'bob')
    const there = await logIn(house, here.email)
    const list = (await (await bearer(house, here, '/sessions')).json()) as {
      id: string
      current: boolean
    }[]
    expect(Object.keys(list[0] ?? {}).toSorted()).toEqual(
      [
        'createdAt',
        'current',
        'deviceName',
        'expiresAt',
        'id',
        'ipAddress',
        'lastActivityAt',
        'userAgent',
      ].toSorted(),
    )
    expect(JSON.stringify(list)).not.toContain(
      decodeURIComponent(there.cookie.split('=')[1] ?? '').split('.')[0],
    )
    // One of the sign-up, one of each login.
    expect(list.filter(({ current }) => current)).toHaveLength(1)
    const other = sql<{ id: string }>(
      house,
      'SELECT id FROM session WHERE token = ?',
      decodeURIComponent(there.cookie.split('=')[1] ?? '').split('.')[0],
    )[0]
    const ended = await bearer(house, here, `/sessions/${other?.id}`, 'DELETE')
    expect(await told(ended)).toEqual({ status: 200, body: { success: true } })
    expect((await bearer(house, there, '/profile')).status).toBe(401)
    expect((await post(`${api(house)}/refresh`, { refreshToken: there.refreshToken })).status).toBe(
      401,
    )
  })

  test('another person’s is not found, and stays', async () => {
    const eve = await joinAs(house, 'eve')
    const [session] = sql<{ id: string }>(
      house,
      'SELECT id FROM session WHERE user_id = ?',
      admin.user.id,
    )
    const answer = await told(await bearer(house, eve, `/sessions/${session?.id}`, 'DELETE'))
    expect(answer).toMatchObject({ status: 404, body: { error: 'NOT_FOUND' } })
    expect(await told(await bearer(house, eve, '/sessions/nothing', 'DELETE'))).toMatchObject({
      status: 404,
    })
    expect(sql(house, 'SELECT id FROM session WHERE id = ?', session?.id)).toHaveLength(1)
  })
})

describe('security events', () => {
  test('are one’s own, newest first, as many as asked for', async () => {
    const carol = await joinAs(house, 'carol')
    await logIn(house, carol.email)
    const all = (await (await bearer(house, carol, '/security-events')).json()) as {
      eventType: string
    }[]
    expect(all.map(({ eventType }) => eventType)).toEqual([
      'login_success',
      'login_success',
      'register',
    ])
    const one = (await (await bearer(house, carol, '/security-events?limit=1')).json()) as object[]
    expect(one).toHaveLength(1)
    expect(Object.keys(one[0] ?? {}).toSorted()).toEqual([
      'createdAt',
      'eventType',
      'id',
      'ipAddress',
      'metadata',
      'userAgent',
    ])
  })
  test.each(['0', '-1', 'many', '1e9', '2.5'])('not limit=%s', async (limit) =>
    expect(await told(await bearer(house, admin, `/security-events?limit=${limit}`))).toMatchObject(
      {
        status: 400,
        body: { error: 'VALIDATION', field: 'limit' },
      },
    ),
  )
})

describe('another address', () => {
  test('without a mail server: one link in the outbox, for whoever hands it over', async () => {
    const dora = await joinAs(house, 'dora')
    const answer = await told(
      await bearer(house, dora, '/change-email', 'POST', { newEmail: 'Dora.New@example.org' }),
    )
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, message: expect.stringContaining('outbox') },
    })
    const letter = (await outbox(house)).find(({ kind }) => kind === 'email-change')
    expect(letter?.address).toBe('dora.new@example.org')
    expect(letter?.url.startsWith(house.origin)).toBe(true)
    const way = await fetch(letter?.url ?? '', { redirect: 'manual' })
    expect([way.status, way.headers.get('location')]).toEqual([302, '/'])
    expect((await logIn(house, 'dora.new@example.org')).accessToken).toBeTruthy()
  })
  test('that somebody has already is not told', async () => {
    const erik = await joinAs(house, 'erik')
    const before = (await outbox(house)).length
    const answer = await bearer(house, erik, '/change-email', 'POST', { newEmail: household.email })
    expect(answer.status).toBe(200)
    expect(await outbox(house)).toHaveLength(before)
  })
  test.each([[{}], [{ newEmail: 'x' }], [{ newEmail: 7 }]])('not %j', async (body) =>
    expect(await told(await bearer(house, admin, '/change-email', 'POST', body))).toMatchObject({
      status: 400,
      body: { error: 'VALIDATION' },
    }),
  )
})

describe('the end of an account', () => {
  test('needs the password; then everything is gone', async () => {
    const frank = await joinAs(house, 'frank')
    for (const [body, status, error] of [
      [{}, 400, 'VALIDATION'],
      [{ password: 'wrong wrong' }, 401, 'INVALID_CREDENTIALS'],
    ] as const)
      expect(await told(await bearer(house, frank, '/account', 'DELETE', body))).toMatchObject({
        status,
        body: { error },
      })
    const gone = await bearer(house, frank, '/account', 'DELETE', { password: household.password })
    expect(await told(gone)).toEqual({ status: 200, body: { success: true } })
    expect(sql(house, 'SELECT id FROM user WHERE id = ?', frank.user.id)).toEqual([])
    expect((await bearer(house, frank, '/profile')).status).toBe(401)
  })
  test('cannot be guessed at', async () => {
    const gina = await joinAs(house, 'gina')
    const end = (password: string) => bearer(house, gina, '/account', 'DELETE', { password })
    for (let n = 0; n < 5; n++) expect((await end('wrong wrong')).status).toBe(401)
    expect((await end(household.password)).status).toBe(429)
  })
  test('the last admin is refused and stays', async () => {
    const answer = await bearer(house, admin, '/account', 'DELETE', {
      password: household.password,
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: 'VALIDATION',
      message: expect.stringContaining('admin'),
    })
    expect((await bearer(house, admin, '/profile')).status).toBe(200)
  })
})

describe('a refresh token', () => {
  test('works once; the second time it ends its session', async () => {
    const hal = await joinAs(house, 'hal')
    const refresh = (refreshToken: string) => post(`${api(house)}/refresh`, { refreshToken })
    const next = (await (await refresh(hal.refreshToken)).json()) as {
      refreshToken: string
      accessToken: string
    }
    expect(next.refreshToken).not.toBe(hal.refreshToken)
    expect(await told(await refresh(hal.refreshToken))).toMatchObject({
      status: 401,
      body: { error: 'TOKEN_EXPIRED', message: 'Invalid refresh token' },
    })
    expect((await refresh(next.refreshToken)).status).toBe(401)
    expect((await bearer(house, next, '/profile')).status).toBe(401)
  })

  test('is not used up by a fault of ours', async () => {
    const ivy = await joinAs(house, 'ivy')
    const refresh = () => post(`${api(house)}/refresh`, { refreshToken: ivy.refreshToken })
    const scramble = `UPDATE jwks SET private_key = CASE WHEN private_key LIKE 'x%' THEN substr(private_key, 2) ELSE 'x' || private_key END`
    sql(house, scramble)
    expect((await told(await refresh())).body).toMatchObject({ error: 'SERVICE_UNAVAILABLE' })
    sql(house, scramble)
    expect((await refresh()).status).toBe(200)
  })
})
