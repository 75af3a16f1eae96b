import { isIP } from 'node:net'

/**
 * The name passkeys are bound to where a page asks for them, or null where a browser gives none.
 *
 * It is the very host that was called (the host list has let it pass): a house has one name for life,
 * and each instance of Better Auth takes the name from the request. Browsers refuse bare addresses,
 * plain http on any name but this machine's own, and pages of another site.
 * @param own scheme, host and port that were called
 * @param page the origin of the page that asks, as the browser tells it
 */
export function relyingPartyId(own: string, page: string): string | null {
  const called = parseOrigin(own)
  const asking = parseOrigin(page)
  if (!called || !asking || !isName(called.hostname)) return null
  if (asking.protocol !== 'https:' && asking.hostname !== 'localhost') return null
  const ofThisHost =
    asking.hostname === called.hostname || asking.hostname.endsWith(`.${called.hostname}`)
  return ofThisHost ? called.hostname : null
}

function parseOrigin(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function isName(hostname: string): boolean {
  return hostname !== '' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0
}
