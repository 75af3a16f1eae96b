import { finding, type Finding } from '../finding.ts'

/** As much of the home network as is looked at. */
export type HomeNetwork = {
  origin: string
  /** SHA-256 of the authority. */
  fingerprint: string
  /** The address of another device that calls itself as we do; null: none was heard. */
  nameTakenBy(): string | null
  addresses(): string[]
}

/** Name and certificate, by what serves them. */
export function checkNetwork(home: HomeNetwork): Finding[] {
  const { origin, fingerprint } = home
  return [nameOf(home), finding('certificate.ok', { fingerprint, origin })]
}

function nameOf({ origin, nameTakenBy, addresses }: HomeNetwork): Finding {
  const other = nameTakenBy()
  if (other !== null) return finding('name.taken', { origin, address: other })
  if (addresses().length === 0) return finding('name.alone')
  return finding('name.ok', { address: origin })
}
