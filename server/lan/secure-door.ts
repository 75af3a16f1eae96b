import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { bind, closeServer, type Listener } from '../listen.ts'
import type { Pair } from './certificate.ts'
import { crowdLimits, limitCrowd, type CrowdLimits } from './crowd.ts'

export type DoorLimits = CrowdLimits & {
  /** ms for the handshake, and for the headers of a request */
  handshake: number
  headers: number
  /** ms of silence after which a connection is cut */
  idle: number
}

export const doorLimits: DoorLimits = {
  ...crowdLimits,
  handshake: 10_000,
  headers: 15_000,
  idle: 120_000,
}

export type SecureDoor = Listener & {
  /** Whoever connects from now on sees this certificate; connections that are open stay. */
  show(pair: Pair): void
}

export type DoorOptions = {
  limits?: DoorLimits | undefined
  /** Hears of the server that was opened. */
  watch?: ((server: Server) => void) | undefined
  /** As in `Place`. */
  variable?: string | null
}

/**
 * The household address for the home network: HTTPS on every interface, TLS 1.2 and later.
 * @throws as `bind`
 */
export async function openSecureDoor(
  port: number,
  pair: Pair,
  { limits = doorLimits, watch = () => {}, variable = 'HEARTH_HTTPS_PORT' }: DoorOptions = {},
): Promise<SecureDoor> {
  let handler: RequestListener = (_, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end('Hearth is starting.')
  }
  const make = () => createDoor(pair, limits, (request, response) => handler(request, response))
  const server = await bind(make(), { variable, port, host: '::' }).catch((error: unknown) => {
    // Machines without IPv6.
    if (!noIpv6.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    return bind(make(), { variable, port, host: '0.0.0.0' })
  })
  watch(server)
  let closing: Promise<void> | undefined
  const end = async (graceMs: number) => {
    const late = setTimeout(server.cut, graceMs)
    await closeServer(server, graceMs)
    clearTimeout(late)
  }
  return {
    port: (server.address() as AddressInfo).port,
    serve: (listener) => void (handler = listener),
    show: (next) => server.setSecureContext(secrets(next)),
    close: (graceMs) => (closing ??= end(graceMs)),
  }
}

const noIpv6 = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL'])

function createDoor(pair: Pair, limits: DoorLimits, listener: RequestListener) {
  const server = createServer(
    {
      ...secrets(pair),
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout: limits.handshake,
      headersTimeout: limits.headers,
      connectionsCheckingInterval: Math.min(5000, limits.headers),
      requestTimeout: 0,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 32_768,
    },
    listener,
  )
  // As on loopback: an upload may take hours, silence may not. [Note: idle, not total]
  server.timeout = limits.idle
  return Object.assign(server, { cut: limitCrowd(server, limits) })
}

function secrets({ key, certificate }: Pair) {
  return { key, cert: certificate, minVersion: 'TLSv1.2' as const, honorCipherOrder: true }
}
