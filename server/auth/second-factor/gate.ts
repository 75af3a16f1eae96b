import { createAuthMiddleware, isAPIError } from 'better-auth/api'
import type { AuthConfig } from '../better-auth.ts'
import { outerOf, type HookContext } from './challenge.ts'
import { setCookieValue } from './set-cookie.ts'
import { createTrustedDevices } from './trusted-devices.ts'

/**
 * Ways in that prove one thing only. A passkey proves two, since it has checked the person; a device
 * code is approved by a session that came through here.
 */
const gated = new Set(['/sign-in/email', '/magic-link/verify'])

type Hook = { matcher: (context: never) => boolean; handler: unknown }

/** Better Auth's gate behind every way in, and what is to be told and written of it. */
export function gateHooks<H extends Hook>(config: AuthConfig, gates: readonly H[]) {
  const { storage, events } = config
  const devices = createTrustedDevices(config)
  const matcher = ({ path }: { path?: string }) => gated.has(path ?? '')
  const challenged = storage.sqlite
    .prepare<[string], string>('SELECT value FROM verification WHERE identifier = ?')
    .pluck()

  const record = createAuthMiddleware(async (ctx) => {
    if (isHeldUp(ctx.context.returned)) {
      const userId = challenged.get(setCookieValue(ctx, 'two_factor') ?? '') ?? null
      const outer = outerOf(ctx)
      await storage.write(() =>
        events.record({ userId, eventType: 'login_second_factor_due', outer }),
      )
      const page = pageFor(ctx)
      if (page !== null) throw ctx.redirect(config.pages.at(outer, page))
      return
    }
    if (!isAPIError(ctx.context.returned) || ctx.context.newSession) await devices.renewed(ctx)
  })
  return [...gates.map((gate) => ({ ...gate, matcher })), { matcher, handler: record }]
}

function isHeldUp(returned: unknown): boolean {
  return (Object(returned) as { twoFactorRedirect?: unknown }).twoFactorRedirect === true
}

/** A link in a letter is opened by a browser, which has to see a page; what fetches reads the answer. */
function pageFor(ctx: HookContext): string | null {
  const { callbackURL } = Object(ctx.query) as { callbackURL?: unknown }
  if (ctx.path !== '/magic-link/verify' || typeof callbackURL !== 'string') return null
  const query = new URLSearchParams({ step: 'second-factor', redirectTo: callbackURL })
  return `/sign-in?${query.toString()}`
}
