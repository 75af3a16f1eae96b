/** The addresses of the app, in one place so that links and the router agree. */
export const paths = {
  photos: '/',
  photo: (id: string) => `/photo/${encodeURIComponent(id)}`,
  setup: '/setup',
  welcome: '/welcome',
  signIn: (next?: string) =>
    next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in',
  join: '/join',
  forgot: '/forgot',
  reset: '/reset-password',
  verified: '/verified',
  /** Where Better Auth leads whoever it cannot send back. */
  refused: '/refused',
  device: '/device',
  consent: '/consent',
  account: '/account',
  accountPart: (part: string) => `/account/${part}`,
  vault: '/account/vault',
  vaultStep: (step: 'code' | 'only-me' | 'guardians' | 'lost') => `/account/vault/${step}`,
  admin: '/admin',
}

/** The id in `/photo/:id`, or null on every other page. */
export function photoIn(path: string): string | null {
  const match = /^\/photo\/([^/]+)$/.exec(path)
  try {
    return match?.[1] === undefined ? null : decodeURIComponent(match[1])
  } catch {
    return null
  }
}

/** Whether the photos are here; one of them lies over all of them. */
export function isPhotos(path: string): boolean {
  return path === paths.photos || photoIn(path) !== null
}

/** Whether `path` is `root` or lies below it; `/accounts` does not lie below `/account`. */
export function isUnder(root: string, path: string): boolean {
  return path === root || path.startsWith(`${root}/`)
}

/**
 * Where to go after signing in. Only into this app: `//elsewhere` is another site, and so is `/\elsewhere`.
 * Control characters, which browsers drop while they read an address, could hide either.
 */
export function nextIn(query: URLSearchParams): string {
  const next = query.get('next') ?? query.get('redirectTo') ?? paths.photos
  return /^\/(?![/\\])[^\p{Cc}]*$/u.test(next) ? next : paths.photos
}

/** An app asked for this sign-in (“Sign in with Hearth”), in a query that the server signed. */
export function isForApp(query: URLSearchParams): boolean {
  return query.has('client_id') && query.has('sig')
}
