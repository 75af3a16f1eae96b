import type { MiddlewareHandler } from 'hono'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that may change something was asked for by one of our own pages (or by an
 * allowed origin, or by something that is no browser at all). Browsers always send `Origin` or
 * `Sec-Fetch-Site` with these methods, whatever the content type; where neither is there, no
 * foreign page can be behind it. [Note: origin check]
 */
export function originAllowed(headers: Headers, allowed: Set<string>): boolean {
  const origin = headers.get('origin')
  if (origin !== null) return allowed.has(origin) || isOwnOrigin(origin, headers.get('host'))
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  return origin === `http://${host}` || origin === `https://${host}`
}

/** Routes whose failures have one of nineteen codes, and FORBIDDEN is none of them. */
const inEnvelope = /^\/api\/v1\/(auth|api-keys)(\/|$)/

/** 403 for unsafe methods that a foreign page asked for. */
export function checkOrigin(allowed: Set<string>): MiddlewareHandler {
  return async (c, next) => {
    const upgrade = c.req.header('upgrade') !== undefined
    if (safeMethods.has(c.req.method) && !upgrade) return next()
    if (originAllowed(c.req.raw.headers, allowed)) return next()
    return c.json(
      {
        error: inEnvelope.test(c.req.path) ? 'UNAUTHORIZED' : 'FORBIDDEN',
        message: 'This request came from another site, so Hearth refused it.',
        status: 403,
      },
      403,
    )
  }
}
