import { join } from 'node:path'
import Database from 'better-sqlite3'
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type JWK,
} from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post, setUp, signUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import {
  answerConsent,
  askToken,
  authorizationOf,
  basic,
  callback,
  codeFor,
  enterApp,
  redeem,
  visit,
  type NewApp,
} from './testing.ts'

let house: TestAppliance
let ada: { cookie: string; token: string; userId: string }
let bob: { cookie: string; userId: string }
let app: NewApp
let other: NewApp

beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  ada = await setUp(house.origin)
  bob = await signUp(house.origin, 'bob')
  app = await enterApp(house, ada.cookie)
  other = await enterApp(house, ada.cookie, { name: 'Other' })
})
afterAll(() => house.close())

const inDatabase = <T>(work: (sqlite: Database.Database) => T): T => {
  const sqlite = new Database(join(house.dir, 'hearth.db'))
  try {
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}

describe('a code', () => {
  test('is good once: used again, what came of it ends too', async () => {
    const code = await codeFor(house, ada.cookie, app)
    const first = await redeem(house, app, code)
    expect(first.status).toBe(200)
    const again = await redeem(house, app, code)
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await userInfo(first.body['access_token'] ?? '')).not.toBe(200)
  })

  test.each([
    ['with another verifier', () => ({ code_verifier: 'w'.repeat(43) })],
    ['for another address', () => ({ redirect_uri: 'http://127.0.0.1:9000/other' })],
  ])('is not good %s', async (_, wrong) => {
    const code = await codeFor(house, ada.cookie, app)
    const answer = await redeem(house, app, code, wrong())
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body['error']).toMatch(/invalid_(grant|request)/)
    expect(answer.body['access_token']).toBeUndefined()
  })

  test('is not good without its verifier', async () => {
    const { code } = await codeFor(house, ada.cookie, app)
    const answer = await askToken(house, app, { grant_type: 'authorization_code', code })
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })

  test('is not good for another app', async () => {
    const code = await codeFor(house, ada.cookie, app)
    expect(await redeem(house, other, code)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
  })

  test('is not good when it has run out', async () => {
    const code = await codeFor(house, ada.cookie, app)
    inDatabase((sqlite) =>
      sqlite.exec(`UPDATE verification SET expires_at = 1 WHERE value LIKE '%authorization_code%'`),
    )
    expect(await redeem(house, app, code)).toMatchObject({ status: 400 })
  })

  test('is not good with a wrong secret', async () => {
    const code = await codeFor(house, ada.cookie, app)
    const answer = await redeem(house, { ...app, clientSecret: 'hcs_guessed' }, code)
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  })
})

describe('an address to come back to', () => {
  test.each([
    'https://evil.example/callback',
    'http://127.0.0.1:9000/callback/../evil',
    'http://127.0.0.1:9000/callback?more=1',
    'http://127.0.0.1.evil.example:9000/callback',
    'http://user@127.0.0.1:9000/callback',
    'http://localhost:9000/callback',
    '//evil.example',
    'javascript:alert(1)',
  ])('that was not entered is never gone to: %s', async (redirect_uri) => {
    const { url } = authorizationOf(house, app, { redirect_uri })
    const to = await visit(url, ada.cookie)
    expect(new URL(to, house.auth).origin).toBe(house.auth)
    expect(to).not.toContain('code=')
  })

  test('on this device may have any port, and its name stays as it was sent', async () => {
    const { back } = await codeFor(house, ada.cookie, app, {
      redirect_uri: 'http://127.0.0.1:54321/callback',
    })
    expect(back).toMatch(/^http:\/\/127\.0\.0\.1:54321\/callback\?/)
  })

  test('is told of a mistake of the app’s', async () => {
    const { url } = authorizationOf(house, app, { scope: 'openid everything' })
    const to = new URL(await visit(url, ada.cookie))
    expect(to.href.startsWith(callback)).toBe(true)
    expect(to.searchParams.get('error')).toBe('invalid_scope')
  })

  test('is told where a PKCE challenge is missing or plain', async () => {
    for (const more of [
      { code_challenge: '', code_challenge_method: '' },
      { code_challenge_method: 'plain' },
    ]) {
      const to = new URL(await visit(authorizationOf(house, app, more).url, ada.cookie))
      expect(to.href.startsWith(callback)).toBe(true)
      expect(to.searchParams.get('error')).toBe('invalid_request')
    }
  })

  test('gets its state back as it was', async () => {
    const { back } = await codeFor(house, ada.cookie, app)
    const { searchParams } = new URL(back)
    expect(searchParams.get('state')).toBe('a state: ä&=')
    expect(searchParams.get('iss')).toBe(house.auth)
  })
})

describe('consent', () => {
  const page = async (cookie: string) =>
    visit(authorizationOf(house, app, { prompt: 'consent' }).url, cookie)

  test('that is refused gives the app no code', async () => {
    const answer = await answerConsent(house, bob.cookie, await page(bob.cookie), false)
    const to = new URL(answer.url)
    expect(to.searchParams.get('error')).toBe('access_denied')
    expect(to.searchParams.get('state')).toBe('a state: ä&=')
    expect(to.searchParams.has('code')).toBe(false)
  })

  test('is asked of each person', async () =>
    expect(await visit(authorizationOf(house, app).url, bob.cookie)).toMatch(/^\/consent\?/))

  test.each([
    ['another app', /client_id=[^&]+/, () => `client_id=${other.clientId}`],
    ['another address', /redirect_uri=[^&]+/, () => 'redirect_uri=https%3A%2F%2Fevil.example'],
    ['more scopes', /scope=[^&]+/, () => 'scope=openid+email+offline_access'],
    ['another state', /state=[^&]+/, () => 'state=mine'],
    ['a later end', /exp=\d+/, () => 'exp=99999999999'],
    ['no signature', /sig=[^&]+/, () => ''],
  ])('to %s than was signed is none', async (_, from, to) => {
    const changed = (await page(ada.cookie)).replace(from, to())
    const answer = await answerConsent(house, ada.cookie, changed)
    expect(answer).toMatchObject({ status: 400, error: 'TOKEN_INVALID' })
    expect(answer.url).toBeUndefined()
  })

  test('needs somebody signed in', async () => {
    const query = (await page(ada.cookie)).slice('/consent'.length)
    for (const path of ['consent', 'consent/continue'])
      expect(
        (await post(`${house.auth}/api/v1/auth/${path}`, { accept: true, query })).status,
      ).toBe(401)
    expect((await fetch(`${house.auth}/api/v1/auth/consent${query}`)).status).toBe(401)
  })

  test('of an unknown app, or in a request that has run out, is told', async () => {
    const ask = (query: string) =>
      fetch(`${house.auth}/api/v1/auth/consent?${query}`, { headers: { cookie: ada.cookie } })
    expect((await ask('client_id=nobody')).status).toBe(404)
    expect((await ask(`client_id=${app.clientId}&exp=1`)).status).toBe(400)
  })

  test('cannot be given by another site', async () => {
    const query = (await page(ada.cookie)).slice('/consent'.length)
    const answer = await post(
      `${house.auth}/api/v1/auth/consent`,
      { accept: true, query },
      { cookie: ada.cookie, origin: 'https://evil.example' },
    )
    expect(answer.status).toBe(403)
  })
})

describe('an app that wants people to sign in anew', () => {
  const goOn = (cookie: string, page: string) =>
    post(
      `${house.auth}/api/v1/auth/consent/continue`,
      { query: page.slice(page.indexOf('?')) },
      { cookie },
    ).then(async (answer) => ((await answer.json()) as { url: string }).url)

  test.each([{ prompt: 'login' }, { max_age: '0' }])(
    'is not content with an old session: %o',
    async (more) => {
      await codeFor(house, ada.cookie, app)
      const page = await visit(authorizationOf(house, app, more).url, ada.cookie)
      expect(page).toMatch(/^\/sign-in\?/)
      expect(await goOn(ada.cookie, page)).toMatch(/^\/sign-in\?/)
      const signedIn = await post(`${house.auth}/api/v1/auth/login`, {
        email: 'ada@example.org',
        password: 'correct horse battery',
      })
      const cookie = signedIn.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      expect(await goOn(cookie, page)).toMatch(/^http:\/\/127\.0\.0\.1:9000\/callback\?code=/)
    },
  )

  test('is told login_required where it may not ask', async () => {
    const to = await visit(authorizationOf(house, app, { prompt: 'none' }).url)
    expect(new URL(to).searchParams.get('error')).toBe('login_required')
  })
})

describe('one kind of token is not another', () => {
  const opens = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` }
    const answers = await Promise.all([
      fetch(`${house.media}/api/v1/media/stats`, { headers }),
      fetch(`${house.auth}/api/v1/auth/profile`, { headers }),
      fetch(`${house.auth}/api/v1/auth/sessions`, { headers }),
    ])
    return answers.some(({ ok }) => ok)
  }

  test('what an app gets does not open Hearth', async () => {
    const { body } = await redeem(
      house,
      app,
      await codeFor(house, ada.cookie, app, { scope: 'openid offline_access' }),
    )
    expect(decodeProtectedHeader(body['id_token'] ?? '').alg).toBe('EdDSA')
    for (const name of ['access_token', 'id_token', 'refresh_token'])
      expect(await opens(body[name] ?? ''), name).toBe(false)
  })

  test('an app cannot ask for tokens with Hearth’s audience', async () => {
    const { url } = authorizationOf(house, app, { resource: 'mana' })
    expect(await visit(url, ada.cookie)).toMatch(/error=invalid_(request|target)/)
    const code = await codeFor(house, ada.cookie, app)
    const answer = await redeem(house, app, code, { resource: 'mana' })
    expect(answer.status).toBe(400)
  })

  test('Hearth’s own token is none of an app’s', async () =>
    expect(await userInfo(ada.token)).not.toBe(200))

  test('Hearth’s tokens stay EdDSA with both keys published, and one named RS256 is refused', async () => {
    const answer = await fetch(`${house.auth}/api/v1/auth/jwks`)
    const { keys } = (await answer.json()) as { keys: (JWK & { kid: string })[] }
    expect(keys.map(({ alg }) => alg).toSorted()).toEqual(['EdDSA', 'RS256'])
    const fresh = await fetch(`${house.auth}/api/auth/token`, { headers: { cookie: ada.cookie } })
    const { token } = (await fresh.json()) as { token: string }
    expect(decodeProtectedHeader(token).alg).toBe('EdDSA')

    const claims = decodeJwt(token)
    const pair = await generateKeyPair('RS256', { extractable: true })
    const published = { ...(await exportJWK(pair.publicKey)), alg: 'RS256' }
    // A key of ours, as good as the real one: what it signs may be read by apps, and opens nothing.
    inDatabase((sqlite) =>
      sqlite
        .prepare(
          `INSERT INTO jwks (id, public_key, private_key, created_at, alg) VALUES ('rsa', ?, '""', 1, 'RS256')`,
        )
        .run(JSON.stringify(published)),
    )
    const signed = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'rsa' })
    const confused = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'rsa' })
    const secret = new TextEncoder().encode(JSON.stringify(published))
    for (const forged of [await signed.sign(pair.privateKey), await confused.sign(secret)])
      expect(await opens(forged)).toBe(false)
    inDatabase((sqlite) => sqlite.exec(`DELETE FROM jwks WHERE id = 'rsa'`))
  })
})

describe('what somebody allowed', () => {
  const allowed = (cookie: string) =>
    fetch(`${house.auth}/api/v1/auth/apps`, { headers: { cookie } }).then(
      async (answer) => (await answer.json()) as { id: string; name: string; scopes: string[] }[],
    )
  const forget = (cookie: string, id: string) =>
    fetch(`${house.auth}/api/v1/auth/apps/${id}`, { method: 'DELETE', headers: { cookie } })

  test('is listed, and taken back with every token', async () => {
    const third = await enterApp(house, ada.cookie, { name: 'Third' })
    const scope = 'openid offline_access'
    const { body } = await redeem(house, third, await codeFor(house, ada.cookie, third, { scope }))
    const waiting = await codeFor(house, ada.cookie, third, { scope })
    expect(await allowed(ada.cookie)).toContainEqual(
      expect.objectContaining({ id: third.clientId, name: 'Third', scopes: scope.split(' ') }),
    )
    expect((await forget(bob.cookie, third.clientId)).status).toBe(404)
    expect((await forget(ada.cookie, third.clientId)).status).toBe(200)
    expect((await allowed(ada.cookie)).map(({ id }) => id)).not.toContain(third.clientId)

    expect(await userInfo(body['access_token'] ?? '')).not.toBe(200)
    const renewed = await askToken(house, third, {
      grant_type: 'refresh_token',
      refresh_token: body['refresh_token'] ?? '',
    })
    expect(renewed.status).toBe(400)
    expect((await redeem(house, third, waiting)).status).toBe(400)
    expect(await visit(authorizationOf(house, third, { scope }).url, ada.cookie)).toMatch(
      /^\/consent/,
    )
  })

  test('is a matter of people who are signed in', async () => {
    expect((await fetch(`${house.auth}/api/v1/auth/apps`)).status).toBe(401)
    expect((await forget('', app.clientId)).status).toBe(401)
  })

  test('ends with the session it was allowed in', async () => {
    const carol = await signUp(house.origin, 'carol')
    const { body } = await redeem(house, app, await codeFor(house, carol.cookie, app))
    expect(await userInfo(body['access_token'] ?? '')).toBe(200)
    await post(`${house.auth}/api/v1/auth/logout`, {}, { cookie: carol.cookie })
    expect(await userInfo(body['access_token'] ?? '')).not.toBe(200)
  })

  const asAdmin = () => ({ cookie: ada.cookie, origin: house.auth })
  const endings: Record<string, (userId: string) => Promise<Response>> = {
    disabled: (userId) =>
      post(`${house.auth}/api/auth/admin/ban-user`, { userId }, { cookie: ada.cookie }),
    erased: (userId) =>
      fetch(`${house.auth}/api/v1/admin/users/${userId}/data`, {
        method: 'DELETE',
        headers: asAdmin(),
      }),
  }
  test.each(Object.keys(endings))('ends with an account that is %s', async (how) => {
    const dave = await signUp(house.origin, `dave-${how}`)
    const scope = 'openid offline_access'
    const { body } = await redeem(house, app, await codeFor(house, dave.cookie, app, { scope }))
    const waiting = await codeFor(house, dave.cookie, app, { scope })
    expect((await endings[how]?.(dave.userId))?.status).toBe(200)
    expect(await userInfo(body['access_token'] ?? '')).not.toBe(200)
    const renewed = await askToken(house, app, {
      grant_type: 'refresh_token',
      refresh_token: body['refresh_token'] ?? '',
    })
    expect(renewed.status).toBe(400)
    expect((await redeem(house, app, waiting)).status).toBe(400)
  })
})

test('a refresh token that is used again ends the family', async () => {
  const { body } = await redeem(
    house,
    app,
    await codeFor(house, ada.cookie, app, { scope: 'openid offline_access' }),
  )
  const renew = (refresh_token: string) =>
    askToken(house, app, { grant_type: 'refresh_token', refresh_token })
  const second = await renew(body['refresh_token'] ?? '')
  expect(second.status).toBe(200)
  expect((await renew(body['refresh_token'] ?? '')).status).toBe(400)
  expect((await renew(second.body['refresh_token'] ?? '')).status).toBe(400)
})

test('another app learns nothing of a token', async () => {
  const { body } = await redeem(house, app, await codeFor(house, ada.cookie, app))
  const answer = await fetch(`${house.auth}/api/auth/oauth2/introspect`, {
    method: 'POST',
    headers: { authorization: basic(other) },
    body: new URLSearchParams({ token: body['access_token'] ?? '' }),
  })
  expect(await answer.json()).toEqual({ active: false })
})

async function userInfo(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${house.auth}/api/auth/oauth2/userinfo`, { headers })).status
}
