import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  cookieOf,
  household,
  post,
  setUp,
  startTestAppliance,
  type TestAppliance,
} from '../../testing.ts'
import { addPerson } from '../testing.ts'
import { relyingPartyId } from './relying-party.ts'
import { createSoftAuthenticator, type Mischief } from './soft-authenticator.ts'

let house: TestAppliance
let ada: { cookie: string; token: string; userId: string }
let sqlite: Database.Database
let clock = Date.now()

beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' }, { now: () => clock })
  sqlite = new Database(join(house.dir, 'hearth.db'))
  ada = await setUp(house.origin)
})
afterAll(() => {
  sqlite.close()
  return house.close()
})

type Authenticator = ReturnType<typeof createSoftAuthenticator>
type Body = Record<string, unknown> & { id: string; error: string }
const at = (path: string) => `${house.origin}/api/v1/auth/passkeys${path}`
const read = async (answer: Response) => (await answer.json()) as Body
const bearer = () => ({ authorization: `Bearer ${ada.token}` })
/** Better Auth reads the wall clock, and access tokens are short: for all that moves ours. */
const mine = () => ({ cookie: ada.cookie })

async function begin(path: string, headers: Record<string, string> = {}) {
  const answer = await post(at(path), {}, headers)
  expect(answer.status).toBe(200)
  const options = (await answer.json()) as { challenge: string } & Record<string, unknown>
  return { options, challenge: cookieOf(answer) }
}

async function register(
  authenticator: Authenticator,
  headers: Record<string, string> = mine(),
  mischief: Mischief = {},
) {
  const { options, challenge } = await begin('/register/options', headers)
  const cookie = [headers['cookie'], challenge].filter(Boolean).join('; ')
  const response = authenticator.create(options, mischief)
  return post(at('/register/verify'), { response }, { ...headers, cookie })
}

async function signIn(authenticator: Authenticator, mischief: Mischief = {}) {
  const { options, challenge } = await begin('/authenticate/options')
  const response = authenticator.get(options, mischief)
  return post(at('/authenticate/verify'), { response }, { cookie: challenge })
}

async function registered(mischief: Mischief = {}) {
  const authenticator = createSoftAuthenticator(house.origin)
  expect((await register(authenticator, mine(), mischief)).status).toBe(200)
  // Rate windows of other tests are over.
  clock += 200_000
  return authenticator
}

async function refused(answer: Response, error = 'PASSKEY_VERIFICATION_FAILED', status = 401) {
  expect(await read(answer)).toMatchObject({ error, status })
  expect(answer.status).toBe(status)
}

const later = (ms: number) => void (clock += ms)

describe('which addresses can do passkeys', () => {
  test.each([
    ['http://localhost:4327', 'http://localhost:4327', 'localhost'],
    ['http://localhost:3001', 'http://localhost:5173', 'localhost'],
    ['https://villa.local:4328', 'https://villa.local:4328', 'villa.local'],
    ['https://house.example', 'https://app.house.example', 'house.example'],
    ['http://127.0.0.1:4327', 'http://127.0.0.1:4327', null],
    ['http://[::1]:4327', 'http://[::1]:4327', null],
    ['https://192.168.1.4', 'https://192.168.1.4', null],
    ['http://villa.local', 'http://villa.local', null],
    ['https://villa.local', 'http://villa.local', null],
    ['https://villa.local', 'https://evil.example', null],
    ['https://villa.local', 'https://evilvilla.local', null],
    ['https://villa.local', 'null', null],
  ])('%s asked by %s: %s', (own, page, rpId) => expect(relyingPartyId(own, page)).toBe(rpId))

  test('localhost says so, an address without a name says no and refuses', async () => {
    const known = await fetch(at('/capability'))
    expect(await known.json()).toEqual({
      enabled: true,
      conditionalUIAvailable: true,
      rpId: 'localhost',
    })
    const bare = house.origin.replace('localhost', '127.0.0.1')
    const capability = await fetch(`${bare}/api/v1/auth/passkeys/capability`)
    expect(await capability.json()).toEqual({
      enabled: false,
      conditionalUIAvailable: false,
      rpId: null,
    })
    for (const path of ['/authenticate/options', '/register/options'])
      await refused(
        await post(`${bare}/api/v1/auth/passkeys${path}`, {}, bearer()),
        'PASSKEY_NOT_ENABLED',
        404,
      )
    const native = await fetch(`${bare}/api/auth/passkey/generate-authenticate-options`)
    expect(native.status).toBe(404)
  })
})

describe('adding one and signing in', () => {
  test('by a bearer token alone, then in with it', async () => {
    const { options } = await begin('/register/options', bearer())
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
    })
    const authenticator = createSoftAuthenticator(house.origin)
    const stored = await read(await register(authenticator, bearer()))
    expect(stored).toMatchObject({ name: 'Passkey', deviceType: 'singleDevice', lastUsedAt: null })

    const asked = await begin('/authenticate/options')
    expect(asked.options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(asked.options['allowCredentials'] ?? []).toEqual([])

    const answer = await signIn(authenticator)
    expect(answer.status).toBe(200)
    const body = await read(answer)
    expect(body).toMatchObject({ user: { id: ada.userId, email: household.email } })
    for (const name of ['token', 'accessToken', 'refreshToken'])
      expect(body[name]).toEqual(expect.any(String))
    const session = await fetch(`${house.origin}/api/v1/auth/session`, {
      headers: { cookie: cookieOf(answer) },
    })
    expect(await session.json()).toMatchObject({ user: { id: ada.userId } })
    const list = (await (await fetch(at('/'), { headers: bearer() })).json()) as Body[]
    expect(list.find(({ id }) => id === stored.id)).toEqual({
      id: stored.id,
      name: 'Passkey',
      deviceType: 'singleDevice',
      backedUp: false,
      createdAt: expect.any(String) as string,
      lastUsedAt: new Date(clock).toISOString(),
    })
  })

  test('the next one leaves out those that are there', async () => {
    const authenticator = await registered()
    const { options } = await begin('/register/options', mine())
    const excluded = options['excludeCredentials'] as { id: string }[]
    expect(excluded.map(({ id }) => id)).toContain(authenticator.id)
  })
})

describe('what is refused', () => {
  beforeAll(() => later(200_000))

  test.each<[string, Mischief]>([
    ['without user verification', { userVerified: false }],
    ['made for another origin', { origin: 'https://evil.example' }],
    ['made for another name', { rpId: 'evil.example' }],
  ])('a passkey %s is neither kept nor let in', async (_, mischief) => {
    await refused(await register(createSoftAuthenticator(house.origin), mine(), mischief))
    const authenticator = createSoftAuthenticator(house.origin)
    await register(authenticator)
    await refused(await signIn(authenticator, mischief))
    expect((await signIn(authenticator)).status).toBe(200)
  })

  test('nor does Better Auth itself let one in that checked nobody', async () => {
    const authenticator = createSoftAuthenticator(house.origin)
    await register(authenticator)
    const native = `${house.origin}/api/auth/passkey`
    const asked = await fetch(`${native}/generate-authenticate-options`)
    const options = (await asked.json()) as { challenge: string; userVerification: string }
    expect(options.userVerification).toBe('required')
    const response = authenticator.get(options, { userVerified: false })
    const cookie = cookieOf(asked)
    const answer = await post(`${native}/verify-authentication`, { response }, { cookie })
    expect(answer.status).toBe(401)
    expect(cookieOf(answer)).not.toContain('session_token')
  })

  test('nor is somebody who may not come in, which is no fault of the house', async () => {
    const authenticator = await registered()
    const ban = sqlite.prepare('UPDATE user SET banned = ? WHERE id = ?')
    sqlite.exec(`INSERT INTO user (id, name, email, role, created_at, updated_at, email_verified)
      VALUES ('stand-in', 'S', 's@example.org', 'admin', 1, 1, 1)`)
    ban.run(1, ada.userId)
    await refused(await signIn(authenticator), 'UNAUTHORIZED', 403)
    ban.run(0, ada.userId)
    sqlite.exec(`DELETE FROM user WHERE id = 'stand-in'`)
    expect((await signIn(authenticator)).status).toBe(200)
  })

  test('a counter that goes back: there are two of it', async () => {
    const authenticator = await registered({ counter: 5 })
    expect((await signIn(authenticator, { counter: 9 })).status).toBe(200)
    await refused(await signIn(authenticator, { counter: 9 }))
    await refused(await signIn(authenticator, { counter: 3 }))
    expect((await signIn(authenticator, { counter: 10 })).status).toBe(200)
  })

  test('one that does not count is let in every time', async () => {
    const authenticator = await registered({ counter: 0 })
    for (const counter of [0, 0])
      expect((await signIn(authenticator, { counter })).status).toBe(200)
  })

  test('the same passkey twice, also for somebody else', async () => {
    const authenticator = await registered()
    await refused(await register(authenticator))
    const ben = await addPerson(house.origin, sqlite, 'ben')
    await refused(await register(authenticator, { cookie: ben.cookie }))
  })

  test('a challenge works once, and only for what it was given for', async () => {
    const authenticator = await registered()
    const { options, challenge } = await begin('/authenticate/options')
    const response = authenticator.get(options)
    const cookie = challenge
    expect((await post(at('/authenticate/verify'), { response }, { cookie })).status).toBe(200)
    await refused(await post(at('/authenticate/verify'), { response }, { cookie }))
    await refused(await post(at('/authenticate/verify'), { response }))
    const registering = await begin('/register/options', mine())
    const mixed = authenticator.get(registering.options)
    await refused(
      await post(
        at('/authenticate/verify'),
        { response: mixed },
        { cookie: registering.challenge },
      ),
    )
  })

  test('a challenge that another person began', async () => {
    const eve = await addPerson(house.origin, sqlite, 'eve')
    const { options, challenge } = await begin('/register/options', mine())
    const response = createSoftAuthenticator(house.origin).create(options)
    const cookie = `${eve.cookie}; ${challenge}`
    await refused(await post(at('/register/verify'), { response }, { cookie }))
  })

  test('the person changed their mind', async () => {
    const nothing = { response: null }
    await refused(await post(at('/authenticate/verify'), nothing), 'PASSKEY_CANCELLED', 400)
    await refused(await post(at('/register/verify'), nothing, mine()), 'PASSKEY_CANCELLED', 400)
  })

  test.each([
    [{}],
    [{ response: 'x' }],
    [{ response: {} }],
    [{ response: { id: 'x', type: 'public-key', response: {} } }],
    [{ response: { id: 7, type: 'public-key', response: { clientDataJSON: 'x' } } }],
  ])('%j is no answer of a browser', async (body) => {
    await refused(await post(at('/authenticate/verify'), body), 'VALIDATION', 400)
    await refused(await post(at('/register/verify'), body, mine()), 'VALIDATION', 400)
  })

  test('nonsense inside the answer', async () => {
    const { challenge } = await begin('/authenticate/options')
    const response = {
      id: 'x',
      rawId: 'x',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: '!!', authenticatorData: 7, signature: {} },
    }
    await refused(await post(at('/authenticate/verify'), { response }, { cookie: challenge }))
    const begun = await begin('/register/options', mine())
    const cookie = `${ada.cookie}; ${begun.challenge}`
    await refused(await post(at('/register/verify'), { response }, { cookie }))
  })

  test('a session of yesterday: whoever found it open does not get a key of their own', async () => {
    const gus = await addPerson(house.origin, sqlite, 'gus')
    sqlite
      .prepare('UPDATE session SET created_at = created_at - ? WHERE user_id = ?')
      .run(86_400_001, gus.userId)
    const answer = await post(at('/register/options'), {}, { cookie: gus.cookie })
    await refused(answer, 'UNAUTHORIZED', 403)
  })

  test('nobody: no session', async () => {
    for (const path of ['/register/options', '/register/verify'])
      await refused(await post(at(path), { response: null }), 'UNAUTHORIZED')
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const path = method === 'GET' ? '/' : '/some-id'
      await refused(
        await fetch(at(path), { method, headers: { origin: house.origin } }),
        'UNAUTHORIZED',
      )
    }
  })
})

describe('the list', () => {
  beforeAll(() => later(200_000))
  const change = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    fetch(at(path), {
      method,
      headers: { 'content-type': 'application/json', origin: house.origin, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  test('renaming, by either word; removing ends signing in with it', async () => {
    const authenticator = createSoftAuthenticator(house.origin)
    const { id } = await read(await register(authenticator))
    for (const [body, name] of [
      [{ name: ' Phone ' }, 'Phone'],
      [{ friendlyName: 'Old phone' }, 'Old phone'],
    ] as const)
      expect(await read(await change('PATCH', `/${id}`, mine(), body))).toMatchObject({
        id,
        name,
      })
    expect(await read(await change('DELETE', `/${id}`, mine()))).toEqual({ success: true })
    await refused(await signIn(authenticator))
  })

  test("another person's passkey is not there", async () => {
    const { id } = await read(await register(createSoftAuthenticator(house.origin)))
    const { cookie } = await addPerson(house.origin, sqlite, 'fay')
    await refused(await change('PATCH', `/${id}`, { cookie }, { name: 'x' }), 'NOT_FOUND', 404)
    await refused(await change('DELETE', `/${id}`, { cookie }), 'NOT_FOUND', 404)
    const list = (await (await fetch(at('/'), { headers: { cookie } })).json()) as Body[]
    expect(list).toEqual([])
  })

  test.each([[{}], [{ name: '' }], [{ name: ' ' }], [{ name: 'x'.repeat(81) }], [{ name: 7 }]])(
    'it cannot be called %j',
    async (body) => {
      const { id } = await read(await register(createSoftAuthenticator(house.origin)))
      await refused(await change('PATCH', `/${id}`, mine(), body), 'VALIDATION', 400)
    },
  )
})

describe('limits', () => {
  test('ten failures in a minute rest that passkey for five minutes, and no other', async () => {
    later(600_000)
    const authenticator = createSoftAuthenticator(house.origin)
    const other = createSoftAuthenticator(house.origin)
    await register(authenticator)
    await register(other)
    for (let n = 0; n < 10; n++) {
      clock += 4000
      await refused(await signIn(authenticator, { userVerified: false }))
    }
    const blocked = await signIn(authenticator)
    expect(blocked.headers.get('retry-after')).toBe('300')
    await refused(blocked, 'RATE_LIMITED', 429)
    expect((await signIn(other)).status).toBe(200)
    clock += 301_000
    expect((await signIn(authenticator)).status).toBe(200)
  })

  test('a success forgets the failures', async () => {
    later(600_000)
    const authenticator = createSoftAuthenticator(house.origin)
    await register(authenticator)
    for (const failures of [9, 9]) {
      for (let n = 0; n < failures; n++) {
        clock += 3100
        await refused(await signIn(authenticator, { userVerified: false }))
      }
      expect((await signIn(authenticator)).status).toBe(200)
    }
  })

  test('twenty beginnings in a minute, then a minute of rest', async () => {
    clock += 600_000
    for (let n = 0; n < 20; n++) await begin('/authenticate/options')
    const blocked = await post(at('/authenticate/options'), {})
    expect(blocked.headers.get('retry-after')).toBe('60')
    await refused(blocked, 'RATE_LIMITED', 429)
    clock += 59_000
    await refused(await post(at('/authenticate/options'), {}), 'RATE_LIMITED', 429)
    clock += 1001
    await begin('/authenticate/options')
  })

  test('a database that cannot be written is nobody’s failure', async () => {
    later(600_000)
    const authenticator = createSoftAuthenticator(house.origin)
    await register(authenticator)
    sqlite.exec(`CREATE TRIGGER stuck BEFORE INSERT ON session BEGIN SELECT RAISE(ABORT, 'x'); END`)
    for (let n = 0; n < 12; n++) {
      clock += 4000
      await refused(await signIn(authenticator), 'SERVICE_UNAVAILABLE', 503)
    }
    sqlite.exec('DROP TRIGGER stuck')
    clock += 60_000
    expect((await signIn(authenticator)).status).toBe(200)
  })
})
