import { paths } from '../pages/paths.ts'

/** The addresses below `/admin`. */
export const places = {
  people: `${paths.admin}/people`,
  copies: `${paths.admin}/copies`,
  person: (id: string) => `${paths.admin}/people/${encodeURIComponent(id)}`,
  /** A page of the list; what is usual is left out. */
  peoplePage({ search, page }: { search: string; page: number }): string {
    const query = new URLSearchParams()
    if (search !== '') query.set('search', search)
    if (page > 1) query.set('page', String(page))
    return query.size > 0 ? `${places.people}?${query}` : places.people
  },
}

/** Which part of the admin pages an address means, and whose page in it. */
export function placeIn(path: string): { part: string; person: string | null } {
  const [part = '', person = ''] = path.slice(paths.admin.length + 1).split('/')
  return { part, person: part === 'people' && person !== '' ? decoded(person) : null }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Nobody but this very computer can open it. */
export function isNearOnly(url: string): boolean {
  const { hostname = '' } = URL.parse(url) ?? {}
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/**
 * Where a device begins that is new in the house: the page that makes it ready, which then goes on
 * to `url`. The part behind `#` never travels, as that page is not encrypted.
 * @returns null where that page is not served, or leads elsewhere
 */
export function beginningOf(
  url: string,
  { origin, trustPage }: { origin: string | null; trustPage: string | null },
): string | null {
  const to = URL.parse(url)
  if (to === null || trustPage === null || to.origin !== origin) return null
  return `${trustPage}/#${to.pathname}${to.search}`
}

/** One address a line; empty lines do not count. */
export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** As the server judges an address people are sent back to: https, or http on the same device. */
export function isReturnAddress(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || text.includes('#')) return false
  return isNearOnly(text) ? url.protocol === 'http:' : url.protocol === 'https:'
}

/** Plain http to another machine: the sign-in could be read on its way, so the server refuses it. */
export function isPlainAcrossHome(text: string): boolean {
  return URL.parse(text)?.protocol === 'http:' && !isNearOnly(text)
}
