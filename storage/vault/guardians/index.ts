import type { Database } from 'better-sqlite3'
import { HearthError } from '../../error.ts'
import { createCircles, type OwnCircle } from './circle.ts'
import { createGuardianKeys, type OwnGuardianKey } from './guardian-key.ts'
import { createGuardianships, type Guardianships } from './guardianship.ts'
import { createRequests, type OwnRequests } from './request.ts'
import { createStandings, type Standing } from './standing.ts'

/**
 * What one person has to do with guardians, as an owner and as a guardian: every statement is bound to
 * the id this was made for. All are sync; what changes something belongs into a transaction of the store.
 */
export type PersonGuardians = {
  readonly userId: string
  key: OwnGuardianKey
  circle: OwnCircle
  /** Of the circle above. */
  requests: OwnRequests
  /** What this person holds for others. */
  held: Guardianships
}

export type Guardians = {
  /** @throws INTERNAL for an empty id */
  of(userId: string): PersonGuardians
  /** Whether somebody can be a guardian; the one thing that is told of another person's vault. */
  standingOf(userId: string): Standing
  /** Drops what requests that have expired left behind. Belongs into a transaction. @returns how many rows */
  sweep(): number
}

export type GuardianTools = { sqlite: Database; now: () => number; step: (name: string) => void }

/** Requests stay for so long after they expired, ms: a guardian who comes late is told why. */
const keptMs = 7 * 86_400_000

export function createGuardians(tools: GuardianTools): Guardians {
  const { sqlite, now } = tools
  const keys = createGuardianKeys(tools)
  const circles = createCircles(tools)
  const requests = createRequests(tools)
  const guardianships = createGuardianships(tools)
  const dropAnswers = sqlite.prepare<[number]>(
    `DELETE FROM guardian_answers WHERE request_id IN
      (SELECT id FROM guardian_requests WHERE expires_at <= ?)`,
  )
  const dropRequests = sqlite.prepare<[number]>(
    'DELETE FROM guardian_requests WHERE expires_at <= ?',
  )
  return {
    of(userId) {
      if (typeof userId !== 'string' || userId === '')
        throw new HearthError('INTERNAL', 'A circle belongs to somebody.')
      return {
        userId,
        key: keys(userId),
        circle: circles(userId),
        requests: requests(userId),
        held: guardianships(userId),
      }
    },
    standingOf: createStandings(tools),
    sweep: () => dropAnswers.run(now()).changes + dropRequests.run(now() - keptMs).changes,
  }
}
