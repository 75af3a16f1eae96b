import { createHmac, generateKeyPairSync } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { getAuthTables } from 'better-auth/db'
import { admin, jwt, organization } from 'better-auth/plugins'
import { getTableColumns } from 'drizzle-orm'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authSchema } from '../../storage/index.ts'
import {
  household,
  post,
  setUp,
  signUp,
  startTestAppliance,
  type TestAppliance,
} from '../testing.ts'

let house: TestAppliance
let ada: { cookie: string; token: string; userId: string }

beforeAll(async () => {
  house = await startTestAppliance({
    HEARTH_SIGNUP: 'open',
    MANA_SERVICE_KEY: 'a service key of the house',
  })
  ada = await setUp(house.origin)
})
afterAll(() => house.close())

const media = (headers: Record<string, string>) =>
  fetch(`${house.media}/api/v1/media/stats`, { headers }).then((answer) => answer.status)

describe('who is asking', () => {
  test('a session cookie, on any of the three addresses', async () => {
    for (const origin of [house.origin, house.media])
      expect(
        (await fetch(`${origin}/api/v1/media/stats`, { headers: { cookie: ada.cookie } })).status,
      ).toBe(200)
  })

  test('an access token that any app can check for itself', async () => {
    expect(await media({ authorization: `Bearer ${ada.token}` })).toBe(200)
    const keys = createRemoteJWKSet(new URL(`${house.auth}/api/auth/jwks`))
    const { payload, protectedHeader } = await jwtVerify(ada.token, keys, {
      issuer: house.auth,
      audience: 'mana',
    })
    expect(protectedHeader.alg).toBe('EdDSA')
    expect(Object.keys(payload).toSorted()).toEqual([
      'aud',
      'email',
      'exp',
      'iat',
      'iss',
      'role',
      'sid',
      'sub',
    ])
    expect(payload).toMatchObject({ sub: ada.userId, email: household.email, role: 'admin' })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(15 * 60)
  })

  test('a service that knows the key speaks for nobody in particular', async () => {
    expect(await media({ 'x-service-key': 'a service key of the house' })).not.toBe(401)
    expect(await media({ 'x-service-key': 'another key' })).toBe(401)
    expect(await media({ 'x-service-key': 'another key', cookie: ada.cookie })).toBe(401)
  })

  test.each([
    ['nothing', () => ({})],
    [
      'a changed cookie',
      () => ({ cookie: ada.cookie.replace(/=(.)/, (_, c: string) => `=${c === 'a' ? 'b' : 'a'}`) }),
    ],
    [
      'an unsigned session token',
      () => ({ cookie: `mana.session_token=${ada.cookie.split('=')[1]?.split('.')[0]}` }),
    ],
    [
      'the raw session token as a bearer',
      () => ({ authorization: `Bearer ${ada.cookie.split('=')[1]?.split('.')[0]}` }),
    ],
    [
      'a cookie of the other scheme',
      () => ({ cookie: ada.cookie.replace('mana.', '__Secure-mana.') }),
    ],
    ['a token cut short', () => ({ authorization: `Bearer ${ada.token.slice(0, -4)}` })],
    ['Basic', () => ({ authorization: 'Basic YWRhOmFkYQ==' })],
  ])('not %s', async (_, headers) =>
    expect(await media(headers() as unknown as Record<string, string>)).toBe(401),
  )
})

describe('forged access tokens', () => {
  const claims = () => ({ sub: ada.userId, email: household.email, role: 'admin', sid: 'x' })
  const kid = () => decodeProtectedHeader(ada.token).kid ?? ''
  const sid = () =>
    JSON.parse(Buffer.from(ada.token.split('.')[1] ?? '', 'base64url').toString()).sid as string
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const body = () => ({
    ...claims(),
    sid: sid(),
    iss: house.auth,
    aud: 'mana',
    exp: Math.floor(Date.now() / 1000) + 600,
  })

  test('alg none', async () =>
    expect(
      await media({
        authorization: `Bearer ${encode({ alg: 'none', kid: kid() })}.${encode(body())}.x`,
      }),
    ).toBe(401))

  test('HS256 with the public key as the secret', async () => {
    const { keys } = (await (await fetch(`${house.auth}/api/auth/jwks`)).json()) as {
      keys: { x: string }[]
    }
    const signed = `${encode({ alg: 'HS256', kid: kid() })}.${encode(body())}`
    const signature = createHmac('sha256', Buffer.from(keys[0]?.x ?? '', 'base64url'))
      .update(signed)
      .digest('base64url')
    expect(await media({ authorization: `Bearer ${signed}.${signature}` })).toBe(401)
  })

  test.each([
    ['another issuer', { iss: 'http://evil.example' }],
    ['another audience', { aud: 'other' }],
    ['expired', { exp: 1000 }],
    ['not yet', { nbf: 4_000_000_000 }],
    ['made in an hour', { iat: Math.floor(Date.now() / 1000) + 3600 }],
    ['without an end', { exp: undefined }],
    ['another session', { sid: 'x' }],
    ['a session that is a number', { sid: 1 }],
  ])('signed by us, but %s', async (_, wrong) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const sqlite = new Database(join(house.dir, 'hearth.db'))
    const jwk = JSON.stringify(publicKey.export({ format: 'jwk' }))
    const kidOfOurs = `kid-${_.replaceAll(' ', '-')}`
    sqlite
      .prepare(`INSERT INTO jwks (id, public_key, private_key, created_at) VALUES (?, ?, '', 1)`)
      .run(kidOfOurs, jwk)
    const sign = (changed: object) =>
      new SignJWT({ ...body(), ...changed })
        .setProtectedHeader({ alg: 'EdDSA', kid: kidOfOurs })
        .sign(privateKey)
    const good = await media({ authorization: `Bearer ${await sign({})}` })
    const bad = await media({ authorization: `Bearer ${await sign(wrong)}` })
    sqlite.prepare('DELETE FROM jwks WHERE id = ?').run(kidOfOurs)
    sqlite.close()
    expect([good, bad]).toEqual([200, 401])
  })

  test.each(['../../../../etc/passwd', "' OR 1=1 --", 'http://evil.example/jwks', '', '__proto__'])(
    'a kid that is %j',
    async (trick) => {
      const { privateKey } = generateKeyPairSync('ed25519')
      const token = await new SignJWT(body())
        .setProtectedHeader({ alg: 'EdDSA', kid: trick, jku: 'http://evil.example/jwks' })
        .sign(privateKey)
      expect(await media({ authorization: `Bearer ${token}` })).toBe(401)
    },
  )

  test('another key under our kid', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const token = await new SignJWT(body())
      .setProtectedHeader({ alg: 'EdDSA', kid: kid() })
      .sign(privateKey)
    expect(await media({ authorization: `Bearer ${token}` })).toBe(401)
  })
})

test('what ends with a session is gone at once: cookie and access token', async () => {
  const bob = await signUp(house.origin, 'bob')
  const { token } = (await (
    await fetch(`${house.auth}/api/auth/token`, { headers: { cookie: bob.cookie } })
  ).json()) as { token: string }
  expect(await media({ cookie: bob.cookie })).toBe(200)
  expect(await media({ authorization: `Bearer ${token}` })).toBe(200)
  await post(`${house.auth}/api/auth/sign-out`, {}, { cookie: bob.cookie, origin: house.auth })
  expect(await media({ cookie: bob.cookie })).toBe(401)
  expect(await media({ authorization: `Bearer ${token}` })).toBe(401)
})

test('a page that listens for events is cut off when its session ends', async () => {
  const carol = await signUp(house.origin, 'carol')
  const { cookie } = carol
  const events = await fetch(`${house.media}/api/v1/media/events`, { headers: { cookie } })
  expect(events.status).toBe(200)
  await post(`${house.auth}/api/auth/sign-out`, {}, { cookie })
  // Reads to the end, which comes only because the stream is closed.
  expect(await events.text()).not.toContain('event: media')
})

test('a sign-out that could not be written down does not say it was', async () => {
  const { cookie } = await signUp(house.origin, 'dora')
  const sqlite = new Database(join(house.dir, 'hearth.db'))
  sqlite.exec(
    `CREATE TRIGGER stuck BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'stuck'); END`,
  )
  const answer = await post(`${house.auth}/api/auth/sign-out`, {}, { cookie })
  sqlite.exec('DROP TRIGGER stuck')
  sqlite.close()
  expect(answer.status).toBeGreaterThanOrEqual(500)
  expect(await media({ cookie })).toBe(200)
})

test('signing in from another site is refused', async () => {
  const answer = await post(`${house.origin}/api/auth/sign-in/email`, household, {
    origin: 'https://evil.example',
  })
  expect(answer.status).toBe(403)
})

test('the tables are those the plugins ask for', () => {
  const wanted = getAuthTables({ plugins: [organization(), jwt(), admin()] })
  const tables: Record<string, unknown> = { ...authSchema }
  for (const [name, table] of Object.entries(wanted)) {
    const columns = getTableColumns(tables[name] as typeof authSchema.user)
    expect(Object.keys(columns), name).toEqual(expect.arrayContaining(Object.keys(table.fields)))
  }
})

test('the secrets lie in the data folder, for the owner alone', async () => {
  const path = join(house.dir, 'keys', 'auth-secrets.json')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject([{ version: 1 }])
})
