import { join } from 'node:path'
import { serializeSignedCookie } from 'better-call'
import { Hono } from 'hono'
import pino from 'pino'
import { createAuth, type Auth } from '../server/auth/index.ts'
import { createSetupCode } from '../server/auth/setup-code.ts'
import { openStorage, type Storage } from '../storage/index.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { manyPeople } from './harness/many-people.ts'
import { timed } from './harness/rounds.ts'
import { median } from './harness/statistics.ts'

const secret = 'a secret that is long enough for a benchmark'

export const authentication: Benchmark = {
  name: 'authentication',
  title: 'finding out who asks for a photo',
  target: 'at most 0.3 ms by bearer token, 1 ms by cookie',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const dir = join(scratch, 'people')
  await manyPeople(dir, 1)
  const storage = await openStorage({ dir })
  try {
    const auth = authOn(storage)
    const asked = await credentials(storage, auth, rounds(500))
    const measure = async (headers: Headers[]) => {
      const samples = []
      for (const each of headers) samples.push(await timed(() => found(auth, each)))
      return samples
    }
    const firstBearer = await measure(asked.bearer)
    const firstCookie = await measure(asked.cookie)
    const bearer = await measure(asked.bearer)
    const cookie = await measure(asked.cookie)
    return {
      tables: [
        {
          rows: [
            { what: 'bearer token, seen for the first time', unit: 'ms', samples: firstBearer },
            { what: 'bearer token, known', unit: 'ms', samples: bearer },
            { what: 'session cookie, seen for the first time', unit: 'ms', samples: firstCookie },
            { what: 'session cookie, known', unit: 'ms', samples: cookie },
          ],
        },
      ],
      checks: [
        { what: 'bearer token', value: median(bearer), unit: 'ms', atMost: 0.3 },
        { what: 'session cookie', value: median(cookie), unit: 'ms', atMost: 1 },
      ],
      notes: [
        `${firstBearer.length} sessions, each with a token and a cookie of its own, asked one after the other in the process itself; the session is looked up in the database each time.`,
        'The first request with a token also checks its signature: once in fifteen minutes for each client.',
      ],
    }
  } finally {
    await storage.close()
  }
}

async function found(auth: Auth, headers: Headers): Promise<void> {
  if (!(await auth.findCaller(headers))) throw new Error('nobody was found')
}

async function credentials(storage: Storage, auth: Auth, count: number) {
  const app = new Hono().route('/api/auth', auth.betterAuth)
  const add = storage.sqlite.prepare(
    `INSERT INTO session (id, expires_at, token, created_at, updated_at, user_id) VALUES (?, ?, ?, ?, ?, 'person-0')`,
  )
  const bearer: Headers[] = []
  const cookie: Headers[] = []
  for (let n = 0; n < count; n++) {
    const now = Date.now()
    add.run(`session-${n}`, now + 86_400_000, `token-${n}`, now, now)
    const own = await serializeSignedCookie('mana.session_token', `token-${n}`, secret)
    const headers = { host: 'localhost', cookie: own }
    const answer = await app.request('http://localhost/api/auth/token', { headers })
    const { token } = (await answer.json()) as { token: string }
    cookie.push(new Headers(headers))
    bearer.push(new Headers({ host: 'localhost', authorization: `Bearer ${token}` }))
  }
  return { bearer, cookie }
}

function authOn(storage: Storage): Auth {
  storage.sqlite.exec('DELETE FROM jwks')
  return createAuth({
    storage,
    secrets: [{ version: 1, value: secret }],
    setupCode: createSetupCode(),
    hosts: new Set(['localhost']),
    trustedOrigins: [],
    addresses: [],
    issuer: 'http://localhost',
    audience: 'mana',
    cookieDomain: undefined,
    signup: () => 'invite',
    maxDailySignups: () => 0,
    serviceKey: undefined,
    outbox: { sends: false, put: () => '', rehearse() {}, spend() {}, spendOf() {} },
    origins: { household: 'http://localhost', auth: 'http://localhost' },
    erase: async () => {},
    onSessionEnd: () => {},
    log: Object.assign(pino({ level: 'silent' }), { toFolder: () => {} }),
    now: Date.now,
    newId: () => crypto.randomUUID(),
  })
}
