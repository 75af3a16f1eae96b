import type { IncomingMessage } from 'node:http'

/**
 * The address the client called, as URLs in records need it: 'http://localhost:3015'. The Host
 * header is safe to repeat: the guard in front lets only our own names through. Behind a proxy
 * that speaks TLS for us only `publicUrl` knows the scheme, so it wins where its host is the one
 * that was called.
 */
export function originOf(incoming: IncomingMessage, publicUrl: string | undefined): string {
  const host = incoming.headers.host ?? 'localhost'
  if (publicUrl) {
    const known = new URL(publicUrl)
    if (known.host === host) return known.origin
  }
  return `${'encrypted' in incoming.socket ? 'https' : 'http'}://${host}`
}
