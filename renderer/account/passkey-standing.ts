/** Why passkeys work here, or do not: words for each are in `signIn.noPasskey`. */
export type Standing = 'ready' | 'loopback' | 'insecure' | 'number' | 'browser' | 'closed'

type Place = {
  hostname: string
  /** `isSecureContext` of the page. */
  secure: boolean
  /** The browser has the WebAuthn calls. */
  supported: boolean
  /** The server says this origin may. */
  enabled: boolean
}

/** What the browser allows at this address; the nearest reason that a person can do something about. */
export function standingOf({ hostname, secure, supported, enabled }: Place): Standing {
  if (/^127\.|^\[::1\]$/.test(hostname)) return 'loopback'
  if (!secure) return 'insecure'
  if (/^[\d.]+$|^\[/.test(hostname)) return 'number'
  if (!supported) return 'browser'
  return enabled ? 'ready' : 'closed'
}

/** The same page under the name `localhost`, where the browser allows passkeys. */
export function asLocalhost(href: string): string {
  const url = new URL(href)
  url.hostname = 'localhost'
  return url.href
}
