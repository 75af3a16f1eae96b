import { AsyncLocalStorage } from 'node:async_hooks'
import type { Storage } from '../../storage/index.ts'
import type { Outer } from './handler-door.ts'
import type { Letters } from './letters.ts'
import type { Limits } from './limits/index.ts'
import type { LooseEnds } from './loose-ends.ts'
import type { SecurityEvents, SecurityEventType } from './security-events.ts'
import type { Sessions } from './sessions.ts'

type Deps = {
  storage: Storage
  sessions: Sessions
  events: SecurityEvents
  limits: Limits
  looseEnds: LooseEnds
  letters: Pick<Letters, 'spendOf'>
}

type Change = {
  userId: string
  /** The one session that goes on; null for none. */
  keepId: string | null
  eventType: Extract<SecurityEventType, 'password_changed' | 'password_reset'>
  outer: Outer
  /** Who did it, where it was not the person. */
  by?: 'admin'
}

/**
 * What a new password means, whoever set it by whichever route: every other session ends, links
 * and codes under way are void, and every device is asked for the second factor again.
 *
 * Better Auth checks and hashes it, but would commit it before anything of that, and a power cut in
 * between would leave a thief signed in. So at the moment it is about to write, all is written in one
 * transaction, the hash included; its own statement then repeats what stands there.
 */
export function createPasswordChanged(deps: Deps) {
  const { storage, sessions, events, limits, looseEnds, letters } = deps
  const emailOf = storage.sqlite.prepare('SELECT email FROM user WHERE id = ?').pluck()
  const setHash = storage.sqlite.prepare(
    `UPDATE account SET password = ? WHERE user_id = ? AND provider_id = 'credential'`,
  )
  const underWay = new AsyncLocalStorage<{ change: Change; ended: string[] | null }>()

  /** Synchronous. */
  function change({ userId, keepId, eventType, outer, by }: Change): string[] {
    const email = emailOf.get(userId) as string | undefined
    if (email === undefined) return []
    limits.forgive(email)
    events.record({ userId, eventType, outer, ...(by ? { metadata: { by } } : {}) })
    looseEnds.cut({ userId, email })
    letters.spendOf(['reset', 'magic-link', 'email-change'], { userId, email })
    return sessions.removeOthers(userId, keepId)
  }

  return {
    /** Runs what asks Better Auth for a new password. */
    async during<T>(wish: Change, attempt: () => Promise<T>): Promise<T> {
      const state = { change: wish, ended: null as string[] | null }
      try {
        return await underWay.run(state, attempt)
      } finally {
        for (const id of state.ended ?? []) sessions.ended(id)
      }
    },
    /** Better Auth is about to write this to an account: its hook before it does. */
    async beforeWrite({ password }: { password?: unknown }): Promise<void> {
      const state = underWay.getStore()
      if (!state || typeof password !== 'string') return
      state.ended = await storage.write(() => {
        setHash.run(password, state.change.userId)
        return change(state.change)
      })
    },
  }
}

export type PasswordChanged = ReturnType<typeof createPasswordChanged>
