import { isIPv4 } from 'node:net'
import { Bonjour } from 'bonjour-service'

/** What the library keeps to itself and we need: the socket below it. */
type Multicast = NodeJS.EventEmitter & { query(name: string, type: string): void }
type Packet = { answers?: { name: string; type: string; data?: unknown }[] }

/** Some phones and printers take their time, in ms. */
const patience = 1500
const asks = [0, 400, 900]

/**
 * Asks the home network who is called `host`, as a phone asks. Never rejects.
 * @param addresses this machine's own; it is asked from each
 * @returns the IPv4 addresses that came back; null: it could not be asked at all
 */
export async function askWho(host: string, addresses: readonly string[]): Promise<string[] | null> {
  const found = new Set<string>()
  const speakers = addresses.filter((each) => isIPv4(each)).flatMap((each) => open(each) ?? [])
  if (speakers.length === 0) return null
  const lines = speakers.map((speaker) => lineOf(speaker))
  for (const line of lines) {
    line.on('error', () => {})
    line.on('response', ({ answers = [] }: Packet) => {
      for (const { name, type, data } of answers)
        if (type === 'A' && name.toLowerCase() === host) found.add(String(data))
    })
  }
  for (const after of asks) setTimeout(() => lines.forEach((line) => line.query(host, 'A')), after)
  await new Promise((resolve) => {
    setTimeout(resolve, patience)
  })
  for (const speaker of speakers) speaker.destroy()
  return [...found].toSorted()
}

function open(address: string): Bonjour | null {
  try {
    return new Bonjour({ interface: address, bind: '0.0.0.0' } as object, () => {})
  } catch {
    return null
  }
}

function lineOf(speaker: Bonjour): Multicast {
  return (speaker as unknown as { server: { mdns: Multicast } }).server.mdns
}
