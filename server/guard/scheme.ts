import { hostName } from './hosts.ts'

export type Scheme = 'http' | 'https'

/** How a browser reached us, by the Host it called and whether our own socket is encrypted. */
export type SchemeOf = (host: string | undefined, encrypted: boolean) => Scheme

/**
 * Behind a proxy that does the encryption our socket is plain, and only the configured addresses tell
 * that the browser's is not.
 */
export function createSchemeOf(addresses: (string | undefined)[]): SchemeOf {
  const secure = new Set(
    addresses.flatMap((url) => (url?.startsWith('https:') ? [new URL(url).hostname] : [])),
  )
  return (host, encrypted) => (encrypted || secure.has(hostName(host) ?? '') ? 'https' : 'http')
}
