import { HearthError, type Storage } from '../../storage/index.ts'
import { peerHeader } from '../guard/peer.ts'
import type { AccessTokens } from './access-tokens.ts'
import { classifyFault, failure } from './failure/classify.ts'
import { broughtCookies, type HandlerDoor, type Outer } from './handler-door.ts'
import type { Hashing } from './hashing.ts'
import { passwordSubject, type Limits } from './limits/index.ts'
import type { RefreshSecrets } from './refresh-secrets.ts'
import type { SecurityEvents } from './security-events.ts'
import type { SessionRow, Sessions } from './sessions.ts'

export type Tokens = { accessToken: string; refreshToken: string }
export type Device = { deviceId?: string | undefined; deviceName?: string | undefined }
export type Credentials = { email: string; password: string } & Device

type Deps = {
  storage: Storage
  door: HandlerDoor
  accessTokens: AccessTokens
  hashing: Hashing
  limits: Limits
  sessions: Sessions
  refreshSecrets: RefreshSecrets
  events: SecurityEvents
}

/** Every way in ends here: a session that Better Auth made gets its tokens, and is written down. */
export function createSignIn(deps: Deps) {
  const { storage, door, accessTokens, hashing, limits, sessions, refreshSecrets, events } = deps

  /**
   * The access token that Better Auth's token route mints for this cookie; the session lives longer by it.
   * @throws HearthError SERVICE_UNAVAILABLE: the session is there, so whatever refuses is not its fault
   */
  async function mint(outer: Outer, cookie: string): Promise<string> {
    const answer = await door.ask(outer, '/token', { cookie }).catch(unminted)
    const { token } = (await answer.json()) as { token?: unknown }
    return typeof token === 'string' ? token : unminted(undefined)
  }

  /** Tokens for a session somebody signed in to; all that is written about it in one transaction. */
  async function finish(
    outer: Outer,
    { sessionToken, method, device = {} }: Arrival,
  ): Promise<Tokens> {
    const session = sessions.findByToken(sessionToken)
    if (!session) throw failure('SERVICE_UNAVAILABLE')
    const accessToken = await accessTokens.mint(session).catch(unminted)
    const refreshToken = await storage.write(() => {
      const { deviceId, deviceName } = device
      if (deviceId ?? deviceName)
        sessions.nameDevice(session.id, {
          ...(deviceId ? { deviceId } : {}),
          ...(deviceName ? { deviceName } : {}),
        })
      arrived(outer, session, method)
      return refreshSecrets.issue(session.id)
    })
    return { accessToken, refreshToken }
  }

  /** Somebody is in: their wrong passwords are forgiven. Synchronous. */
  function arrived(outer: Outer, { user_id: userId }: SessionRow, method: string): void {
    limits.password.clear(passwordSubject(emailOf.get(userId) as string, peerOf(outer)))
    events.record({ userId, eventType: 'login_success', outer, metadata: { method } })
  }

  /**
   * A refresh token for a session that has only its cookie. Whoever came in by Better Auth's own routes,
   * by a link or a second factor, is first heard of here; whoever was heard of signs in no more.
   * Synchronous.
   */
  function goOn(outer: Outer, session: SessionRow): string {
    const { id, user_id: userId, created_at: since } = session
    const told = refreshSecrets.anyOf(id) || toldSince.get(userId, since) !== undefined
    if (told) events.record({ userId, eventType: 'tokens_taken', outer })
    else arrived(outer, session, 'session')
    return refreshSecrets.issue(id)
  }

  const toldSince = storage.sqlite.prepare(
    `SELECT 1 FROM security_event
     WHERE user_id = ? AND created_at >= ? AND event_type = 'login_success' LIMIT 1`,
  )
  const emailOf = storage.sqlite.prepare('SELECT email FROM user WHERE id = ?').pluck()
  const personAt = storage.sqlite.prepare('SELECT id FROM user WHERE email = ?').pluck()

  /**
   * With e-mail and password.
   * @returns Better Auth's body with our tokens, or its call for the second factor, and its cookies
   * @throws HearthError, one of the nineteen codes
   */
  function withPassword(outer: Outer, { email, password, ...device }: Credentials) {
    const subject = passwordSubject(email, peerOf(outer))
    return limits.password.inTurn(subject, async () => {
      // A device that need not give a code says so; who was signed in before does not matter.
      const wish = { body: { email, password }, cookie: broughtCookies(outer, 'trust_device') }
      const answer = await hashing
        .soon(() => door.ask(outer, '/sign-in/email', wish))
        .catch((error: unknown) => refused(error, outer, email, subject))
      const setCookies = answer.headers.getSetCookie()
      const body = (await answer.json()) as { token?: string } & Record<string, unknown>
      if (typeof body.token !== 'string') return { body, setCookies }
      const arrival = { sessionToken: body.token, method: 'password', device }
      const tokens = await finish(outer, arrival)
      return { body: { ...body, ...tokens }, setCookies }
    })
  }

  /** Only a wrong password counts, and it is written down before it is told. */
  async function refused(
    error: unknown,
    outer: Outer,
    email: string,
    subject: string,
  ): Promise<never> {
    const code = error instanceof HearthError ? error.code : classifyFault(error)
    if (code === 'INVALID_CREDENTIALS')
      await storage.write(() => {
        limits.password.fail(subject)
        const userId = (personAt.get(email) as string | undefined) ?? null
        events.record({
          userId,
          eventType: 'login_failure',
          outer,
          metadata: { method: 'password' },
        })
      })
    throw error
  }

  return { mint, finish, goOn, withPassword }
}

export type SignIn = ReturnType<typeof createSignIn>

type Arrival = {
  sessionToken: string
  method: string
  device?: Device
}

/** Whoever came this far is let in, so that what keeps them waiting is ours. */
function unminted(cause: unknown): never {
  throw failure('SERVICE_UNAVAILABLE', undefined, { cause, retryAfterSec: 5 })
}

export function peerOf(outer: Outer): string {
  return outer.headers.get(peerHeader) ?? ''
}
