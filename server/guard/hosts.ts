import type { MiddlewareHandler } from 'hono'

/**
 * The host names this appliance answers to. Anything else is refused before any route runs:
 * a page on another site may point its own name at us (DNS rebinding), but cannot forge `Host`.
 * [Note: host allow-list]
 */
export function createHostList(names: {
  name: string
  addresses: (string | undefined)[]
}): Set<string> {
  const own = ['localhost', '127.0.0.1', '[::1]', `${names.name}.local`]
  const configured = names.addresses.flatMap((url) => (url ? [new URL(url).hostname] : []))
  return new Set([...own, ...configured])
}

/** The host name of a `Host` header without its port, lower case; null where there is none. */
export function hostName(header: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(header ?? '')
  return match?.[1]?.toLowerCase() ?? null
}

/** 421 for every host but ours. */
export function allowHosts(hosts: Set<string>): MiddlewareHandler {
  return async (c, next) => {
    const host = hostName(c.req.header('host'))
    if (host && hosts.has(host)) return next()
    return c.json(
      { error: 'FORBIDDEN', message: 'Hearth does not answer to this address.', status: 421 },
      421,
    )
  }
}
