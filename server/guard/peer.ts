import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** The header that tells Better Auth who is at the other end; set by us, never believed from outside. */
export const peerHeader = 'x-hearth-peer'

/**
 * The request as Better Auth may see it: what a client said about its own address is dropped, the
 * socket's address is put in its place. Without it the whole house would share one rate limit.
 */
export function withPeer(c: Context<{ Bindings: HttpBindings }>): Request {
  const headers = new Headers(c.req.raw.headers)
  const claims = [...headers.keys()].filter((name) =>
    /^(x-forwarded-.*|forwarded|x-real-ip)$/.test(name),
  )
  for (const name of claims) headers.delete(name)
  headers.set(peerHeader, peerAddress(c) ?? '127.0.0.1')
  return new Request(c.req.raw, { headers })
}

/** The address at the other end of the socket; null where there is no socket. */
export function peerAddress(c: Context<{ Bindings: HttpBindings }>): string | null {
  return c.env?.incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? null
}

/** Whether that address is this machine itself. */
export function isLoopback(address: string | null): boolean {
  return address !== null && (address === '::1' || address.startsWith('127.'))
}
