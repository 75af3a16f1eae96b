/**
 * Where the window may go. The page in it is our own, but shows what people upload: whatever it asks
 * for is looked at as if a stranger had asked.
 */
export type Way = 'stay' | 'outside' | 'refuse'

/** For navigation and new windows. `origin`: the one our page has; null: there is none yet. */
export function decideWay(address: string, origin: string | null): Way {
  const url = URL.parse(address)
  if (url === null) return 'refuse'
  if (origin !== null && url.origin === origin && !hasCredentials(url)) return 'stay'
  return mayOpenOutside(address) ? 'outside' : 'refuse'
}

/**
 * Whether the system's own program may be given this: only what a browser or a mail program opens.
 * Everything else (file:, smb:, ms-msdt:, javascript: …) can start programs with what it carries.
 */
export function mayOpenOutside(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || address.length > 2000 || hasCredentials(url)) return false
  if (url.protocol === 'https:') return true
  // Headers of a letter could be given as well, an attachment among them.
  if (url.protocol === 'mailto:')
    return url.search === '' && /^[^\s,;?]+@[^\s,;?]+$/.test(url.pathname)
  return false
}

/** A name before an @ makes an address look like another one. */
function hasCredentials({ username, password }: URL): boolean {
  return username !== '' || password !== ''
}

/** What our own page may ask the system for; everything else, and everybody else, gets nothing. */
const permissions = new Set(['clipboard-sanitized-write', 'fullscreen', 'persistent-storage'])

export function mayUse(permission: string, asking: string, origin: string | null): boolean {
  return origin !== null && URL.parse(asking)?.origin === origin && permissions.has(permission)
}

/** Who sent a message from a page. */
export type Sender = { address: string; mainFrame: boolean }

/** Only the main frame of our own page may ask the shell for anything. [Note: exact origin] */
export function isOurPage(sender: Sender | null, origin: string | null): boolean {
  if (sender === null || !sender.mainFrame || origin === null) return false
  return URL.parse(sender.address)?.origin === origin
}

/** Only the page that the shell itself put into its own window, as it was put there. */
export function isOurNotice(sender: Sender | null, shown: string): boolean {
  return sender !== null && sender.mainFrame && shown !== '' && sender.address === shown
}

/** Where on this machine a server of ours can be. */
export function isLoopback(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'http:' || url.href !== `${url.origin}/`) return false
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}

/** A household address on the LAN: a `.local` name, HTTPS, nothing behind it. */
export function isHouseholdAddress(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:' || url.href !== `${url.origin}/`) return false
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.local$/.test(url.hostname)
}
