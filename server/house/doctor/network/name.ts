import { lookup } from 'node:dns/promises'
import { finding, type Finding } from '../../finding.ts'
import type { Asked } from './index.ts'

/** Systems without mDNS ask the router, which may take its time, in ms. */
const patience = 3000

/** Who answers to the name: on the home network, as phones ask, and on this computer itself. */
export async function checkName(asked: Asked): Promise<Finding[]> {
  const { host, name, ports, addresses } = asked
  if (ports === null) return [finding('name.unchecked', { name })]
  if (addresses.length === 0) return [finding('name.alone')]
  const { askWho } = await import('../../../lan/asking.ts')
  const [heard, known] = await Promise.all([askWho(host, addresses), resolve(host)])
  return [announced(asked, heard), found(asked, known)]
}

function announced({ host, name, addresses }: Asked, heard: string[] | null): Finding {
  if (heard === null) return finding('name.unchecked', { name })
  const other = heard.find((address) => !addresses.includes(address))
  if (other !== undefined) return finding('name.taken', { address: other })
  if (heard.length === 0) return finding('name.silent', { host })
  return finding('name.ok', { address: host })
}

function found({ host, addresses }: Asked, known: string[]): Finding {
  if (known.length === 0) return finding('lookup.none', { host })
  const ours = known.every((each) => addresses.includes(each) || /^(127\.|::1$|fe80:)/i.test(each))
  return finding(ours ? 'lookup.ok' : 'lookup.elsewhere', { host, address: known.join(', ') })
}

async function resolve(host: string): Promise<string[]> {
  const late = Promise.withResolvers<string[]>()
  const timer = setTimeout(() => late.resolve([]), patience)
  const asking = lookup(host, { all: true, family: 4 }).then(
    (all) => all.map(({ address }) => address),
    () => [],
  )
  const known = await Promise.race([asking, late.promise])
  clearTimeout(timer)
  return known
}
