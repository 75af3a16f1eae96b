import { serializeSignedCookie } from 'better-call'
import { parse as parseCookies } from 'hono/utils/cookie'
import { LRUCache } from 'lru-cache'
import type { Scheme } from '../../guard/scheme.ts'
import type { BetterAuth } from '../better-auth.ts'
import { sameText } from './same-text.ts'

/** What Better Auth calls the session cookie; browsers hold `__Secure-` ones to https. */
const cookieNames: Record<Scheme, string> = {
  http: 'mana.session_token',
  https: '__Secure-mana.session_token',
}

/** The session token in a signed cookie. A cookie is right if it is the one we would give out for it. */
export function createCookieCheck({ auth }: { auth: Record<Scheme, BetterAuth> }) {
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
