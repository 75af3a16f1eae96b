import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { household, post, setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import { answerConsent, callback, codeFor, enterApp, visit, type NewApp } from './testing.ts'

let house: TestAppliance
let ada: { cookie: string; userId: string }

beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  ada = await setUp(house.origin)
})
afterAll(() => house.close())

/** A session of its own, for a test that ends it. */
async function adaSignsIn(): Promise<string> {
  const { email, password } = household
  const answer = await post(`${house.auth}/api/v1/auth/login`, { email, password })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

test.each([
  ['client_secret_basic', openid.ClientSecretPost],
  ['client_secret_post', openid.ClientSecretBasic],
  ['client_secret_basic', undefined],
] as const)('entered with %s, whichever way its library sends the secret', async (method, way) => {
  const app = await enterApp(house, ada.cookie, { tokenEndpointAuthMethod: method })
  const execute = [openid.allowInsecureRequests]
  const configure = (secret: string) =>
    openid.discovery(
      new URL(house.auth),
      app.clientId,
      // Without a way of its own openid-client posts.
      { client_secret: secret, id_token_signed_response_alg: 'EdDSA' },
      way?.(secret),
      { execute },
    )
  const config = await configure(app.clientSecret)
  const { code, verifier } = await codeFor(house, ada.cookie, app)
  const back = new URL(`${callback}?${new URLSearchParams({ code, state: 's', iss: house.auth })}`)
  const checks = { pkceCodeVerifier: verifier, expectedState: 's', expectedNonce: 'n-1' }
  const tokens = await openid.authorizationCodeGrant(config, back, checks)
  expect(await openid.tokenIntrospection(config, tokens.access_token)).toMatchObject({
    active: true,
  })
  const wrong = openid.tokenIntrospection(await configure('wrong'), tokens.access_token)
  await expect(wrong).rejects.toThrow()
  await openid.tokenRevocation(config, tokens.access_token)
  expect(await openid.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false })
})

test('openid-client: from discovery to the end of the session', async () => {
  const app = await enterApp(house, ada.cookie, {
    postLogoutRedirectUris: ['http://127.0.0.1:9000/bye'],
  })
  const config = await openid.discovery(
    new URL(house.auth),
    app.clientId,
    { client_secret: app.clientSecret, id_token_signed_response_alg: 'EdDSA' },
    openid.ClientSecretBasic(app.clientSecret),
    { execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] },
  )
  expect(config.serverMetadata().issuer).toBe(house.auth)

  // Signed out: to the sign-in page first, and on from there.
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const expectedState = openid.randomState()
  const expectedNonce = openid.randomNonce()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid profile email offline_access',
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
  })
  const signInPage = await visit(url)
  expect(signInPage).toMatch(/^\/sign-in\?/)
  const cookie = await adaSignsIn()
  const onward = await post(
    `${house.auth}/api/v1/auth/consent/continue`,
    { query: signInPage.slice(signInPage.indexOf('?')) },
    { cookie },
  )
  const { url: consentPage } = (await onward.json()) as { url: string }
  expect(consentPage).toMatch(/^\/consent\?/)

  const asked = await fetch(`${house.auth}/api/v1/auth${consentPage}`, { headers: { cookie } })
  expect(await asked.json()).toEqual({
    clientId: app.clientId,
    clientName: 'Recipes',
    uri: null,
    icon: null,
    scopes: ['openid', 'profile', 'email', 'offline_access'],
  })
  const back = await answerConsent(house, cookie, consentPage)
  expect(back.url.startsWith(callback)).toBe(true)

  const tokens = await openid.authorizationCodeGrant(config, new URL(back.url), {
    pkceCodeVerifier,
    expectedState,
    expectedNonce,
  })
  expect(tokens.claims()).toMatchObject({ sub: ada.userId, iss: house.auth, aud: app.clientId })
  const person = await openid.fetchUserInfo(config, tokens.access_token, ada.userId)
  expect(person).toMatchObject({ sub: ada.userId, email: household.email, name: household.name })

  const fresh = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(fresh.access_token).not.toBe(tokens.access_token)
  expect(await openid.tokenIntrospection(config, fresh.access_token)).toMatchObject({
    active: true,
    client_id: app.clientId,
    sub: ada.userId,
  })
  await openid.tokenRevocation(config, fresh.access_token)
  expect(await openid.tokenIntrospection(config, fresh.access_token)).toEqual({ active: false })
  await expect(openid.fetchUserInfo(config, fresh.access_token, ada.userId)).rejects.toThrow()

  const bye = openid.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: 'http://127.0.0.1:9000/bye',
    state: 'gone',
  })
  expect(await visit(bye, cookie)).toBe('http://127.0.0.1:9000/bye?state=gone')
  const after = await fetch(`${house.auth}/api/v1/auth/session`, { headers: { cookie } })
  expect(await after.json()).toBeNull()
})

describe('oauth4webapi', () => {
  const options = { [oauth.allowInsecureRequests]: true }

  async function signIn(app: NewApp, alg: 'RS256' | 'EdDSA', auth: oauth.ClientAuth) {
    const issuer = new URL(house.auth)
    const as = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { ...options, algorithm: 'oidc' }),
    )
    const client: oauth.Client = {
      client_id: app.clientId,
      id_token_signed_response_alg: alg,
    }
    const verifier = oauth.generateRandomCodeVerifier()
    const url = new URL(as.authorization_endpoint ?? '')
    url.search = new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid email',
      state: 's-1',
      nonce: 'n-1',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString()
    const back = await answerConsent(house, ada.cookie, await visit(url, ada.cookie))
    const params = oauth.validateAuthResponse(as, client, new URL(back.url), 's-1')
    const answer = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      auth,
      params,
      callback,
      verifier,
      options,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, {
      expectedNonce: 'n-1',
      requireIdToken: true,
    })
    // Checks the signature with the published key, and nothing but the named algorithm.
    await oauth.validateApplicationLevelSignature(as, answer, options)
    return { as, tokens, claims: oauth.getValidatedIdTokenClaims(tokens) }
  }

  test('an app that only knows RS256', async () => {
    const app = await enterApp(house, ada.cookie, {
      idTokenSignedResponseAlg: 'RS256',
      tokenEndpointAuthMethod: 'client_secret_post',
    })
    const { tokens, claims } = await signIn(app, 'RS256', oauth.ClientSecretPost(app.clientSecret))
    expect(claims).toMatchObject({ sub: ada.userId, nonce: 'n-1' })
    // What it got does not open Hearth itself.
    for (const token of [tokens.id_token, tokens.access_token])
      for (const path of [`${house.media}/api/v1/media/stats`, `${house.auth}/api/v1/auth/profile`])
        expect((await fetch(path, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
          401,
        )
  })

  test('an app in the browser, which can keep no secret', async () => {
    const app = await enterApp(house, ada.cookie, { tokenEndpointAuthMethod: 'none' })
    expect(app.clientSecret).toBeNull()
    const { claims } = await signIn(app, 'EdDSA', oauth.None())
    expect(claims).toMatchObject({ sub: ada.userId })
  })
})

test('discovery says the same issuer at every address, under both names', async () => {
  for (const origin of [house.origin, house.auth])
    for (const name of ['openid-configuration', 'oauth-authorization-server']) {
      const answer = await fetch(`${origin}/.well-known/${name}`)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({
        issuer: house.auth,
        authorization_endpoint: `${origin}/api/auth/oauth2/authorize`,
        id_token_signing_alg_values_supported: ['EdDSA', 'RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    }
})

test('the pages it sends people to are at its own address', async () => {
  for (const page of ['/sign-in', '/consent', '/device'])
    expect((await fetch(`${house.auth}${page}`)).headers.get('content-type')).toContain('html')
  expect((await fetch(`${house.auth}/elsewhere`)).status).toBe(404)
})
