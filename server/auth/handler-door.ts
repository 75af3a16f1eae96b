import { isAPIError } from 'better-auth/api'
import { serializeSignedCookie } from 'better-call'
import type { BetterAuth } from './better-auth.ts'
import { peerHeader } from '../guard/peer.ts'
import type { Scheme, SchemeOf } from '../guard/scheme.ts'
import { classify, classifyFault, failure } from './failure/classify.ts'
import { watchingFaults } from './failure/faults.ts'
import { unmask } from './native/disguise.ts'

/** What an inner request takes over from the one that caused it. */
export type Outer = { url: string; headers: Headers }

export type Question = {
  method?: 'GET' | 'POST'
  /** Sent as JSON. */
  body?: unknown
  query?: Record<string, string>
  /** A Cookie header; none by default. */
  cookie?: string | undefined
  /** Of the page that asks, where it matters which one it is; our own by default. */
  origin?: string
}

/**
 * The way into Better Auth's HTTP handler: a real Request in, a real Response out, since only the
 * handler makes its cookies.
 */
export function createHandlerDoor(auth: Record<Scheme, BetterAuth>, schemeOf: SchemeOf) {
  const schemeFor = ({ url, headers }: Outer) =>
    schemeOf(headers.get('host') ?? undefined, url.startsWith('https:'))
  const instanceFor = (outer: Outer) => auth[schemeFor(outer)]
  return {
    /** Scheme, host and port as the one who asks sees them. */
    ownOrigin: (outer: Outer) => `${schemeFor(outer)}://${new URL(outer.url).host}`,
    /**
     * Better Auth's answer as it is, to a request as it came.
     * @throws HearthError where that hides what the database said
     */
    async pass(outer: Outer, request: Request): Promise<Response> {
      const { answer, fault } = await watchingFaults(() => instanceFor(outer).handler(request))
      const meant = answer.status < 400 ? null : await unmask(answer, fault)
      if (meant) throw meant
      return answer
    },
    /** @throws HearthError for every refusal, classified */
    async ask(outer: Outer, path: string, question: Question = {}): Promise<Response> {
      const { answer, fault } = await watchingFaults(() =>
        instanceFor(outer).handler(inner(schemeFor(outer), outer, `/api/auth${path}`, question)),
      )
      if (answer.ok || (answer.status >= 300 && answer.status < 400)) return answer
      throw classify({
        status: answer.status,
        body: await answer.json().catch(() => null),
        fault,
        retryAfterSec: retryAfter(answer.headers),
      })
    },
    /** @throws HearthError INVALID_CREDENTIALS where this is not the password of whoever has the cookie */
    async checkPassword(outer: Outer, cookie: string, password: string): Promise<void> {
      const headers = new Headers({ cookie, host: outer.headers.get('host') ?? '' })
      await instanceFor(outer)
        .api.verifyPassword({ body: { password }, headers })
        .catch((error: unknown) => {
          if (!isAPIError(error)) throw failure(classifyFault(error), undefined, { cause: error })
          throw classify({ status: error.statusCode, body: error.body })
        })
    },
    /** The Cookie header of a session, for those who came with a bearer token and have none. */
    async cookieOf(outer: Outer, sessionToken: string): Promise<string> {
      const { authCookies, secret } = await instanceFor(outer).$context
      return serializeSignedCookie(authCookies.sessionToken.name, sessionToken, secret)
    },
  }
}

export type HandlerDoor = ReturnType<typeof createHandlerDoor>

/**
 * A request to another path of the same server. Who asks goes along; the browser's words about the
 * page behind it do not: the origin was checked at the door, so the inner one is our own. [Note: origin check]
 */
function inner(
  scheme: Scheme,
  outer: Outer,
  path: string,
  { method, body, query, cookie, origin }: Question,
): Request {
  const headers = new Headers()
  for (const name of ['host', 'user-agent', 'accept-language', peerHeader]) {
    const value = outer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (cookie !== undefined) headers.set('cookie', cookie)
  const url = new URL(path, outer.url)
  headers.set('origin', origin ?? `${scheme}://${url.host}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  if (body === undefined) return new Request(url, { method: method ?? 'GET', headers })
  headers.set('content-type', 'application/json')
  return new Request(url, { method: method ?? 'POST', headers, body: JSON.stringify(body) })
}

/** Better Auth names it otherwise. */
function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('x-retry-after') ?? headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : undefined
}

/** Those cookies of a request that Better Auth calls `name`, as a Cookie header; '' where there is none. */
export function broughtCookies({ headers }: Outer, name: string): string {
  const pairs = (headers.get('cookie') ?? '').split('; ')
  return pairs.filter((pair) => pair.split('=')[0]?.endsWith(`mana.${name}`)).join('; ')
}
