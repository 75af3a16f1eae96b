import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { isLoopback } from './guard/peer.ts'

export type Activity = {
  /** Counts what this server does from now on. */
  watch(server: Server): void
  /**
   * `uploads`: requests that are bringing bytes just now. `connected`: other machines that hold a
   * connection open; this one's own (the window, the shell's questions) would say that somebody is always there.
   */
  count(): { uploads: number; connected: number }
}

/** What the ports are busy with, for the desktop shell: it updates and lets the machine sleep by this. */
export function createActivity(): Activity {
  const bringing = new Set<IncomingMessage>()
  const connected = new Set<Socket>()
  return {
    watch(server) {
      server.on('connection', (socket: Socket) => {
        if (isOwn(socket)) return
        connected.add(socket)
        socket.once('close', () => connected.delete(socket))
      })
      server.on('request', (request: IncomingMessage) => {
        if (request.method === 'GET' || request.method === 'HEAD') return
        bringing.add(request)
        request.once('close', () => bringing.delete(request))
      })
    },
    count: () => ({ uploads: bringing.size, connected: devicesIn(connected) }),
  }
}

/** A browser holds several at a time. */
function devicesIn(sockets: Set<Socket>): number {
  return new Set([...sockets].map(({ remoteAddress }) => remoteAddress)).size
}

/** Both ends are on this machine, by whichever of its addresses. */
function isOwn({ remoteAddress = '', localAddress }: Socket): boolean {
  return remoteAddress === localAddress || isLoopback(remoteAddress.replace(/^::ffff:/, ''))
}
