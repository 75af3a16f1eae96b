import { finding, type Finding } from '../../finding.ts'
import type { Asked } from './index.ts'

/** Whether an address without a port leads here too. Nothing depends on it, so that it does not is a note. */
export function checkShort({ short, host, ports }: Asked): Finding[] {
  if (short === null || ports === null) return []
  if (short.secure && short.plain) return [finding('reach.short', { host })]
  return [finding('reach.long', { host, port: ports.secure })]
}
