import { runWithAdapter } from '@better-auth/core/context'
import type { AuthContext, BetterAuthOptions, BetterAuthPlugin } from 'better-auth'
import { router } from 'better-auth/api'
import { LRUCache } from 'lru-cache'

type Handler = (request: Request) => Promise<Response>

/**
 * Better Auth's handler makes a router for each request, with a schema for every route, and that costs
 * as much as all the rest of a sign-in beside the hash. What it makes depends on the host alone, so it
 * is made once for each: the first request of a host goes the usual way, and `plugin` remembers the
 * context Better Auth resolved for it.
 */
export function createKeptRouter() {
  const contexts = new LRUCache<string, AuthContext>({ max: hostsAtMost })
  const handlers = new LRUCache<string, Handler>({ max: hostsAtMost })
  return {
    plugin: {
      id: 'hearth-kept-router',
      onRequest: async (request, context) => void contexts.set(hostOf(request), context),
    } satisfies BetterAuthPlugin,
    /** The same answers as `auth.handler`. */
    handlerOf:
      (auth: { handler: Handler; options: BetterAuthOptions }): Handler =>
      async (request) => {
        const host = hostOf(request)
        const known = handlers.get(host)
        if (known) return known(request)
        const context = contexts.get(host)
        if (!context) return auth.handler(request)
        const { handler } = router(context, auth.options)
        const kept: Handler = async (each) =>
          await runWithAdapter(context.adapter, () => handler(each))
        handlers.set(host, kept)
        return kept(request)
      },
  }
}

/** The allow-list lets hosts in with any port. */
const hostsAtMost = 8

/** All that Better Auth looks at to find its own address. */
function hostOf({ url, headers }: Request): string {
  return `${headers.get('host') ?? ''} ${new URL(url).host}`
}
