import { AsyncLocalStorage } from 'node:async_hooks'
import { APIError } from 'better-auth/api'
import type { Database } from 'better-sqlite3'

export type Invited = { email: string | null; role: 'admin' | 'user' }

type Config = {
  sqlite: Database
  signup: 'open' | 'invite' | 'closed'
  /** 0 is unlimited */
  maxDaily: number
  now: () => number
}

/**
 * Who may become a person of this house. Better Auth asks before each new account, whichever route
 * made it; an invitation is known only to the request that redeems it.
 */
export function createAdmission({ sqlite, signup, maxDaily, now }: Config) {
  const redeeming = new AsyncLocalStorage<Invited>()
  const countSince = sqlite.prepare('SELECT count(*) FROM user WHERE created_at >= ?').pluck()
  const today = () => countSince.get(midnight(now())) as number
  const status = () => ({
    registrationOpen: signup === 'open' && (maxDaily === 0 || today() < maxDaily),
    spotsRemaining: maxDaily === 0 ? null : Math.max(0, maxDaily - today()),
    totalToday: today(),
    limit: maxDaily,
    resetsAt: new Date(midnight(now()) + 86_400_000).toISOString(),
  })
  return {
    status,
    /** Runs a sign-up that an invitation allows. */
    withInvitation: <T>(invited: Invited, work: () => Promise<T>) => redeeming.run(invited, work),
    /** Better Auth's `user.create.before`. */
    async admit<U extends { email: string }>(user: U, path: string | undefined) {
      if (path?.startsWith('/admin/')) return
      const invited = redeeming.getStore()
      if (!invited && signup !== 'open') throw refused(signup)
      if (!invited && status().spotsRemaining === 0) throw limitReached()
      if (!invited) return
      const verified = invited.email === user.email
      return { data: { ...user, role: invited.role, ...(verified ? { emailVerified: true } : {}) } }
    },
  }
}

export type Admission = ReturnType<typeof createAdmission>

function refused(signup: 'invite' | 'closed'): APIError {
  if (signup === 'closed') return limitReached()
  return new APIError('FORBIDDEN', {
    code: 'INVITATION_REQUIRED',
    message: 'An invitation is needed to join this household.',
  })
}

function limitReached(): APIError {
  return new APIError('TOO_MANY_REQUESTS', {
    code: 'SIGNUP_LIMIT_REACHED',
    message: 'New accounts are closed at the moment.',
  })
}

/** The last midnight, UTC. */
function midnight(now: number): number {
  return now - (now % 86_400_000)
}
