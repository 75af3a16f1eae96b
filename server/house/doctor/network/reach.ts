import { inUrl } from '../../../lan/addresses.ts'
import { finding, type Finding } from '../../finding.ts'
import { shownAt } from './certificate.ts'
import type { Asked } from './index.ts'

const patience = 3000

/** Both doors at each address of this computer: the house, and the page where phones begin. */
export async function checkReach({ ports, addresses, host }: Asked): Promise<Finding[]> {
  if (ports === null) return []
  const each = await Promise.all(
    addresses.map(async (address) => {
      const at = inUrl(address)
      const house = `https://${at}:${ports.secure}`
      const page = `http://${at}:${ports.plain}`
      const [answers, opens] = await Promise.all([
        shownAt(ports.secure, host, address),
        isPage(page),
      ])
      return [
        finding(answers ? 'reach.ok' : 'reach.closed', { address: house }),
        ...(opens ? [] : [finding('reach.page', { address: page })]),
      ]
    }),
  )
  return each.flat()
}

function isPage(address: string): Promise<boolean> {
  return fetch(`${address}/lan/probe`, { signal: AbortSignal.timeout(patience) }).then(
    (answer) => answer.ok,
    () => false,
  )
}
