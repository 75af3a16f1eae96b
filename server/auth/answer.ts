import type { Context } from 'hono'

/** Forwards each Set-Cookie line of an inner answer as it is: joined they would be one broken cookie. */
export function withCookies<C extends Context>(c: C, setCookies: readonly string[]): C {
  for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true })
  return c
}
