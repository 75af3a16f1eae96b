import type { HookContext } from './challenge.ts'

/** What a signed cookie that this answer sets says, without its signature; null where it sets none. */
export function setCookieValue(ctx: HookContext, cookie: string): string | null {
  const headers = (ctx.context as { responseHeaders?: Headers }).responseHeaders
  const { name } = ctx.context.createAuthCookie(cookie)
  return signedValue(headers?.getSetCookie() ?? [], name)
}

/**
 * The value of the last cookie of that name (`name`, or the end of it) in these Set-Cookie lines.
 * Better Auth signs as `value.signature`, percent-encoded.
 */
export function signedValue(setCookies: readonly string[], name: string): string | null {
  const line = setCookies.findLast((cookie) => cookie.split('=')[0]?.endsWith(name))
  const value = decodeURIComponent(line?.split(';')[0]?.split('=').slice(1).join('=') ?? '')
  return value === '' ? null : value.slice(0, value.lastIndexOf('.'))
}
