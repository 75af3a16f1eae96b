import { isIPv4 } from 'node:net'
import { Bonjour, type Service, type ServiceConfig } from 'bonjour-service'
import type { Log } from '../log.ts'
import { createRival } from './rival.ts'

type Wish = { name: string; port: number; id: string; log: Log }

/** What the library keeps to itself and we need: the socket below it. */
type Packet = { answers?: Answer[]; questions?: { name: string; type: string }[] }
type Answer = { name: string; type: string; ttl?: number; data?: unknown }
type Multicast = NodeJS.EventEmitter & {
  query(name: string, type: string): void
  respond(packet: { answers: object[] }): void
}
type Below = { server: { mdns: Multicast; respondToQuery(packet: Packet): void } }

/** Questions a second; who asks more gets no answer. A large household asks a few. */
const mostQuestions = 100

/**
 * Says on the home network that this machine is `<name>.local`. One speaker for each address, because an
 * answer has to leave where the question came in. Whatever the network does, nothing here throws: the
 * name is a convenience, and the QR code has the address. [Note: mDNS never crashes]
 */
export function createAnnouncement({ name, port, id, log }: Wish) {
  const host = `${name}.local`
  let speakers: Bonjour[] = []
  let own: string[] = []
  const rival = createRival({
    ask: () => speakers.forEach((speaker) => below(speaker).mdns.query(host, 'A')),
    found: warn,
  })
  let complained = false
  const trouble = (err: unknown) => {
    // An address that is gone fails with every word that was still to be said.
    log[complained ? 'debug' : 'warn']({ err }, `${host} could not be announced`)
    complained = true
  }

  function speak(address: string): Bonjour {
    const options = { interface: address, bind: '0.0.0.0' }
    const speaker = new Bonjour(options as object, trouble)
    const { mdns } = below(speaker)
    mdns.on('error', trouble)
    mdns.on('warning', () => {})
    onlySoMany(speaker)
    mdns.on('query', (packet: Packet) => denyOthers(mdns, packet, host))
    mdns.on('response', (packet: Packet) => listenFor(packet))
    const service = publishAnyway(speaker, {
      name: `Hearth ${id}`,
      type: 'https',
      port,
      host,
      disableIPv6: true,
    })
    onlyHere(service, address)
    mdns.query(host, 'A')
    return speaker
  }

  /** Somebody else who answers to our name. */
  function listenFor({ answers = [] }: Packet) {
    const other = answers.find(
      (each) => each.type === 'A' && same(each.name, host) && !own.includes(String(each.data)),
    )
    if (other) rival.heard(other)
  }

  function warn(address: string) {
    log.warn(
      { address },
      `Another device in this network, ${address}, calls itself ${host} as well. Phones may end up there, and refuse it because it is not this house. Give one of the two another HEARTH_NAME, best the newer.`,
    )
  }

  const silence = async () => {
    rival.forget()
    await Promise.all(speakers.splice(0).map((speaker) => endOf(speaker)))
  }

  return {
    /** Who else has our name, as far as was heard; null: nobody. */
    taken: rival.address,
    /** `addresses` from now on, and goodbye to what was said before. Never rejects. */
    async say(addresses: string[]): Promise<void> {
      await silence()
      own = addresses
      complained = false
      for (const address of addresses.filter((each) => isIPv4(each)))
        try {
          speakers.push(speak(address))
        } catch (err) {
          trouble(err)
        }
    },
    close: silence,
  }
}

export type Announcement = ReturnType<typeof createAnnouncement>

function below(speaker: Bonjour): Below['server'] & { mdns: Multicast } {
  return (speaker as unknown as Below).server
}

function onlySoMany(speaker: Bonjour) {
  const server = below(speaker)
  let asked = 0
  let second = 0
  server.mdns.removeAllListeners('query')
  server.mdns.on('query', (packet: Packet) => {
    const now = Math.floor(performance.now() / 1000)
    if (now !== second) [second, asked] = [now, 0]
    if (++asked <= mostQuestions) server.respondToQuery(packet)
  })
}

/**
 * The library asks for the service first, and is silent for good where it is answered. Only we have this
 * one, by our fingerprint: who answers is the speaker of another address of this machine, on the same cable.
 */
function publishAnyway(speaker: Bonjour, service: ServiceConfig): Service {
  const { mdns } = below(speaker)
  const before = mdns.listeners('response')
  const published = speaker.publish(service)
  for (const hear of mdns.listeners('response'))
    if (!before.includes(hear)) mdns.off('response', hear as () => void)
  return published
}

/** The library says every address of the machine everywhere, those of containers too. */
function onlyHere(service: Service, address: string) {
  const records = service.records().filter(({ type }) => type !== 'A' && type !== 'AAAA')
  const all = [...records, { name: service.host, type: 'A' as const, ttl: 120, data: address }]
  service.records = () => all.map((record) => ({ ...record }))
}

/** Without this a Mac waits five seconds for an IPv6 address before it believes there is none. */
function denyOthers(mdns: Multicast, { questions = [] }: Packet, host: string) {
  if (!questions.some(({ name, type }) => type === 'AAAA' && same(name, host))) return
  const nothingElse = {
    name: host,
    type: 'NSEC',
    ttl: 120,
    data: { nextDomain: host, rrtypes: ['A'] },
  }
  mdns.respond({ answers: [nothingElse] })
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Says goodbye, but does not wait for a network that is gone. */
async function endOf(speaker: Bonjour): Promise<void> {
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, 500)
    const done = () => {
      clearTimeout(late)
      resolve()
    }
    try {
      speaker.unpublishAll(() => done())
    } catch {
      done()
    }
  })
  await new Promise<void>((resolve) => {
    try {
      speaker.destroy(() => resolve())
    } catch {
      resolve()
    }
  })
}
