import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HearthError } from '../storage/index.ts'

export type Listener = {
  port: number
  /** Hands requests to `listener` from now on; before that they are told to wait. */
  serve(listener: RequestListener): void
  /** Stops taking requests at once, lets those under way end, cuts what is left after `graceMs`. May be called twice. */
  close(graceMs: number): Promise<void>
}

/**
 * Opens one port on this machine alone, for IPv4 and, where there is one, IPv6: browsers try both for `localhost`.
 * @param port 0 takes any free one
 * @param watch is given each server that was opened
 * @throws CONFLICT for a port somebody has, FORBIDDEN for one the system keeps: which, who has it if that is known, and the variable
 */
export async function listen(
  variable: string,
  port: number,
  watch: (server: Server) => void = () => {},
): Promise<Listener> {
  let handler: RequestListener = (_, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end('Hearth is starting.')
  }
  const serve: RequestListener = (request, response) => handler(request, response)
  const v4 = await open(serve, variable, port, '127.0.0.1')
  const own = (v4.address() as AddressInfo).port
  const v6 = await openIpv6(serve, variable, own, port === 0).catch(async (error: unknown) => {
    v4.close()
    throw error
  })
  const servers = v6 ? [v4, v6] : [v4]
  servers.forEach(watch)
  let closing: Promise<unknown> | undefined
  return {
    port: own,
    serve: (listener) => void (handler = listener),
    close: async (graceMs) => {
      closing ??= Promise.all(servers.map((server) => closeServer(server, graceMs)))
      await closing
    },
  }
}

async function openIpv6(serve: RequestListener, variable: string, port: number, optional: boolean) {
  return open(serve, variable, port, '::1').catch((error: unknown) => {
    if (!(error instanceof HearthError) || optional) return null
    throw error
  })
}

async function open(
  serve: RequestListener,
  variable: string,
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer(
    {
      headersTimeout: 30_000,
      requestTimeout: 0,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 32_768,
      // A film comes in fewer, larger pieces: a fifth less work for it than with Node's 64 KiB.
      highWaterMark: 256 * 1024,
    },
    serve,
  )
  // Uploads from slow phones may take hours; what is cut is silence. [Note: idle, not total]
  server.timeout = 120_000
  return bind(server, { variable, port, host, ipv6Only: host === '::1' })
}

/** `variable`: which setting it is; null: nobody asked for that port, so nobody is told what is the matter. */
export type Place = { variable: string | null; port: number; host: string; ipv6Only?: boolean }

/**
 * Opens a server at that port.
 * @throws HearthError as `listen`; what the system says where there is no variable
 */
export async function bind<S extends Server>(
  server: S,
  { variable, port, host, ipv6Only = false }: Place,
): Promise<S> {
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve)
    server.listen({ port, host, ipv6Only }, () => resolve(null))
  })
  if (failure === null) return server
  if (variable === null) throw failure
  if (failure.code === 'EADDRINUSE')
    throw new HearthError('CONFLICT', await inUse(variable, port), { field: variable })
  if (failure.code === 'EACCES')
    throw new HearthError(
      'FORBIDDEN',
      `Port ${port} may not be used on this machine. Set ${variable} to another port.`,
      { field: variable },
    )
  throw failure
}

async function inUse(variable: string, port: number): Promise<string> {
  const answer = await fetch(`http://localhost:${port}/health`, {
    signal: AbortSignal.timeout(1000),
  })
    .then(async (response) => (await response.json()) as { service?: unknown })
    .catch(() => null)
  const ours =
    typeof answer?.service === 'string' && /^(hearth|mana-(auth|media))$/.test(answer.service)
  const who = ours
    ? `another Hearth (it answers as "${String(answer?.service)}")`
    : 'another program'
  return `Port ${port} is in use by ${who}. Stop it, or set ${variable} to another port.`
}

/** Stops taking connections, lets what is under way end, cuts the rest after `graceMs`. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  // An answer that ends while we are closing leaves its connection open for the next one.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await ended
  clearInterval(sweep)
  clearTimeout(cut)
}
