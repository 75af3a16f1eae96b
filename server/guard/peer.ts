import type { HttpBindings } from '@hono/node-server'

/** As much of a Hono context as tells who is at the other end. */
type Asked = { req: { url: string; raw: Request }; env: HttpBindings }

/** The header that tells Better Auth who is at the other end; set by us, never believed from outside. */
export const peerHeader = 'x-hearth-peer'

/** The request as Better Auth may see it. Its body moves along and cannot be read from `c` any more. */
export function withPeer(c: Asked): Request {
  const { method, body } = c.req.raw
  const headers = peerHeaders(c)
  return new Request(
    c.req.url,
    body ? { method, headers, body, duplex: 'half' } : { method, headers },
  )
}

/**
 * The headers of a request with what the client said about its own address dropped and the socket's
 * address in its place. Without it the whole house would share one rate limit.
 */
export function peerHeaders(c: Asked): Headers {
  const headers = new Headers(c.req.raw.headers)
  const claims = [...headers.keys()].filter((name) => forwardedName.test(name))
  for (const name of claims) headers.delete(name)
  headers.set(peerHeader, peerAddress(c) ?? '127.0.0.1')
  return headers
}

/** The address at the other end of the socket; null where there is no socket. */
export function peerAddress(c: Asked): string | null {
  return c.env?.incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? null
}

/** As people know it, `2001:db8::` and not `2001:0db8:0000:…`; anything else as it is. */
export function shortAddress(address: string | null): string | null {
  if (!address?.includes(':') || !URL.canParse(`http://[${address}]`)) return address
  return new URL(`http://[${address}]`).hostname.slice(1, -1)
}

/** Whether that address is this machine itself. */
export function isLoopback(address: string | null): boolean {
  return address !== null && (address === '::1' || address.startsWith('127.'))
}

/**
 * Whether somebody at this very machine asks. A proxy on it speaks for others, and says so in the
 * headers it adds: those get no more than they would without it.
 */
export function isAtThisMachine(c: Asked): boolean {
  const forwarded = [...c.req.raw.headers.keys()].some((name) => forwardedName.test(name))
  return !forwarded && isLoopback(peerAddress(c))
}

const forwardedName = /^(x-forwarded-.*|forwarded|x-real-ip)$/
