import { timingSafeEqual, createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { serializeSignedCookie } from 'better-call'
import { parse as parseCookies } from 'hono/utils/cookie'
import { createLocalJWKSet, errors, jwtVerify, type JWK, type JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Storage } from '../../storage/index.ts'
import type { Caller, FindCaller } from '../caller.ts'
import type { Scheme, SchemeOf } from '../guard/scheme.ts'
import type { BetterAuth } from './better-auth.ts'

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

type SessionRow = { id: string; user_id: string; role: string | null }

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
  const sessions = createSessionLookup(config)
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

/**
 * Remembers answers until the event loop turns: the fifty thumbnails of a page arrive together, and
 * nothing can end a session between them.
 */
function createTurnMemory<T>() {
  const answers = new Map<string, T>()
  return (key: string, find: () => T): T => {
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size === 0) setImmediate(() => answers.clear())
    const found = find()
    answers.set(key, found)
    return found
  }
}

function createSessionLookup({ storage, now }: CallersConfig) {
  // `(SELECT ?)` where a bare `?` would do: [Note: planned once]
  const select = `SELECT s.id, s.user_id, u.role FROM session s JOIN user u ON u.id = s.user_id
    WHERE s.expires_at > (SELECT ?) AND (u.banned IS NOT 1 OR u.ban_expires <= (SELECT ?)) AND `
  const findById = storage.sqlite.prepare<[number, number, string], SessionRow>(
    `${select} s.id = (SELECT ?)`,
  )
  const findByToken = storage.sqlite.prepare<[number, number, string], SessionRow>(
    `${select} s.token = (SELECT ?)`,
  )
  const callerOf = (row: SessionRow | undefined, via: 'cookie' | 'bearer'): Caller | null =>
    row
      ? { kind: 'person', userId: row.user_id, role: row.role ?? 'user', sessionId: row.id, via }
      : null
  return {
    byId: (id: string | null) =>
      id === null ? null : callerOf(findById.get(now(), now(), id), 'bearer'),
    byToken: (token: string | null) =>
      token === null ? null : callerOf(findByToken.get(now(), now(), token), 'cookie'),
  }
}

/** What Better Auth calls the session cookie; browsers hold `__Secure-` ones to https. */
const cookieNames: Record<Scheme, string> = {
  http: 'mana.session_token',
  https: '__Secure-mana.session_token',
}

/** The session token in a signed cookie. A cookie is right if it is the one we would give out for it. */
function createCookieCheck({ auth }: CallersConfig) {
  const tokens = new LRUCache<string, string>({ max: 1000 })
  const cookieIn = (header: string | undefined, scheme: Scheme) =>
    header === undefined ? undefined : parseCookies(header)[cookieNames[scheme]]
  return {
    known: (header: string | undefined, scheme: Scheme) =>
      tokens.get(cookieIn(header, scheme) ?? '') ?? null,
    async check(headers: Headers, scheme: Scheme): Promise<string | null> {
      const cookie = cookieIn(headers.get('cookie') ?? undefined, scheme)
      if (!cookie) return null
      const token = tokens.get(cookie)
      if (token !== undefined) return token
      const claimed = cookie.slice(0, cookie.lastIndexOf('.'))
      const { secret } = await auth[scheme].$context
      const ours = parseCookies(await serializeSignedCookie('ours', claimed, secret))['ours']
      if (!sameText(cookie, ours ?? '')) return null
      tokens.set(cookie, claimed)
      return claimed
    },
  }
}

/** The session id in a valid EdDSA access token; null for anything else. */
function createBearerCheck({ storage, issuer, audience, now }: CallersConfig) {
  const claims = new LRUCache<string, { sid: string; exp: number }>({ max: 1000 })
  const findKeys = storage.sqlite.prepare<[], { id: string; public_key: string }>(
    'SELECT id, public_key FROM jwks',
  )
  const readKeys = () =>
    createLocalJWKSet({
      keys: findKeys.all().map((row) => ({ ...(JSON.parse(row.public_key) as JWK), kid: row.id })),
    })
  // Opening a key costs as much as using it, so it stays open for a minute.
  let open: { keys: ReturnType<typeof readKeys>; until: number } | undefined
  const keySet = () => {
    if (!open || open.until <= now()) open = { keys: readKeys(), until: now() + 60_000 }
    return open.keys
  }
  const verify = async (token: string): Promise<JWTPayload | null> => {
    const rules = { issuer, audience, algorithms: ['EdDSA'], currentDate: new Date(now()) }
    const attempt = () => jwtVerify(token, keySet(), rules)
    return attempt()
      .catch((error: unknown) => {
        // A key made since: one that was signed with it a moment ago must not wait a minute.
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
        open = undefined
        return attempt()
      })
      .then(
        ({ payload }) => payload,
        (error: unknown) => {
          if (error instanceof errors.JOSEError) return null
          throw error
        },
      )
  }
  const known = (authorization: string) => {
    const seen = claims.get(authorization)
    return seen && seen.exp * 1000 > now() ? seen.sid : null
  }
  return {
    verify,
    known,
    async check(authorization: string): Promise<string | null> {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1]
      if (!token) return null
      if (claims.has(authorization)) return known(authorization)
      const { sid, exp } = (await verify(token)) ?? {}
      if (typeof sid !== 'string' || exp === undefined) return null
      claims.set(authorization, { sid, exp })
      return sid
    },
  }
}

function isServiceKey(given: string, expected: string | undefined): boolean {
  return expected !== undefined && sameText(given, expected)
}

/** Compares in constant time, whatever the lengths. */
function sameText(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
