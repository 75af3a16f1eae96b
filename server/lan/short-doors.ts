import type { RequestListener, Server } from 'node:http'
import { hostName } from '../guard/hosts.ts'
import type { Log } from '../log.ts'
import type { Pair } from './certificate.ts'
import { createPlainDoors } from './plain-doors.ts'
import { openSecureDoor, type DoorLimits, type SecureDoor } from './secure-door.ts'

/** The ports that an address bar leaves out. */
export type ShortPorts = { secure: number; plain: number }
export const shortPorts: ShortPorts = { secure: 443, plain: 80 }

/** Which of them lead here. */
export type Short = { secure: boolean; plain: boolean }

type Deps = {
  /** null: not tried. */
  short: ShortPorts | null
  hosts: Set<string>
  /** The trust page. */
  page: RequestListener
  /** Where the house is, and where the trust page is as well. */
  securePort: number
  plainPort: number
  seen: (incoming: Parameters<RequestListener>[0]) => void
  log: Log
  limits?: DoorLimits
  watch?: (server: Server) => void
}

/**
 * `https://hearth.local` and `http://hearth.local`, for whoever types the address: they lead to the house
 * and to the trust page, which stay at their own ports. Many systems keep these ports, and other programs
 * like them too; so nothing depends on them. Never throws.
 */
export function createShortDoors({ short, hosts, page, securePort, plainPort, ...deps }: Deps) {
  const { log, limits, watch, seen } = deps
  const [wantsSecure, wantsPlain] = [short?.secure !== securePort, short?.plain !== plainPort]
  const plain = createPlainDoors({ port: short?.plain ?? 0, listener: page, log, optional: true })
  let secure: SecureDoor | null = null
  let shown: Pair | null = null
  let told = false

  const lead: RequestListener = (incoming, outgoing) => {
    seen(incoming)
    const called = hostName(incoming.headers.host)
    const ours = called !== null && hosts.has(called)
    const there = ours && incoming.url?.startsWith('/')
    const to = there ? URL.parse(`https://${called}:${securePort}${incoming.url}`) : null
    outgoing.setHeader('Cache-Control', 'no-store')
    // Nothing more is asked here, and no body is waited for.
    outgoing.setHeader('Connection', 'close')
    if (to) outgoing.setHeader('Location', to.href)
    outgoing.writeHead(ours ? (to ? 308 : 400) : 421).end()
  }

  async function openSecure({ secure: port }: ShortPorts, pair: Pair) {
    secure = await openSecureDoor(port, pair, { limits, watch, variable: null }).catch(() => null)
    secure?.serve(lead)
    shown = pair
  }

  /** Once: nobody is to read every hour that a system keeps its ports. */
  function tell(there: Short | null) {
    told = true
    const both = there?.secure && there.plain
    log.info(
      { ...there },
      both
        ? 'the house is found without a port as well'
        : 'the house is found by its port alone: the system keeps 443 and 80, or another program has them',
    )
  }

  const open = (): Short | null =>
    short && {
      secure: secure !== null || !wantsSecure,
      plain: plain.addresses().length > 0 || !wantsPlain,
    }

  return {
    open,
    /** Opens what is missing, at these addresses and with this certificate. */
    async follow(addresses: string[], pair: Pair): Promise<void> {
      if (short === null) return
      if (secure && pair !== shown) secure.show((shown = pair))
      if (!secure && wantsSecure) await openSecure(short, pair)
      if (wantsPlain) await plain.follow(addresses)
      if (!told && addresses.length > 0) tell(open())
    },
    close: async (graceMs: number) => {
      await Promise.all([secure?.close(Math.min(graceMs, 500)), plain.close()])
    },
  }
}
