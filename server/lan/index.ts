import { X509Certificate } from 'node:crypto'
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import type { Settings as HouseSettings } from '../../storage/index.ts'
import type { Log } from '../log.ts'
import { inUrl, isThisMachine } from './addresses.ts'
import { createAnnouncement } from './announcement.ts'
import { createCertificates } from './certificates.ts'
import { createPlainDoors } from './plain-doors.ts'
import { openSecureDoor, type DoorLimits } from './secure-door.ts'
import { createShortDoors, type Short, type ShortPorts } from './short-doors.ts'
import { createSurroundings, readOwn, type Surroundings } from './surroundings.ts'
import { answerProbe, createTrustPage } from './trust/index.ts'

export type LanDeps = {
  name: string
  /** 0 takes any free one. */
  httpsPort: number
  /** The household port, where the trust page is served on the LAN. */
  plainPort: number
  /** The ports nobody has to type, tried as well; null: not tried, somebody gave a port. */
  short: ShortPorts | null
  /** `keys/` of the data folder */
  keysDir: string
  /** of the house, in hearth.db */
  settings: Pick<HouseSettings, 'get' | 'set'>
  log: Log
  now: () => number
  /** Hears of the server that was opened. */
  watch?: (server: Server) => void
  /** For tests. */
  limits?: DoorLimits
  read?: () => string[]
  everyMs?: number
}

export type Lan = {
  /** `https://hearth.local:4328` */
  origin: string
  /** Where a phone begins: the trust page by address, because a QR code must not need a name. null: no network. */
  trustPage(): string | null
  /** Which ports that nobody has to type lead here; null: it was not tried. */
  short(): Short | null
  /** SHA-256 of the authority, for comparing by eye. */
  fingerprint: string
  /** The address of another device that calls itself as we do; null: none was heard. */
  nameTakenBy(): string | null
  addresses(): string[]
  /** Until when the certificate in use is good, in ms since 1970. */
  goodUntil(): number
  /** When another device last got through, in ms since 1970; null: none did. */
  guestAt(): number | null
  /**
   * Serves the household address from now on, and follows the network. `hosts` gains and loses this
   * machine's addresses as they come and go.
   */
  serve(listener: RequestListener, hosts: Set<string>): Promise<void>
  /** Looks at network and clock at once; it does so by itself every few seconds. `woke`: announces itself anew. */
  look(woke?: boolean): Promise<void>
  /**
   * Resolves once the name is withdrawn and the ports are free for somebody else; requests that are under
   * way may take until `drained`, at most `graceMs`. May be called twice.
   */
  leave(graceMs: number): Promise<{ drained: Promise<void> }>
  /** `leave`, and waits for the last request. */
  close(graceMs: number): Promise<void>
}

/**
 * The home network: the authority of the house, the HTTPS port, the trust page, the name.
 * @throws HearthError DAMAGED or CONFLICT for the authority (see `loadAuthority`), CONFLICT or FORBIDDEN for the port
 */
export async function openLan(deps: LanDeps): Promise<Lan> {
  const { name, log, now } = deps
  const host = `${name}.local`
  const certificates = await createCertificates(deps)
  const { authority } = certificates
  let shown = await certificates.fitting((deps.read ?? readOwn)())
  const door = await openSecureDoor(deps.httpsPort, shown, deps)
  const announcement = createAnnouncement({
    name,
    port: door.port,
    id: authority.fingerprint.replaceAll(':', '').slice(0, 6),
    log,
  })
  const parts = { ...deps, host, door, announcement, certificates }
  let following: ReturnType<typeof follow> | undefined
  let leaving: Promise<{ drained: Promise<void> }> | undefined
  let guestAt: number | null = null

  const seen = ({ socket }: IncomingMessage) => {
    if (!isThisMachine(socket.remoteAddress, following?.addresses() ?? [])) guestAt = now()
  }
  const leave = async (graceMs: number) => {
    const drained = door.close(graceMs)
    await following?.close(graceMs)
    return { drained }
  }
  const lan: Lan = {
    origin: new URL(`https://${host}:${door.port}`).origin,
    fingerprint: authority.fingerprint,
    nameTakenBy: announcement.taken,
    addresses: () => following?.addresses() ?? [],
    trustPage() {
      const [address] = following?.pageAt() ?? []
      return address ? `http://${inUrl(address)}:${deps.plainPort}` : null
    },
    short: () => following?.short() ?? null,
    async serve(listener, hosts) {
      door.serve((incoming, outgoing) => {
        seen(incoming)
        if (!answerProbe(incoming, outgoing, { hosts, now })) listener(incoming, outgoing)
      })
      following = follow({ ...parts, seen }, hosts, (pair) => {
        if (pair !== shown) door.show(pair)
        shown = pair
      })
      await following.look()
    },
    goodUntil: () => new X509Certificate(shown.certificate).validToDate.getTime(),
    guestAt: () => guestAt,
    look: async (woke) => following?.look(woke),
    leave: (graceMs) => (leaving ??= leave(graceMs)),
    close: async (graceMs) => (await lan.leave(graceMs)).drained,
  }
  return lan
}

type Parts = LanDeps & {
  host: string
  door: { port: number }
  announcement: ReturnType<typeof createAnnouncement>
  certificates: Awaited<ReturnType<typeof createCertificates>>
}

type Following = Parts & { seen(incoming: IncomingMessage): void }

/** Keeps certificate, host list, doors and name in step with the network. */
function follow(
  parts: Following,
  hosts: Set<string>,
  show: (pair: Awaited<ReturnType<Parts['certificates']['fitting']>>) => void,
) {
  const { host, door, announcement, certificates, log, now } = parts
  const configured = new Set(hosts)
  let own: string[] = []
  const page = createTrustPage({
    host,
    hosts,
    addresses: () => own,
    securePort: door.port,
    authority: certificates.authority,
    now,
  })
  const begin: RequestListener = (incoming, outgoing) => {
    parts.seen(incoming)
    page(incoming, outgoing)
  }
  const plain = createPlainDoors({ port: parts.plainPort, listener: begin, log })
  const short = createShortDoors({ ...parts, hosts, page: begin, securePort: door.port })

  async function changed({ addresses, jumped }: Surroundings) {
    const moved = addresses.join() !== own.join()
    // The certificate first: who is told an address must find it vouched for.
    const pair = await certificates.fitting(addresses)
    show(pair)
    for (const gone of own.map(inUrl)) if (!configured.has(gone)) hosts.delete(gone)
    for (const address of addresses) hosts.add(inUrl(address))
    own = addresses
    await Promise.all([plain.follow(addresses), short.follow(addresses, pair)])
    if (moved || jumped) await announcement.say(addresses)
    if (moved) log.info({ addresses }, `the home network is served as ${host}`)
  }

  const surroundings = createSurroundings({
    ...parts,
    changed: (seen) =>
      changed(seen).catch((err: unknown) => log.error({ err }, 'the LAN could not be followed')),
  })
  return {
    addresses: () => own,
    pageAt: plain.addresses,
    short: short.open,
    look: surroundings.look,
    async close(graceMs: number) {
      await surroundings.close()
      await Promise.all([announcement.close(), plain.close(), short.close(graceMs)])
      for (const address of own.map(inUrl)) if (!configured.has(address)) hosts.delete(address)
    },
  }
}
