import { createAuthMiddleware } from 'better-auth/api'
import { z } from 'zod'
import type { AuthConfig } from './better-auth.ts'
import type { Addressee } from './letters.ts'
import { createResetTokens } from './reset-tokens.ts'
import { outerOf } from './second-factor/challenge.ts'

const wish = z.object({
  email: z.string().toLowerCase().pipe(z.email().max(254)),
  redirectTo: z.string().optional(),
})

/**
 * Requests for a link that sets a new password, in the place of Better Auth's own: that writes only
 * where somebody has the address. Here both are one commit of the same pages.
 */
export function forgotten(config: AuthConfig) {
  const { storage, letters, events, pages, newId } = config
  const tokens = createResetTokens({ ...config, sqlite: storage.sqlite })
  const personAt = storage.sqlite.prepare<[string], Addressee>(
    'SELECT id, name, email FROM user WHERE email = ?',
  )
  const handler = createAuthMiddleware(async (ctx) => {
    const asked = wish.safeParse(ctx.body)
    // Better Auth has checked where the link leads, and says what else is wrong.
    if (!asked.success) return
    const { email, redirectTo } = asked.data
    const outer = outerOf(ctx)
    await storage.write(() => {
      const person = personAt.get(email)
      const { token, expiresAt } = tokens.issue(person?.id ?? newId())
      if (!person) tokens.forget(token)
      const page = redirectTo
        ? `/api/auth/reset-password/${token}?callbackURL=${encodeURIComponent(redirectTo)}`
        : `/reset-password?token=${token}`
      const url = pages.at(outer, page)
      letters.wished(
        { kind: 'reset', address: email, person, url, token, expiresAt },
        outer.headers,
      )
      const eventType = 'password_reset_requested'
      events.record({ userId: person?.id ?? null, eventType, outer })
    })
    return { status: true, message: sent }
  })
  const matcher = ({ path }: { path?: string }) => path === '/request-password-reset'
  return { id: 'hearth-forgotten', hooks: { before: [{ matcher, handler }] } }
}

const sent = 'If this email exists in our system, check your email for the reset link'
