import type { IncomingHttpHeaders } from 'node:http'
import type { JWTPayload } from 'jose'
import type { Storage } from '../../../storage/index.ts'
import type { Caller, FindCaller } from '../../caller.ts'
import type { Scheme, SchemeOf } from '../../guard/scheme.ts'
import type { BetterAuth } from '../better-auth.ts'
import { createBearerCheck } from './bearers.ts'
import { createCookieCheck } from './cookies.ts'
import { sameText } from './same-text.ts'
import { createStanding } from './standing.ts'
import { createTurnMemory } from './turn-memory.ts'

export type CallersConfig = {
  storage: Storage
  /** By scheme: each has cookies of its own, and takes no others. */
  auth: Record<Scheme, BetterAuth>
  schemeOf: SchemeOf
  issuer: string
  audience: string
  serviceKey: string | undefined
  now: () => number
  /** Hears of every session that asks for something. Has to be quick, and not to throw. */
  onSeen?: (sessionId: string) => void
}

export type Callers = {
  findCaller: FindCaller
  /** The same from memory alone, for the hottest path; null also where it would take longer. */
  knownCaller(headers: IncomingHttpHeaders, encrypted?: boolean): Caller | null
  /** The claims of an access token whose session still stands; null for any other. */
  validate(token: string): Promise<JWTPayload | null>
  /** Whether this session has neither ended nor expired, and its person may still come in. */
  sessionStands(sessionId: string): boolean
}

/**
 * Finds who is asking, by session cookie, bearer access token or service key.
 *
 * What costs (checking a signature) is remembered; whether the session still stands is asked of the
 * database each time, by one prepared statement, so that a session is gone the moment it ends.
 */
export function createCallers(config: CallersConfig): Callers {
  const sessions = createStanding(config)
  const cookies = createCookieCheck(config)
  const bearers = createBearerCheck(config)
  const thisTurn = createTurnMemory<Caller | null>()
  const seen = (caller: Caller | null): Caller | null => {
    if (caller?.kind === 'person') config.onSeen?.(caller.sessionId)
    return caller
  }
  return {
    async findCaller(headers, encrypted = false) {
      const key = headers.get('x-service-key')
      if (key !== null) return isServiceKey(key, config.serviceKey) ? { kind: 'service' } : null
      const authorization = headers.get('authorization')
      if (authorization !== null) return seen(sessions.byId(await bearers.check(authorization)))
      const scheme = config.schemeOf(headers.get('host') ?? undefined, encrypted)
      return seen(sessions.byToken(await cookies.check(headers, scheme)))
    },
    knownCaller(headers, encrypted = false) {
      if (headers['x-service-key'] !== undefined) return null
      const { authorization, cookie, host } = headers
      const credential = authorization ?? cookie
      if (credential === undefined) return null
      return thisTurn(credential, () =>
        authorization === undefined
          ? seen(sessions.byToken(cookies.known(cookie, config.schemeOf(host, encrypted))))
          : seen(sessions.byId(bearers.known(authorization))),
      )
    },
    async validate(token) {
      const payload = await bearers.verify(token)
      const sid = payload?.['sid']
      return typeof sid === 'string' && sessions.byId(sid) ? payload : null
    },
    sessionStands: (sessionId) => sessions.byId(sessionId) !== null,
  }
}

function isServiceKey(given: string, expected: string | undefined): boolean {
  return expected !== undefined && sameText(given, expected)
}
