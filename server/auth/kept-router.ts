import { runWithAdapter } from '@better-auth/core/context'
import type { AuthContext, BetterAuthOptions, BetterAuthPlugin } from 'better-auth'
import { router } from 'better-auth/api'
import { LRUCache } from 'lru-cache'

type Handler = (request: Request) => Promise<Response>

/**
 * Better Auth's handler makes a router for each request, with a schema for every route, and that costs
 * as much as all the rest of a sign-in beside the hash. What it makes depends on the host and on whom
 * Hearth trusts, which the home network changes, so it is made once for each: the first request goes the
 * usual way, and `plugin` remembers the context Better Auth resolved for it.
 * @param lan the address on the home network; null: there is none now
 */
export function createKeptRouter(lan: () => string | null = () => null) {
  const contexts = new LRUCache<string, AuthContext>({ max: hostsAtMost })
  const handlers = new LRUCache<string, Handler>({ max: hostsAtMost })
  return {
    plugin: {
      id: 'hearth-kept-router',
      onRequest: async (request, context) => void contexts.set(placeOf(request), context),
    } satisfies BetterAuthPlugin,
    /** The same answers as `auth.handler`. */
    handlerOf:
      (auth: { handler: Handler; options: BetterAuthOptions }): Handler =>
      async (request) => {
        const place = placeOf(request)
        const known = handlers.get(place)
        if (known) return known(request)
        const context = contexts.get(place)
        if (!context) return auth.handler(request)
        const { handler } = router(context, auth.options)
        const kept: Handler = async (each) =>
          await runWithAdapter(context.adapter, () => handler(each))
        handlers.set(place, kept)
        return kept(request)
      },
  }

  function placeOf(request: Request): string {
    return `${hostOf(request)} ${lan() ?? ''}`
  }
}

/** The allow-list lets hosts in with any port. */
const hostsAtMost = 8

/** All that Better Auth looks at to find its own address. */
function hostOf({ url, headers }: Request): string {
  return `${headers.get('host') ?? ''} ${new URL(url).host}`
}
