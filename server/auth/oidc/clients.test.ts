import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post, setUp, signUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import type { Client } from './client-shape.ts'
import { oidcIssuerOf } from './issuer.ts'
import {
  askToken,
  authorizationOf,
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

beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  ada = await setUp(house.origin)
  bob = await signUp(house.origin, 'bob')
})
afterAll(() => house.close())

const path = '/api/v1/admin/oidc-clients'
const ask = (method: string, id: string, headers: Record<string, string>, body?: unknown) =>
  fetch(`${house.origin}${path}${id}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

describe('apps are entered by admins', () => {
  test.each([
    ['GET', ''],
    ['POST', ''],
    ['PATCH', '/some'],
    ['DELETE', '/some'],
  ])('%s %s', async (method, id) => {
    const body = method === 'GET' ? undefined : {}
    expect((await ask(method, id, {}, body)).status).toBe(401)
    const answer = await ask(method, id, { cookie: bob.cookie }, body)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error: 'UNAUTHORIZED', status: 403 })
  })

  test('with a bearer token as well', async () => {
    const headers = { authorization: `Bearer ${ada.token}` }
    expect((await ask('GET', '', headers)).status).toBe(200)
  })

  test('and nowhere else', async () => {
    for (const route of ['register', 'create-client', 'delete-client', 'client/rotate-secret'])
      for (const cookie of [ada.cookie, bob.cookie]) {
        const body = { redirect_uris: ['https://evil.example/cb'], client_id: 'x' }
        const answer = await post(`${house.auth}/api/auth/oauth2/${route}`, body, { cookie })
        expect(answer.status, route).toBe(404)
      }
  })
})

test('the secret is shown once, and renewed when wished', async () => {
  const app = await enterApp(house, ada.cookie)
  const list = (await (await ask('GET', '', { cookie: ada.cookie })).json()) as Client[]
  expect(list).toContainEqual(expect.objectContaining({ clientId: app.clientId }))
  expect(JSON.stringify(list)).not.toMatch(/secret"|hcs_/)

  const answer = await ask('PATCH', `/${app.clientId}`, { cookie: ada.cookie }, { newSecret: true })
  const { clientSecret } = (await answer.json()) as NewApp
  const code = await codeFor(house, ada.cookie, app)
  expect((await redeem(house, app, code)).status).toBe(401)
  const next = await codeFor(house, ada.cookie, app)
  expect((await redeem(house, { ...app, clientSecret }, next)).status).toBe(200)
})

test('an app is changed, paused and removed', async () => {
  const app = await enterApp(house, ada.cookie)
  const { body } = await redeem(
    house,
    app,
    await codeFor(house, ada.cookie, app, { scope: 'openid offline_access' }),
  )
  const change = (wish: object) => ask('PATCH', `/${app.clientId}`, { cookie: ada.cookie }, wish)
  const renamed = await change({ name: 'Cooking', idTokenSignedResponseAlg: 'RS256' })
  expect(await renamed.json()).toMatchObject({
    name: 'Cooking',
    redirectUris: [callback],
    idTokenSignedResponseAlg: 'RS256',
    clientSecret: null,
  })

  await change({ disabled: true })
  const renew = () =>
    askToken(house, app, {
      grant_type: 'refresh_token',
      refresh_token: body['refresh_token'] ?? '',
    })
  expect((await renew()).status).toBeGreaterThanOrEqual(400)
  // To a page of ours, which says it in the words of whoever reads it.
  const led = await visit(authorizationOf(house, app).url, ada.cookie)
  expect(led).toMatch(/^\/refused\?error=client_disabled&/)
  expect(await visit(`${house.auth}/api/auth/error?error=x`)).toBe('/refused?error=x')
  await change({ disabled: false })
  expect((await renew()).status).toBe(200)

  expect((await ask('DELETE', `/${app.clientId}`, { cookie: ada.cookie })).status).toBe(200)
  expect((await ask('DELETE', `/${app.clientId}`, { cookie: ada.cookie })).status).toBe(404)
  expect((await change({ name: 'x' })).status).toBe(404)
  const apps = await fetch(`${house.auth}/api/v1/auth/apps`, { headers: { cookie: ada.cookie } })
  expect(await apps.text()).not.toContain(app.clientId)
})

test('return addresses are changed at once, and judged as they were at first', async () => {
  const app = await enterApp(house, ada.cookie)
  const change = (wish: object) => ask('PATCH', `/${app.clientId}`, { cookie: ada.cookie }, wish)
  for (const wrong of ['http://192.168.1.20:8123/auth', 'https://user:pw@app.example/cb']) {
    const refused = await change({ redirectUris: [wrong] })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: 'VALIDATION', field: 'redirectUris.0' })
  }
  expect((await change({ redirectUris: [] })).status).toBe(400)

  const moved = 'https://recipes.example/cb'
  expect(await (await change({ redirectUris: [moved] })).json()).toMatchObject({
    name: 'Recipes',
    redirectUris: [moved],
    clientSecret: null,
  })
  const { back } = await codeFor(house, ada.cookie, app, { redirect_uri: moved })
  expect(back).toMatch(`${moved}?code=`)
  const old = await visit(authorizationOf(house, app).url, ada.cookie)
  expect(old).not.toContain(callback)
  expect(old).not.toMatch(/^\/consent/)
})

test.each([
  [{ redirectUris: [] }, 'redirectUris'],
  [{ redirectUris: ['http://192.168.1.20:8123/auth'] }, 'redirectUris.0'],
  [{ redirectUris: ['https://localhost/cb'] }, 'redirectUris.0'],
  [{ redirectUris: ['https://user:pw@app.example/cb'] }, 'redirectUris.0'],
  [{ redirectUris: ['https://app.example/cb#x'] }, 'redirectUris.0'],
  [{ redirectUris: ['javascript:alert(1)'] }, 'redirectUris.0'],
  [{ postLogoutRedirectUris: ['ftp://app.example'] }, 'postLogoutRedirectUris.0'],
  [{ name: '' }, 'name'],
  [{ uri: 'javascript:alert(1)' }, 'uri'],
  [{ icon: 'data:text/html;base64,AAAA' }, 'icon'],
  [{ idTokenSignedResponseAlg: 'none' }, 'idTokenSignedResponseAlg'],
  [{ tokenEndpointAuthMethod: 'private_key_jwt' }, 'tokenEndpointAuthMethod'],
])('not entered: %o', async (wrong, field) => {
  const body = { name: 'App', redirectUris: [callback], ...wrong }
  const answer = await ask('POST', '', { cookie: ada.cookie }, body)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: 'VALIDATION', field })
})

test.each([
  [['https://auth.example.org', 'http://localhost:3001'], 'https://auth.example.org'],
  [['https://auth.example.org/'], 'https://auth.example.org'],
  [['mana-auth', 'http://localhost:3001'], 'http://localhost:3001'],
  [['http://mana-auth:3001', undefined, 'http://localhost:3001'], 'http://localhost:3001'],
  [['https://example.org/auth', 'http://127.0.0.1:3001'], 'http://127.0.0.1:3001'],
  [['https://example.org?x'], undefined],
])('of %o relying parties know the house as %s', (candidates, issuer) =>
  expect(oidcIssuerOf(candidates)).toBe(issuer),
)

test('access tokens keep an issuer that is no address, apps get one that is', async () => {
  const named = await startTestAppliance({ JWT_ISSUER: 'mana-auth' })
  try {
    const { token } = await setUp(named.origin)
    const { iss } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      iss: string
    }
    expect(iss).toBe('mana-auth')
    const authorization = `Bearer ${token}`
    expect(
      (await fetch(`${named.media}/api/v1/media/stats`, { headers: { authorization } })).status,
    ).toBe(200)
    const found = await fetch(`${named.auth}/.well-known/openid-configuration`)
    expect(await found.json()).toMatchObject({ issuer: named.auth })
  } finally {
    await named.close()
  }
})
