import { refused } from './refusal.ts'

/** The part of the global object that says where we are; given by tests. */
export type Surroundings = {
  isSecureContext?: boolean | undefined
  crypto?: Crypto | undefined
}

/**
 * Web Crypto, where keys may be used at all. Throws INSECURE_ORIGIN where a page, or the server's
 * address, is plain http on a network; NO_WEB_CRYPTO where the browser has none.
 * Asked before every request, so that no key is on its way before the answer is known.
 */
export function requireSecure(baseUrl: string, here: Surroundings = globalThis): Crypto {
  // Node and Deno have no such flag; a browser always has.
  if (here.isSecureContext === false || !isSecureAddress(baseUrl)) throw refused('INSECURE_ORIGIN')
  if (here.crypto?.subtle === undefined) throw refused('NO_WEB_CRYPTO')
  return here.crypto
}

/** A relative address is the page's own, which isSecureContext speaks for. */
function isSecureAddress(baseUrl: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(baseUrl)) return !baseUrl.startsWith('//')
  const { protocol, hostname } = new URL(baseUrl)
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))
}

function isThisMachine(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  )
}
