import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Auth } from './auth/index.ts'
import { hostName } from './guard/hosts.ts'
import type { Media } from './media/index.ts'

/** A Hono app of whatever routes. */
type App = { fetch(request: Request, env: object): Response | Promise<Response> }

type Front = {
  auth: Pick<Auth, 'knownCaller'>
  media: Pick<Media, 'deliverFast'>
  hosts: Set<string>
}

/**
 * What a port hands its requests to: a thumbnail in memory for somebody known is answered at once,
 * everything else goes through the app. The host allow-list holds for both.
 */
export function createListener(app: App, { auth, media, hosts }: Front): RequestListener {
  const usual = getRequestListener((request, env) => app.fetch(request, env), {
    overrideGlobalObjects: false,
  })
  return (incoming, outgoing) => {
    const host = hostName(incoming.headers.host)
    const ours = host !== null && hosts.has(host)
    if (ours && media.deliverFast(incoming, outgoing, ({ headers }) => auth.knownCaller(headers)))
      return
    void usual(incoming, outgoing)
  }
}
