import { HearthError } from '../../error.ts'
import type { GuardianTools } from './index.ts'

/** Times are ms since 1970. */
export type RecoveryRequest = {
  id: string
  /** Of the device that asks, 65 bytes. */
  publicKey: Buffer
  createdAt: number
  expiresAt: number
  /** `sealedShare` null: that guardian refused. */
  answers: { guardianId: string; sealedShare: Buffer | null }[]
}

export type NewRequest = { id: string; publicKey: Buffer; expiresAt: number }

/** An owner's requests to their circle; with the circle they are gone. */
export type OwnRequests = {
  /** The one that is open; of one that has expired no answers are shown. */
  find(): RecoveryRequest | null
  /** How many were made after `since`, whatever became of them. */
  countSince(since: number): number
  /** When the oldest of those was made. */
  firstSince(since: number): number | null
  /** In the place of an open one. @throws INTERNAL where there is no circle */
  create(request: NewRequest): void
  /** @returns whether one was open */
  withdraw(): boolean
}

export function createRequests(tools: GuardianTools): (ownerId: string) => OwnRequests {
  const statements = prepare(tools)
  const { now, step } = tools
  return (ownerId) => ({
    find() {
      const request = statements.find.get(ownerId)
      if (request === undefined) return null
      const live = request.expiresAt > now()
      return { ...request, answers: live ? statements.answers.all(request.id) : [] }
    },
    countSince: (since) => statements.since.get(ownerId, since)?.count ?? 0,
    firstSince: (since) => statements.since.get(ownerId, since)?.first ?? null,
    create(request) {
      step('request:replace')
      statements.end.run('replaced', ownerId)
      step('request:create')
      const { changes } = statements.create.run({ ...request, at: now(), ownerId })
      if (changes !== 1) throw new HearthError('INTERNAL', 'There is no circle to ask.')
    },
    withdraw() {
      step('request:withdraw')
      return statements.end.run('withdrawn', ownerId).changes > 0
    },
  })
}

function prepare({ sqlite }: GuardianTools) {
  const own = 'circle_id = (SELECT id FROM guardian_circles WHERE owner_id = ?)'
  return {
    find: sqlite.prepare<[string], Omit<RecoveryRequest, 'answers'>>(
      `SELECT id, public_key AS publicKey, created_at AS createdAt, expires_at AS expiresAt
        FROM guardian_requests WHERE ${own} AND state = 'open'`,
    ),
    answers: sqlite.prepare<[string], RecoveryRequest['answers'][number]>(
      `SELECT guardian_id AS guardianId, sealed_share AS sealedShare
        FROM guardian_answers WHERE request_id = ? ORDER BY guardian_id`,
    ),
    since: sqlite.prepare<[string, number], { count: number; first: number | null }>(
      `SELECT count(*) AS count, min(created_at) AS first
        FROM guardian_requests WHERE ${own} AND created_at > ?`,
    ),
    end: sqlite.prepare<[string, string]>(
      `UPDATE guardian_requests SET state = ? WHERE ${own} AND state = 'open'`,
    ),
    create: sqlite.prepare<[object]>(
      `INSERT INTO guardian_requests (id, circle_id, public_key, created_at, expires_at)
        SELECT @id, id, @publicKey, @at, @expiresAt FROM guardian_circles WHERE owner_id = @ownerId`,
    ),
  }
}
