import { X509Certificate } from 'node:crypto'

export type Trust = 'ours' | 'refused' | 'ask-the-system'

/**
 * Whether the window believes a certificate: for the household's own name exactly our authority counts,
 * whatever the system trusts; for every other name the system decides.
 * @param authority our authority's certificate as PEM; null: the LAN was never switched on
 */
export function judgeCertificate(
  hostname: string,
  leafPem: string,
  authority: string | null,
  household: string | null,
  now: number,
): Trust {
  if (household === null || hostname.toLowerCase() !== household) return 'ask-the-system'
  if (authority === null) return 'refused'
  try {
    return isIssuedBy(new X509Certificate(leafPem), new X509Certificate(authority), household, now)
      ? 'ours'
      : 'refused'
  } catch {
    return 'refused'
  }
}

function isIssuedBy(leaf: X509Certificate, authority: X509Certificate, name: string, now: number) {
  return (
    authority.ca &&
    !leaf.ca &&
    leaf.checkIssued(authority) &&
    leaf.verify(authority.publicKey) &&
    leaf.checkHost(name) !== undefined &&
    leaf.validFromDate.getTime() <= now &&
    now < leaf.validToDate.getTime() &&
    now < authority.validToDate.getTime()
  )
}
