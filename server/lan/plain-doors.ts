import { createServer, type RequestListener, type Server } from 'node:http'
import { bind, closeServer } from '../listen.ts'
import type { Log } from '../log.ts'
import { limitCrowd } from './crowd.ts'

type Deps = {
  port: number
  listener: RequestListener
  log: Log
  /** It is well without as well: nothing is said where it does not open. */
  optional?: boolean
}

/**
 * The trust page's own doors: plain HTTP, at the household port of each address on the home network. The
 * same port on loopback is another door, with the whole house behind it; so these are opened address by
 * address and never for all. Never throws: a door that does not open is said and tried again later.
 */
export function createPlainDoors({ port, listener, log, optional = false }: Deps) {
  const variable = optional ? null : 'HEARTH_PORT'
  const open = new Map<string, Server>()
  const refused = new Set<string>()

  async function openAt(address: string) {
    const server = createServer(
      {
        headersTimeout: 10_000,
        requestTimeout: 20_000,
        keepAliveTimeout: 5000,
        maxHeaderSize: 16_384,
      },
      listener,
    )
    server.timeout = 30_000
    limitCrowd(server, { all: 200, perPeer: 50 })
    try {
      open.set(address, await bind(server, { variable, port, host: address }))
      server.on('error', (err) => log.warn({ err, address }, 'the trust page lost its door'))
      refused.delete(address)
    } catch (err) {
      if (!optional && !refused.has(address))
        log.warn({ err, address }, 'the trust page cannot be served there')
      refused.add(address)
    }
  }

  async function closeAt(address: string) {
    const server = open.get(address)
    open.delete(address)
    if (server) await closeServer(server, 500)
  }

  return {
    /** Opens what is missing and closes what is no address of ours any more. */
    async follow(addresses: string[]): Promise<void> {
      const gone = [...open.keys()].filter((address) => !addresses.includes(address))
      await Promise.all(gone.map(closeAt))
      for (const address of addresses) if (!open.has(address)) await openAt(address)
    },
    /** Where the page is served now. */
    addresses: () => [...open.keys()],
    close: async () => void (await Promise.all([...open.keys()].map(closeAt))),
  }
}
