/** What a `hearth://` link may open. Anybody can write such a link, on any page: it only ever opens a page. */
const pages: Record<string, string> = {
  open: '/',
  photos: '/',
  account: '/account',
  admin: '/admin',
  join: '/join',
}

/** @returns the path to open, or null for whatever is not a link of ours */
export function parseLink(link: string): string | null {
  if (link.length > 300) return null
  const url = URL.parse(link)
  if (url === null || url.protocol !== 'hearth:') return null
  if (url.username || url.port || (url.pathname !== '' && url.pathname !== '/')) return null
  const page = Object.hasOwn(pages, url.hostname) ? pages[url.hostname] : undefined
  if (page === undefined) return null
  const code = url.searchParams.get('code')
  if (url.hostname !== 'join' || code === null) return page
  return /^[A-Za-z0-9_-]{4,100}$/.test(code) ? `${page}?code=${code}` : page
}

/** The first link among the words a second start was called with. */
export function findLink(words: readonly string[]): string | null {
  return words.find((word) => parseLink(word) !== null) ?? null
}
