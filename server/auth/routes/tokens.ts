import { Hono } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../../storage/index.ts'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { withCookies } from '../answer.ts'
import type { Callers } from '../callers/index.ts'
import { failure } from '../failure/classify.ts'
import type { HandlerDoor, Outer } from '../handler-door.ts'
import type { AuthEnv, PersonDoor } from '../person.ts'
import type { RefreshSecrets } from '../refresh-secrets.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { Sessions } from '../sessions.ts'
import type { SignIn } from '../sign-in.ts'
import { success, tokens, user } from './shapes.ts'

type Deps = {
  storage: Storage
  door: HandlerDoor
  persons: PersonDoor
  callers: Callers
  sessions: Sessions
  refreshSecrets: RefreshSecrets
  signIn: SignIn
  events: SecurityEvents
}

const secretBody = z.object({ refreshToken: z.string().min(1).max(200).optional() })
const tokenBody = z.object({ token: z.string().max(8192).optional() })

/** POST /session-to-token, /refresh, /validate and /logout: what clients do with what they hold. */
export function createTokens(deps: Deps) {
  const { storage, persons, sessions, signIn, callers, door } = deps
  const routes = new Hono<AuthEnv>()
  routes.post(
    '/session-to-token',
    operation({
      summary: 'Get tokens for a session that has only its cookie',
      access: 'person',
      answers: { 200: tokens.extend({ user }) },
    }),
    persons.required,
    async (c) => {
      const { sessionId, cookie } = c.get('person')
      const outer = c.get('outer')
      const accessToken = await signIn.mint(outer, cookie)
      const known = await door.ask(outer, '/get-session', { cookie })
      const { user: who } = (await known.json()) as { user: z.output<typeof user> }
      const refreshToken = await storage.write(() => {
        const session = sessions.find(sessionId)
        if (!session) throw failure('UNAUTHORIZED')
        return signIn.goOn(outer, session)
      })
      return c.json({ accessToken, refreshToken, user: who })
    },
  )
  routes.post(
    '/refresh',
    operation({
      summary: 'Exchange a refresh token, or a session cookie, for new tokens',
      description: 'A refresh token works once. Used again, it ends its session.',
      access: 'anyone',
      answers: { 200: tokens },
    }),
    takes(secretBody),
    async (c) => c.json(await refresh(c.get('outer'), c.get('body').refreshToken, deps)),
  )
  routes.post(
    '/validate',
    operation({
      summary: 'Check an access token',
      access: 'anyone',
      answers: {
        200: z.object({
          valid: z.boolean(),
          payload: z.record(z.string(), z.unknown()).optional(),
        }),
      },
    }),
    takes(tokenBody),
    async (c) => {
      const payload = await callers.validate(c.get('body').token ?? '')
      return c.json(payload ? { valid: true, payload } : { valid: false })
    },
  )
  routes.post(
    '/logout',
    operation({
      summary: 'End the session at once',
      access: 'anyone',
      answers: { 200: success },
    }),
    takes(secretBody),
    async (c) => {
      const setCookies = await logout(c.get('outer'), c.get('body').refreshToken, deps)
      return withCookies(c, setCookies).json({ success: true })
    },
  )
  return routes
}

async function refresh(outer: Outer, secret: string | undefined, deps: Deps) {
  return secret === undefined ? byCookie(outer, deps) : bySecret(outer, secret, deps)
}

async function byCookie(outer: Outer, { persons, signIn, storage, refreshSecrets }: Deps) {
  const person = await persons.find(outer)
  if (!person) throw unknownSecret()
  const accessToken = await signIn.mint(outer, person.cookie)
  const refreshToken = await storage.write(() => refreshSecrets.issue(person.sessionId))
  return { accessToken, refreshToken }
}

/**
 * The access token comes first: where it cannot be minted, the secret was not used up and may be
 * brought again.
 */
async function bySecret(outer: Outer, secret: string, deps: Deps) {
  const { storage, refreshSecrets, sessions, events, door, signIn } = deps
  const held = refreshSecrets.sessionOf(secret)
  if (!held) throw unknownSecret()
  const fresh = held.used_at === null
  const accessToken = fresh ? await signIn.mint(outer, await door.cookieOf(outer, held.token)) : ''
  const { sessionId, refreshToken } = await storage.write(() => {
    const exchange = refreshSecrets.exchange(secret)
    if (!exchange) throw unknownSecret()
    const { sessionId } = exchange
    if (exchange.kind === 'fresh')
      return { sessionId, refreshToken: refreshSecrets.issue(sessionId) }
    const userId = sessions.find(sessionId)?.user_id ?? null
    sessions.remove(sessionId)
    events.record({ userId, eventType: 'refresh_replayed', outer })
    return { sessionId, refreshToken: null }
  })
  if (refreshToken !== null) return { accessToken, refreshToken }
  sessions.ended(sessionId)
  throw unknownSecret()
}

function unknownSecret() {
  return failure('TOKEN_EXPIRED', 'Invalid refresh token')
}

/**
 * Whoever is signed out already is told the same: they are. A secret means its own session and no
 * other; one that nobody knows any more means whatever the cookie says.
 * @returns the cookies that take theirs away
 */
async function logout(outer: Outer, secret: string | undefined, deps: Deps): Promise<string[]> {
  const { storage, sessions, events, refreshSecrets, persons, door } = deps
  const own = (await persons.find(outer))?.sessionId
  const meant = secret === undefined ? undefined : refreshSecrets.sessionOf(secret)?.session_id
  const sessionId = meant ?? own
  if (sessionId !== undefined) {
    const userId = sessions.find(sessionId)?.user_id ?? null
    await storage.write(() => {
      sessions.remove(sessionId)
      events.record({ userId, eventType: 'logout', outer })
    })
    sessions.ended(sessionId)
  }
  if (own !== undefined && own !== sessionId) return []
  const cleared = await door
    .ask(outer, '/sign-out', { body: {}, cookie: outer.headers.get('cookie') ?? undefined })
    .catch(() => null)
  return cleared?.headers.getSetCookie() ?? []
}
