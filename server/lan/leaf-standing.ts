import { X509Certificate } from 'node:crypto'
import { days, isBelievable } from './clock.ts'

export type LeafQuestion = {
  /** PEM */
  leaf: string
  authority: string
  name: string
  addresses: string[]
  now: number
}

/** Why a certificate has to be made anew, for the log. */
export type Renewal = 'name' | 'authority' | 'addresses' | 'expired' | 'soon over' | 'clock'

/**
 * Whether the certificate in use still does, and if not, why. While the clock is in 1970 what is dated is
 * left alone: phones know the time, and the certificate may well be good for them.
 */
export function reasonToRenew({
  leaf,
  authority,
  name,
  addresses,
  now,
}: LeafQuestion): Renewal | null {
  const certificate = new X509Certificate(leaf)
  if (!certificate.checkIssued(new X509Certificate(authority))) return 'authority'
  if (certificate.checkHost(`${name}.local`) === undefined) return 'name'
  if (addresses.some((address) => certificate.checkIP(address) === undefined)) return 'addresses'
  if (!isBelievable(now)) return null
  if (now < certificate.validFromDate.getTime()) return 'clock'
  const left = certificate.validToDate.getTime() - now
  if (left <= 0) return 'expired'
  return left < days(30) ? 'soon over' : null
}
