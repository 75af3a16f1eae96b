import { getSessionFromCtx, type createAuthMiddleware } from 'better-auth/api'
import type { AuthConfig } from '../better-auth.ts'

/** What hooks of Better Auth are given. */
export type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/** Whose code is asked for. */
export type Challenge = {
  userId: string
  /** false: they have a session, and confirm their app or show that it is they. */
  signingIn: boolean
  /** Whether their app has been confirmed before. */
  enrolled: boolean
  secret: string
  backupCodes: string
}

type Row = { secret: string; backup_codes: string; verified: number | null }

/** Finds whom a code belongs to, once a request. */
export function createChallenges({ storage }: AuthConfig) {
  const known = new WeakMap<Request, Challenge>()
  const rowOf = storage.sqlite.prepare<[string], Row>(
    'SELECT secret, backup_codes, verified FROM two_factor WHERE user_id = ?',
  )
  return {
    async find(ctx: HookContext): Promise<Challenge | null> {
      const session = await getSessionFromCtx(ctx)
      const userId = session?.user.id ?? (await challengedPerson(ctx))
      const row = userId === null ? undefined : rowOf.get(userId)
      if (userId === null || !row) return null
      const challenge = {
        userId,
        signingIn: session === null,
        enrolled: row.verified !== 0,
        secret: row.secret,
        backupCodes: row.backup_codes,
      }
      if (ctx.request) known.set(ctx.request, challenge)
      return challenge
    },
    /** As it was before the code was looked at. */
    recall: (ctx: HookContext): Challenge | null =>
      (ctx.request ? known.get(ctx.request) : undefined) ?? null,
  }
}

export type Challenges = ReturnType<typeof createChallenges>

/** The person in the cookie that a first factor left. */
async function challengedPerson(ctx: HookContext): Promise<string | null> {
  const { name } = ctx.context.createAuthCookie('two_factor')
  const identifier = await ctx.getSignedCookie(name, ctx.context.secret)
  if (!identifier) return null
  const found = await ctx.context.internalAdapter.findVerificationValue(identifier)
  return found && found.expiresAt > new Date() ? found.value : null
}

/** Of the request that a hook belongs to, for what is written down. */
export function outerOf(ctx: HookContext) {
  return { url: ctx.request?.url ?? '', headers: ctx.headers ?? new Headers() }
}
