/** The addresses of the app, in one place so that links and the router agree. */
export const paths = {
  photos: '/',
  photo: (id: string) => `/photo/${encodeURIComponent(id)}`,
  setup: '/setup',
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
}

/** The id in `/photo/:id`, or null on every other page. */
export function photoIn(path: string): string | null {
  const match = /^\/photo\/([^/]+)$/.exec(path)
  return match?.[1] === undefined ? null : decodeURIComponent(match[1])
}

/** Where to go after signing in. Only into this app: `//elsewhere` is another site. */
export function nextIn(query: URLSearchParams): string {
  const next = query.get('next') ?? paths.photos
  return /^\/(?![/\\])/.test(next) ? next : paths.photos
}
