import { finding, type Finding } from '../../finding.ts'
import type { Asked } from './index.ts'

/**
 * A computer cannot see its own firewall from outside. A device that got through is the only proof;
 * until there is one, it is said what to look for.
 */
export function checkFirewall({ ports, guestAt }: Asked): Finding[] {
  if (ports === null) return []
  if (guestAt !== null) return [finding('firewall.ok', { at: new Date(guestAt).toISOString() })]
  return [finding('firewall.hint', { plain: ports.plain, secure: ports.secure })]
}
