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
 */
export function createPasswordChanged(deps: Deps) {
  const { storage, sessions, events, limits, looseEnds, letters } = deps
  const emailOf = storage.sqlite.prepare('SELECT email FROM user WHERE id = ?').pluck()
  return async ({ userId, keepId, eventType, outer, by }: Change): Promise<void> => {
    const ended = await storage.write(() => {
      const email = emailOf.get(userId) as string | undefined
      if (email === undefined) return []
      limits.forgive(email)
      events.record({ userId, eventType, outer, ...(by ? { metadata: { by } } : {}) })
      looseEnds.cut({ userId, email })
      letters.spendOf(['reset', 'magic-link', 'email-change'], { userId, email })
      return sessions.removeOthers(userId, keepId)
    })
    for (const id of ended) sessions.ended(id)
  }
}

export type PasswordChanged = ReturnType<typeof createPasswordChanged>
