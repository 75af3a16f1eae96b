import { HearthError, type Storage } from '../../storage/index.ts'
import type { Outer } from './handler-door.ts'
import { passwordSubject, type Limits } from './limits/index.ts'
import type { SecurityEvents } from './security-events.ts'
import { peerOf } from './sign-in.ts'

type Deps = { storage: Storage; limits: Limits; events: SecurityEvents }

/**
 * Where somebody who is signed in is asked for their password once more: whoever found the device
 * unlocked must not guess there any faster than at the door.
 */
export function createOwnPassword({ storage, limits, events }: Deps) {
  const emailOf = storage.sqlite.prepare('SELECT email FROM user WHERE id = ?').pluck()
  /**
   * Runs what asks for the password, if this person is not locked out.
   * @throws what `attempt` throws; only INVALID_CREDENTIALS counts
   */
  return async <T>(outer: Outer, userId: string, attempt: () => Promise<T>): Promise<T> => {
    const subject = passwordSubject(String(emailOf.get(userId)), peerOf(outer))
    const counted = async (error: unknown): Promise<never> => {
      if (error instanceof HearthError && error.code === 'INVALID_CREDENTIALS')
        await storage.write(() => {
          limits.password.fail(subject)
          const metadata = { method: 'password', signedIn: true }
          events.record({ userId, eventType: 'login_failure', outer, metadata })
        })
      throw error
    }
    return limits.password.inTurn(subject, () => attempt().catch(counted))
  }
}

export type OwnPassword = ReturnType<typeof createOwnPassword>
