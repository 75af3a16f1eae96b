/**
 * The name of this house among relying parties: the first address that is an origin they can reach.
 * They look for the discovery document at it and compare it letter by letter, so a free text as
 * JWT_ISSUER, a path, or plain http beyond this machine will not do.
 */
export function oidcIssuerOf(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.flatMap((text) => (text === undefined ? [] : (originOf(text) ?? [])))[0]
}

function originOf(text: string): string | null {
  const url = URL.parse(text)
  if (!url || (url.href !== `${url.origin}/` && url.href !== url.origin)) return null
  return url.protocol === 'https:' || isLoopback(url) ? url.origin : null
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
