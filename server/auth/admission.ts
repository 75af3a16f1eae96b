import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { APIError } from 'better-auth/api'
import type { Database } from 'better-sqlite3'
import pLimit from 'p-limit'
import { failure } from './failure/classify.ts'

export type Invited = { id: string; email: string | null; role: 'admin' | 'user' }

/** What is known of the sign-up under way. */
export type Joining = {
  invited: Invited | null
  /** Set before the person's row is there. */
  userId: string | null
}

type Config = {
  sqlite: Database
  signup: () => 'open' | 'invite' | 'closed'
  /** 0 is unlimited */
  maxDaily: () => number
  setupNeeded: () => boolean
  /** Takes back what a sign-up that failed has left. */
  undo: (userId: string) => void
  now: () => number
  /** Better Auth takes no uuid of version 7. */
  newPersonId?: () => string
}

/**
 * Who may become a person of this house. Sign-ups go one at a time, whichever route they take: so the
 * day's last place, an address and an invitation are each taken once.
 */
export function createAdmission({
  sqlite,
  signup,
  maxDaily,
  setupNeeded,
  undo,
  now,
  newPersonId = randomUUID,
}: Config) {
  const joining = new AsyncLocalStorage<Joining>()
  const oneAtATime = pLimit(1)
  const countSince = sqlite.prepare('SELECT count(*) FROM user WHERE created_at >= ?').pluck()
  const today = () => countSince.get(midnight(now())) as number
  const isFull = () => maxDaily() > 0 && today() >= maxDaily()

  /** @throws HearthError for who may not */
  function check(invited: Invited | null): void {
    if (setupNeeded()) throw failure('FORBIDDEN', 'Set Hearth up first, then people can join.')
    const rule = signup()
    if (rule === 'closed') throw failure('SIGNUP_LIMIT_REACHED')
    if (invited) return
    if (rule === 'invite')
      throw failure('FORBIDDEN', 'An invitation is needed to join this household.')
    if (isFull())
      throw failure(
        'SIGNUP_LIMIT_REACHED',
        'All places of today are taken. Please come back tomorrow.',
      )
  }

  /** Undoes what is there where `work` does not succeed: Better Auth makes a person in several steps. */
  async function attempt(
    invited: Invited | null,
    work: () => Promise<Response>,
  ): Promise<Response> {
    const sign: Joining = { invited, userId: null }
    const answer = await joining.run(sign, work).catch((error: unknown) => {
      if (sign.userId) undo(sign.userId)
      throw error
    })
    if (!answer.ok && sign.userId) undo(sign.userId)
    return answer
  }

  return {
    status: () => ({
      registrationOpen: signup() === 'open' && !isFull(),
      spotsRemaining: maxDaily() === 0 ? null : Math.max(0, maxDaily() - today()),
      totalToday: today(),
      limit: maxDaily(),
      resetsAt: new Date(midnight(now()) + 86_400_000).toISOString(),
    }),
    /**
     * Runs a sign-up of `email` when it is its turn. `find` says who was invited, and throws for a bad
     * code. @throws VALIDATION where the invitation was written for another address
     */
    join: (find: () => Invited | null, work: () => Promise<Response>, email?: string) =>
      oneAtATime(async () => {
        if (signup() === 'closed') check(null)
        const invited = find()
        check(invited)
        refuseOther(invited, email)
        return attempt(invited, work)
      }),
    /** The sign-up this person comes by; null: an admin made the account. */
    current: () => joining.getStore() ?? null,
    /** Better Auth's `user.create.before`: nobody comes by another way. */
    async admit<U extends { email: string }>(user: U, path: string | undefined) {
      if (path?.startsWith('/admin/')) return
      const sign = joining.getStore()
      if (!sign) throw new APIError('FORBIDDEN', { code: 'INVITATION_REQUIRED' })
      const { invited } = sign
      const id = (sign.userId = newPersonId())
      if (!invited) return { data: { ...user, id } }
      const verified = invited.email === user.email
      return {
        data: { ...user, id, role: invited.role, ...(verified ? { emailVerified: true } : {}) },
      }
    },
  }
}

export type Admission = ReturnType<typeof createAdmission>

/** An invitation in the wrong hands lets nobody in: it was written for one address. */
function refuseOther(invited: Invited | null, email: string | undefined): void {
  if (!invited?.email || invited.email === email) return
  throw failure(
    'VALIDATION',
    'This invitation is for another e-mail address. Please use the address it was sent to, or ask for a new invitation.',
    { field: 'email' },
  )
}

/** The last midnight, UTC. */
function midnight(now: number): number {
  return now - (now % 86_400_000)
}
