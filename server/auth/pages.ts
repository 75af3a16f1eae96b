import type { MiddlewareHandler } from 'hono'
import type { SchemeOf } from '../guard/scheme.ts'
import { failure } from './failure/classify.ts'
import type { Outer } from './handler-door.ts'
import { fieldIn, outerOf, type NativeEnv } from './native/asked.ts'

type Deps = {
  schemeOf: SchemeOf
  /** Origins on loopback; the ports alone matter. */
  household: string
  auth: string
  /** The household address on the home network; null: there is none now. */
  lan?: (() => string | null) | undefined
  trustedOrigins: readonly string[]
  /** The configured public addresses. */
  addresses: readonly (string | undefined)[]
}

/** Where links may lead, and where our own pages are. */
export function createPages(deps: Deps) {
  const { schemeOf, household, auth, lan = () => null, trustedOrigins, addresses } = deps
  const configured = addresses.flatMap((url) => (url ? [new URL(url).origin] : []))
  const known = new Set([...trustedOrigins, ...configured])
  const trusted = (origin: string) => known.has(origin) || origin === lan()
  const port = { household: new URL(household).port, auth: new URL(auth).port }

  /** The auth half has no pages: they are beside it, under the same name. */
  function beside(url: URL): URL {
    if (url.port === port.auth) url.port = port.household
    return url
  }
  /**
   * The address that was asked, as far as it is ours: anybody can write a port into a Host header, and
   * the link would lead to whatever listens there.
   */
  const originOf = ({ url, headers }: Outer) => {
    const host = headers.get('host') ?? new URL(url).host
    const origin = `${schemeOf(host, url.startsWith('https:'))}://${host}`
    const { port: asked, protocol } = new URL(origin)
    const home = lan()
    const secure = protocol === 'https:' && home !== null && asked === new URL(home).port
    const ours = asked === port.household || asked === port.auth || secure || trusted(origin)
    return ours ? origin : household
  }

  const at = (outer: Outer, path: string) => beside(new URL(path, originOf(outer))).href

  const mayLead = (outer: Outer, link: string) =>
    link.startsWith('/') ? staysHere(link) : isOwnAddress(link, originOf(outer), trusted)

  /** Refuses links that lead elsewhere, in query and body, before Better Auth sees them. */
  const ownWaysOnly: MiddlewareHandler<NativeEnv> = async (c, next) => {
    for (const field of ways) {
      const inBody = c.req.raw.body ? await fieldIn(c, field) : null
      const links = [...(c.req.queries(field) ?? []), ...(inBody === null ? [] : [inBody])]
      if (links.some((link) => link !== '' && !mayLead(outerOf(c), link))) throw elsewhere(field)
    }
    await next()
  }

  return {
    ownWaysOnly,
    /** The address of a page as whoever asks would reach it. */
    at,
    /** The same as somebody else would reach it: `localhost` is another place on every device. */
    forOthers(outer: Outer, path: string): string {
      const own = at(outer, path)
      const home = lan()
      return home && isThisMachine(new URL(own).hostname) ? new URL(path, home).href : own
    },

    /**
     * A link of Better Auth's, as it goes into a letter. One that ends on a page of another app stays;
     * a reset without such a page goes to ours at once.
     */
    forLetter(link: string): string {
      const url = new URL(link)
      const back = url.searchParams.get('callbackURL') ?? ''
      if (back !== '' && !back.startsWith('/')) return link
      const token = /\/reset-password\/([^/]+)$/.exec(url.pathname)?.[1]
      if (token === undefined || back !== '') return beside(url).href
      return beside(new URL(`/reset-password?token=${token}`, url)).href
    },

    /**
     * Where to go afterwards, as a client wishes it: a path of ours or an address of a known origin.
     * @throws VALIDATION naming `field`
     */
    checked(outer: Outer, link: string | undefined, field: string): string | undefined {
      if (link === undefined || link === '') return undefined
      if (isOwnPath(link) || isOwnAddress(link, originOf(outer), trusted)) return link
      throw elsewhere(field)
    },
  }
}

function isThisMachine(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function elsewhere(field: string) {
  return failure('VALIDATION', 'This address is not one that Hearth may send people to.', { field })
}

export type Pages = ReturnType<typeof createPages>

/**
 * `//evil` and `/\evil` are other hosts to a browser, which also drops control characters and reads
 * encoded slashes as it likes.
 */
function isOwnPath(link: string): boolean {
  if (!/^\/(?![/\\])[!-~]*$/.test(link) || link.includes('\\')) return false
  return !/%(2f|5c)/i.test(link.split(/[?#]/)[0] ?? '') && staysHere(link)
}

/** Dots are resolved first: what is left of `/..//evil` is `//evil`, which is another host when it is sent on. */
function staysHere(path: string): boolean {
  const url = URL.parse(path, nowhere)
  return url?.origin === nowhere && !/^\/[/\\]/.test(url.pathname)
}

const nowhere = 'http://nowhere.invalid'
const ways = ['callbackURL', 'redirectTo', 'errorCallbackURL', 'newUserCallbackURL']

/** Written out in full: `https:evil` would be read as an address as well. */
function isOwnAddress(link: string, own: string, trusted: (origin: string) => boolean): boolean {
  if (!/^https?:\/\/[!-~]+$/i.test(link) || link.includes('\\')) return false
  const url = URL.parse(link)
  if (!url || url.username !== '' || url.password !== '') return false
  return url.origin === own || trusted(url.origin)
}
