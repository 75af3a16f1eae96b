import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { peerHeaders } from '../../guard/peer.ts'
import type { HandlerDoor } from '../handler-door.ts'

type Env = { Bindings: HttpBindings }

/**
 * What relying parties read first, at the root of an address: Better Auth would serve it below
 * `/api/auth` only. Any page may read it.
 */
export function createDiscovery({ door }: { door: HandlerDoor }) {
  const answer = async (c: Context<Env>) => {
    const outer = { url: c.req.url, headers: peerHeaders(c) }
    const told = await door.pass(outer, new Request(c.req.url, { headers: outer.headers }))
    if (!told.ok) return told
    const metadata = (await told.json()) as Record<string, unknown>
    c.header('Cache-Control', 'public, max-age=300')
    c.header('Access-Control-Allow-Origin', '*')
    return c.json(amended(metadata))
  }
  return new Hono<Env>()
    .get('/.well-known/openid-configuration', answer)
    .get('/.well-known/oauth-authorization-server', answer)
}

/** The plugin does not know of clients without a secret that an admin entered. */
function amended(metadata: Record<string, unknown>) {
  const methods = metadata['token_endpoint_auth_methods_supported']
  if (!Array.isArray(methods) || methods.includes('none')) return metadata
  return { ...metadata, token_endpoint_auth_methods_supported: [...methods, 'none'] }
}
