import type { Server, Socket } from 'node:net'
import { isAtHome } from './addresses.ts'

export type CrowdLimits = {
  /** Connections at once, of everybody. */
  all: number
  /** Of one device: a browser opens six, and one with many tabs some dozens. */
  perPeer: number
}

export const crowdLimits: CrowdLimits = { all: 1000, perPeer: 200 }

/** Of one device where it is getting full: enough for a browser, and others still find a place. */
const whenCrowded = 24
/** The part of all connections from which it is. */
const crowdedFrom = 0.75

/**
 * Lets in who is in the same home, and of them no more than a household needs: a device that opens
 * thousands of connections shuts itself out and nobody else. Before the first byte is read.
 * @returns cuts every connection; HTTP's own way does not know those that have not said anything yet
 */
export function limitCrowd(server: Server, limits: CrowdLimits = crowdLimits): () => void {
  const open = new Map<string, number>()
  const sockets = new Set<Socket>()
  server.maxConnections = limits.all
  server.prependListener('connection', (socket: Socket) => {
    const peer = socket.remoteAddress ?? ''
    const count = (open.get(peer) ?? 0) + 1
    const crowded = sockets.size >= limits.all * crowdedFrom
    const most = crowded ? Math.min(whenCrowded, limits.perPeer) : limits.perPeer
    if (!isAtHome(peer) || count > most) return void socket.destroy()
    open.set(peer, count)
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      const left = (open.get(peer) ?? 1) - 1
      if (left > 0) open.set(peer, left)
      else open.delete(peer)
    })
  })
  return () => sockets.forEach((socket) => socket.destroy())
}
