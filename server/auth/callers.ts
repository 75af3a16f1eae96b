import { timingSafeEqual, createHash } from 'node:crypto'
import { parse as parseCookies } from 'hono/utils/cookie'
import { createLocalJWKSet, jwtVerify, type JWK } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Storage } from '../../storage/index.ts'
import type { Caller, FindCaller } from '../caller.ts'
import type { BetterAuth } from './better-auth.ts'

export type CallersConfig = {
  storage: Storage
  auth: BetterAuth
  cookieName: string
  issuer: string
  audience: string
  serviceKey: string | undefined
  now: () => number
}

type SessionRow = { id: string; user_id: string; role: string | null }

/**
 * Finds who is asking, by session cookie, bearer access token or service key.
 *
 * What costs (checking a signature) is remembered; whether the session still stands is asked of the
 * database each time, by one prepared statement, so that a session is gone the moment it ends.
 */
export function createCallers(config: CallersConfig): FindCaller {
  const sessions = createSessionLookup(config)
  const byCookie = createCookieCheck(config)
  const byBearer = createBearerCheck(config)
  return async (headers) => {
    const key = headers.get('x-service-key')
    if (key !== null) return isServiceKey(key, config.serviceKey) ? { kind: 'service' } : null
    const authorization = headers.get('authorization')
    if (authorization !== null) return sessions.byId(await byBearer(authorization), 'bearer')
    return sessions.byToken(await byCookie(headers), 'cookie')
  }
}

function createSessionLookup({ storage, now }: CallersConfig) {
  const select = `SELECT s.id, s.user_id, u.role FROM session s JOIN user u ON u.id = s.user_id
    WHERE s.expires_at > ? AND (u.banned IS NOT 1 OR u.ban_expires <= ?) AND `
  const findById = storage.sqlite.prepare<[number, number, string], SessionRow>(
    `${select} s.id = ?`,
  )
  const findByToken = storage.sqlite.prepare<[number, number, string], SessionRow>(
    `${select} s.token = ?`,
  )
  const callerOf = (row: SessionRow | undefined, via: 'cookie' | 'bearer'): Caller | null =>
    row
      ? { kind: 'person', userId: row.user_id, role: row.role ?? 'user', sessionId: row.id, via }
      : null
  return {
    byId: (id: string | null, via: 'bearer') =>
      id === null ? null : callerOf(findById.get(now(), now(), id), via),
    byToken: (token: string | null, via: 'cookie') =>
      token === null ? null : callerOf(findByToken.get(now(), now(), token), via),
  }
}

/** The session token in a signed cookie; the signature is Better Auth's to judge, once per cookie. */
function createCookieCheck({ auth, cookieName }: CallersConfig) {
  const known = new LRUCache<string, string>({ max: 1000 })
  return async (headers: Headers): Promise<string | null> => {
    const cookie = parseCookies(headers.get('cookie') ?? '', cookieName)[cookieName]
    if (!cookie) return null
    const token = known.get(cookie)
    if (token !== undefined) return token
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
    if (!found) return null
    known.set(cookie, found.session.token)
    return found.session.token
  }
}

/** The session id in a valid EdDSA access token; null for anything else. */
function createBearerCheck({ storage, issuer, audience, now }: CallersConfig) {
  const known = new LRUCache<string, { sid: string; exp: number }>({ max: 1000 })
  const findKeys = storage.sqlite.prepare<[], { id: string; public_key: string }>(
    'SELECT id, public_key FROM jwks',
  )
  const keySet = () =>
    createLocalJWKSet({
      keys: findKeys.all().map((row) => ({ ...(JSON.parse(row.public_key) as JWK), kid: row.id })),
    })
  const verify = async (token: string) => {
    const rules = { issuer, audience, algorithms: ['EdDSA'], currentDate: new Date(now()) }
    const { payload } = await jwtVerify(token, keySet(), rules)
    const { sid, exp } = payload
    return typeof sid === 'string' && exp !== undefined ? { sid, exp } : null
  }
  return async (authorization: string): Promise<string | null> => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1]
    if (!token) return null
    const seen = known.get(token)
    if (seen) return seen.exp * 1000 > now() ? seen.sid : null
    const claims = await verify(token).catch(() => null)
    if (claims) known.set(token, claims)
    return claims?.sid ?? null
  }
}

/** Compares in constant time, whatever the lengths. */
function isServiceKey(given: string, expected: string | undefined): boolean {
  if (expected === undefined) return false
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
