import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
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
 * everything else goes through the app. The host allow-list holds for both. A request that names the
 * whole address, as proxies are asked, is refused: it would tell us its own scheme and host.
 */
export function createListener(app: App, { auth, media, hosts }: Front): RequestListener {
  const usual = getRequestListener((request, env) => app.fetch(request, env), {
    overrideGlobalObjects: false,
  })
  const crowded = createCrowdCheck()
  const knownCaller = ({ headers, socket }: IncomingMessage) =>
    auth.knownCaller(headers, 'encrypted' in socket)
  return (incoming, outgoing) => {
    if (crowded(incoming, outgoing)) return void incoming.socket.destroy()
    if (!incoming.url?.startsWith('/')) return void outgoing.writeHead(400).end()
    const host = hostName(incoming.headers.host)
    const ours = host !== null && hosts.has(host)
    if (ours && media.deliverFast(incoming, outgoing, knownCaller)) return
    void usual(incoming, outgoing)
  }
}

/** Browsers send the next request after the answer; this many unanswered ones on one connection are an attack. */
const mostPipelined = 16

/** Node takes every request that lies in one packet before it asks whether anybody reads the answers. */
function createCrowdCheck() {
  const unanswered = new WeakMap<Socket, number>()
  return ({ socket }: IncomingMessage, outgoing: ServerResponse): boolean => {
    const waiting = (unanswered.get(socket) ?? 0) + 1
    unanswered.set(socket, waiting)
    outgoing.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1))
    return waiting > mostPipelined
  }
}
