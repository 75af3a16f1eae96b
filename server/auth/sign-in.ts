import { HearthError, type Storage } from '../../storage/index.ts'
import { peerHeader } from '../guard/peer.ts'
import { classifyFault, failure } from './failure/classify.ts'
import { broughtCookies, cookieHeader, type HandlerDoor, type Outer } from './handler-door.ts'
import { passwordSubject, type Limits } from './limits/index.ts'
import type { RefreshSecrets } from './refresh-secrets.ts'
import type { SecurityEvents } from './security-events.ts'
import type { Sessions } from './sessions.ts'

export type Tokens = { accessToken: string; refreshToken: string }
export type Device = { deviceId?: string | undefined; deviceName?: string | undefined }
export type Credentials = { email: string; password: string } & Device

type Deps = {
  storage: Storage
  door: HandlerDoor
  limits: Limits
  sessions: Sessions
  refreshSecrets: RefreshSecrets
  events: SecurityEvents
}

/** Every way in ends here: a session that Better Auth made gets its tokens, and is written down. */
export function createSignIn({ storage, door, limits, sessions, refreshSecrets, events }: Deps) {
  /**
   * The access token that Better Auth's token route mints for this cookie.
   * @throws HearthError SERVICE_UNAVAILABLE: the session is there, so whatever refuses is not its fault
   */
  async function mint(outer: Outer, cookie: string): Promise<string> {
    const answer = await door.ask(outer, '/token', { cookie }).catch((cause: unknown) => {
      throw failure('SERVICE_UNAVAILABLE', undefined, { cause, retryAfterSec: 5 })
    })
    const { token } = (await answer.json()) as { token?: unknown }
    if (typeof token === 'string') return token
    throw failure('SERVICE_UNAVAILABLE', undefined, { retryAfterSec: 5 })
  }

  /** Tokens for a session somebody signed in to; all that is written about it in one transaction. */
  async function finish(
    outer: Outer,
    { sessionToken, cookie, method, device = {} }: Arrival,
  ): Promise<Tokens> {
    const accessToken = await mint(outer, cookie)
    const session = sessions.findByToken(sessionToken)
    if (!session) throw failure('SERVICE_UNAVAILABLE')
    const refreshToken = await storage.write(() => {
      const { deviceId, deviceName } = device
      if (deviceId ?? deviceName)
        sessions.nameDevice(session.id, {
          ...(deviceId ? { deviceId } : {}),
          ...(deviceName ? { deviceName } : {}),
        })
      const email = emailOf.get(session.user_id) as string
      limits.password.clear(passwordSubject(email, peerOf(outer)))
      events.record({
        userId: session.user_id,
        eventType: 'login_success',
        outer,
        metadata: { method },
      })
      return refreshSecrets.issue(session.id)
    })
    return { accessToken, refreshToken }
  }

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
      const answer = await door
        .ask(outer, '/sign-in/email', {
          body: { email, password },
          // A device that need not give a code says so; who was signed in before does not matter.
          cookie: broughtCookies(outer, 'trust_device'),
        })
        .catch((error: unknown) => refused(error, outer, email, subject))
      const setCookies = answer.headers.getSetCookie()
      const body = (await answer.json()) as { token?: string } & Record<string, unknown>
      if (typeof body.token !== 'string') return { body, setCookies }
      const arrival = { sessionToken: body.token, cookie: cookieHeader(setCookies), device }
      const tokens = await finish(outer, { ...arrival, method: 'password' })
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

  return { mint, finish, withPassword }
}

export type SignIn = ReturnType<typeof createSignIn>

type Arrival = {
  sessionToken: string
  /** Better Auth takes the session by this. */
  cookie: string
  method: string
  device?: Device
}

export function peerOf(outer: Outer): string {
  return outer.headers.get(peerHeader) ?? ''
}
