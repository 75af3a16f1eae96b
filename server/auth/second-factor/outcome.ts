import { createAuthMiddleware, isAPIError } from 'better-auth/api'
import type { AuthConfig } from '../better-auth.ts'
import { createSessions } from '../sessions.ts'
import { outerOf, type Challenge, type Challenges, type HookContext } from './challenge.ts'
import { backupPath, methodOf, totpPath, wrongCode } from './judge.ts'
import { setCookieValue } from './set-cookie.ts'
import { createTrustedDevices } from './trusted-devices.ts'

/** What a right code means: written down in one transaction. */
export function outcomeHooks(config: AuthConfig, challenges: Challenges) {
  const { storage, events, limits } = config
  const devices = createTrustedDevices(config)
  const sessions = createSessions({ ...config, onEnd: config.onSessionEnd })
  const dropCodes = storage.sqlite.prepare(
    `DELETE FROM device_code WHERE user_id = ? AND status = 'approved'`,
  )

  /**
   * Whoever came in before there was a second factor showed one thing only: those sessions end, and
   * so do the codes they approved. [Note: no way around]
   */
  function enrolled(ctx: HookContext, { userId }: Challenge): string[] {
    events.record({ userId, eventType: 'second_factor_enabled', outer: outerOf(ctx) })
    dropCodes.run(userId)
    const token = setCookieValue(ctx, 'session_token')
    const kept = token === null ? null : sessions.findByToken(token)
    return sessions.removeOthers(userId, kept?.id ?? null)
  }

  function signedIn(ctx: HookContext, { userId }: Challenge): void {
    const outer = outerOf(ctx)
    const metadata = { method: methodOf(ctx.path) }
    events.record({ userId, eventType: 'second_factor_success', outer, metadata })
    if (devices.trusted(ctx, userId)) events.record({ userId, eventType: 'device_trusted', outer })
  }

  return [
    {
      matcher: ({ path }: { path?: string }) => path === totpPath || path === backupPath,
      handler: createAuthMiddleware(async (ctx) => {
        const { returned } = ctx.context
        // Two requests brought the same backup code at once; the other one was first.
        if (isAPIError(returned) && returned.statusCode === 409) throw wrongCode()
        const challenge = challenges.recall(ctx)
        if (isAPIError(returned) || !challenge) return
        const ended = await storage.write(() => {
          limits.secondFactor.clear(challenge.userId)
          if (challenge.signingIn) signedIn(ctx, challenge)
          return !challenge.enrolled && ctx.path === totpPath ? enrolled(ctx, challenge) : []
        })
        for (const id of ended) sessions.ended(id)
      }),
    },
  ]
}
