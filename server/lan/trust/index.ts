import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { fileURLToPath } from 'node:url'
import { hostName } from '../../guard/hosts.ts'
import { inUrl } from '../addresses.ts'
import { trustHtml } from './html.ts'
import { trustProfile } from './profile.ts'
import { languageFor, type System } from './words/index.ts'

export type TrustPageDeps = {
  /** `hearth.local` */
  host: string
  /** All that this machine is called, in the form of `hostName`. */
  hosts: Set<string>
  addresses: () => string[]
  securePort: number
  authority: { der: Buffer; fingerprint: string }
  now: () => number
}

type Answer = { type: string; body: string | Buffer; name?: string }

/**
 * All there is over plain HTTP on the home network: the page that makes a phone ready, what it loads, and
 * the authority to install. None of it is secret, and no route of the API is behind it.
 */
export function createTrustPage(deps: TrustPageDeps): RequestListener {
  const { host, hosts, addresses, authority, now } = deps
  const securePort = deps.securePort === 443 ? '' : `:${deps.securePort}`
  const fixed: Record<string, Answer> = {
    '/trust.css': { type: 'text/css; charset=utf-8', body: besides('trust.css') },
    '/trust.js': { type: 'text/javascript; charset=utf-8', body: besides('trust.js') },
    '/hearth.crt': { type: 'application/x-x509-ca-cert', body: authority.der, name: 'hearth.crt' },
    '/hearth.mobileconfig': {
      type: 'application/x-apple-aspen-config',
      body: trustProfile(authority.der, host),
      name: 'hearth.mobileconfig',
    },
  }

  function page(
    { headers }: IncomingMessage,
    url: URL,
    called: string,
  ): Answer & { policy: string } {
    const bare = isIP(called.replace(/^\[|\]$/g, '')) !== 0
    const address = bare ? called : inUrl(addresses()[0] ?? '127.0.0.1')
    const body = trustHtml({
      language: languageFor(url.searchParams.get('lang'), headers['accept-language']),
      system: systemOf(headers['user-agent'] ?? ''),
      host,
      address,
      securePort,
      fingerprint: authority.fingerprint,
    })
    // A policy has no way to write an IPv6 address.
    const numbered = address.startsWith('[') ? 'https:' : `https://${address}${securePort}`
    const reach = `http://${host}:* https://${host}${securePort} ${numbered}`
    return { type: 'text/html; charset=utf-8', body, policy: policy(reach) }
  }

  return (incoming, outgoing) => {
    const called = hostName(incoming.headers.host)
    if (called === null || !hosts.has(called)) return end(outgoing, 421)
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return end(outgoing, 405)
    const url = URL.parse(incoming.url ?? '', 'http://hearth.invalid')
    if (!url || !incoming.url?.startsWith('/')) return end(outgoing, 400)
    if (answerProbe(incoming, outgoing, { hosts, now })) return
    const known = fixed[url.pathname]
    if (known) return send(outgoing, known)
    if (url.pathname === '/') {
      const { policy, ...answer } = page(incoming, url, called)
      outgoing.setHeader('Content-Security-Policy', policy)
      return send(outgoing, answer)
    }
    if (/^\/(api|\.well-known)(\/|$)/.test(url.pathname)) return end(outgoing, 404)
    // What somebody typed or an old bookmark: the way in begins here.
    outgoing.setHeader('Location', '/')
    end(outgoing, 302)
  }
}

/**
 * `GET /lan/probe`: that a browser got this far, and what the house thinks the time is. The trust page may
 * read it from its own, plain address, and no other page may.
 * @returns whether this was the question
 */
export function answerProbe(
  { url, method, headers }: IncomingMessage,
  outgoing: ServerResponse,
  { hosts, now }: { hosts: Set<string>; now: () => number },
): boolean {
  if (url !== '/lan/probe' || (method !== 'GET' && method !== 'HEAD')) return false
  const called = hostName(headers.host)
  if (called === null || !hosts.has(called)) return false
  const origin = URL.parse(headers.origin ?? '')
  const ours = origin?.protocol === 'http:' && hosts.has(origin.hostname)
  outgoing.setHeader('Vary', 'Origin')
  if (ours) outgoing.setHeader('Access-Control-Allow-Origin', origin.origin)
  send(outgoing, { type: 'application/json', body: JSON.stringify({ hearth: true, now: now() }) })
  return true
}

function send(outgoing: ServerResponse, { type, body, name }: Answer): void {
  outgoing.setHeader('Content-Type', type)
  if (name) outgoing.setHeader('Content-Disposition', `attachment; filename="${name}"`)
  end(outgoing, 200, body)
}

function end(outgoing: ServerResponse, status: number, body: string | Buffer = ''): void {
  outgoing.statusCode = status
  outgoing.setHeader('Cache-Control', 'no-store')
  outgoing.setHeader('X-Content-Type-Options', 'nosniff')
  outgoing.setHeader('Referrer-Policy', 'no-referrer')
  outgoing.setHeader('Content-Length', Buffer.byteLength(body))
  outgoing.end(body)
}

function policy(reach: string): string {
  return `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ${reach}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

function systemOf(agent: string): System {
  if (/iphone|ipad|ipod/i.test(agent)) return 'ios'
  if (/android/i.test(agent)) return 'android'
  if (/windows/i.test(agent)) return 'windows'
  if (/mac os x|macintosh/i.test(agent)) return 'macos'
  return /linux|cros/i.test(agent) ? 'linux' : 'ios'
}

/** Beside this file, or in `trust/` beside the bundle. */
function besides(name: string): string {
  const folder = import.meta.url.endsWith('.ts') ? './' : './trust/'
  return readFileSync(fileURLToPath(new URL(`${folder}${name}`, import.meta.url)), 'utf8')
}
