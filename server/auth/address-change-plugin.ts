import { createAuthMiddleware } from 'better-auth/api'
import { deleteSessionCookie } from 'better-auth/cookies'
import { decodeJwt } from 'jose'
import { createAddressChanges } from './address-changes.ts'
import type { AuthConfig } from './better-auth.ts'

/** Asks, before Better Auth follows a link to another address, whether that link still counts. */
export function addressChanges(config: AuthConfig) {
  const { storage, letters } = config
  const changes = createAddressChanges({ ...config, sqlite: storage.sqlite })
  const emailOf = storage.sqlite
    .prepare<[string], string>('SELECT email FROM user WHERE id = ?')
    .pluck()
  const matcher = ({ path }: { path?: string }) => path === '/verify-email'

  const refuseVoid = createAuthMiddleware(async ({ query }) => {
    const token = tokenIn(query)
    if (token === null || newAddressIn(token) === null || changes.personOf(token) !== null) return
    // Better Auth refuses it in its own way: with a page, where one was asked for.
    return { context: { query: { ...query, token: 'void' } } }
  })

  /** A link is for once: the others of this person were for the address that is no more. */
  const tidy = createAuthMiddleware(async ({ query }) => {
    const token = tokenIn(query)
    const userId = token && changes.personOf(token)
    if (!token || !userId || emailOf.get(userId) !== newAddressIn(token)) return
    await storage.write(() => {
      changes.forget(userId)
      letters.spendOf(['email-change'], { userId, email: '' })
    })
  })

  /** A letter proves an address. Better Auth signs in whoever opens it; that would pass the gate by. */
  const signInNobody = createAuthMiddleware(async (ctx) => {
    const { newSession, session: brought } = ctx.context
    if (!newSession || newSession.session.token === brought?.session.token) return
    await ctx.context.internalAdapter.deleteSession(newSession.session.token)
    ctx.context.setNewSession(null)
    deleteSessionCookie(ctx)
  })

  return {
    id: 'hearth-address-changes',
    hooks: {
      before: [{ matcher, handler: refuseVoid }],
      after: [
        { matcher, handler: tidy },
        { matcher, handler: signInNobody },
      ],
    },
  }
}

function tokenIn(query: unknown): string | null {
  const { token } = Object(query) as { token?: unknown }
  return typeof token === 'string' ? token : null
}

/** Not yet believed: Better Auth checks the signature. null: this link changes no address. */
function newAddressIn(token: string): string | null {
  try {
    const address = decodeJwt(token)['updateTo']
    return typeof address === 'string' ? address : null
  } catch {
    return null
  }
}
