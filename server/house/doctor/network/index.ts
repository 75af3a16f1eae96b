import type { Short } from '../../../lan/short-doors.ts'
import { readOwn } from '../../../lan/surroundings.ts'
import { finding, type Finding } from '../../finding.ts'
import { checkCertificate } from './certificate.ts'
import { checkFirewall } from './firewall.ts'
import { checkName } from './name.ts'
import { checkReach } from './reach.ts'
import { checkShort } from './short.ts'

/** As much of the home network as is looked at, from inside a Hearth or from beside it. */
export type HomeNetworkFacts = {
  /** Whether it is wanted. */
  on: boolean
  name: string
  /** Why it is not served although it is wanted; null: it is, or nobody knows. */
  trouble: string | null
  /** Where it is served; null: Hearth does not run, or which port it took is not known. */
  ports: { secure: number; plain: number } | null
  /** Which addresses without a port lead there; null: not tried, or nobody knows. */
  short: Short | null
  /** `keys/` of the data folder */
  keysDir: string
  /** When another device last got through, in ms since 1970; null: none did, or nobody knows. */
  guestAt: number | null
}

/** What stands in for the world in tests. */
export type Surroundings = { addresses(): string[] }

/**
 * Looks the home network over as a phone would: the name, the certificate, the doors, the firewall. What
 * it says is found by asking and connecting, not by what the house thinks of itself. Never throws for
 * what it finds.
 */
export async function checkNetwork(
  facts: HomeNetworkFacts,
  now: () => number,
  surroundings: Surroundings = { addresses: readOwn },
): Promise<Finding[]> {
  if (!facts.on) return [finding('name.off'), finding('certificate.off')]
  if (facts.trouble !== null) return [finding('name.trouble', { reason: facts.trouble })]
  const addresses = surroundings.addresses()
  const asked = { ...facts, host: `${facts.name}.local`, addresses, now }
  const all = await Promise.all([
    checkName(asked),
    checkCertificate(asked),
    checkReach(asked),
    checkShort(asked),
    checkFirewall(asked),
  ])
  return all.flat()
}

export type Asked = HomeNetworkFacts & { host: string; addresses: string[]; now: () => number }
