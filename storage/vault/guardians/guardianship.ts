import type { GuardianTools } from './index.ts'

/** Somebody this person holds a share for. Times are ms since 1970. */
export type Guardianship = {
  ownerId: string
  circleId: string
  since: number
  request: OpenRequest | null
}

export type OpenRequest = {
  id: string
  publicKey: Buffer
  createdAt: number
  expiresAt: number
  answered: 'given' | 'refused' | null
}

/** A request to a circle in which this person holds a share. */
export type AskedOfMe = { id: string; circleId: string; ownerId: string; expiresAt: number }

export type Guardianships = {
  list(): Guardianship[]
  /** The share, as it was sealed to this person; null where they hold none for the owner. */
  share(ownerId: string): { circleId: string; sealedShare: Buffer } | null
  /** null: there is no open request of that id this person could answer. It may have expired. */
  findRequest(id: string): AskedOfMe | null
  /** `sealedShare` null refuses. A later answer takes the place of an earlier one. */
  answer(request: AskedOfMe, sealedShare: Buffer | null): void
  /** The share goes, and an answer that was given. @returns whether there was one */
  decline(ownerId: string): boolean
}

type Row = Omit<Guardianship, 'request'> & {
  id: string | null
  publicKey: Buffer
  createdAt: number
  expiresAt: number
  answered: 'given' | 'refused' | null
}

export function createGuardianships(tools: GuardianTools): (guardianId: string) => Guardianships {
  const statements = prepare(tools)
  const { now, step } = tools
  return (guardianId) => ({
    list: () => statements.list.all({ now: now(), guardianId }).map(shown),
    share: (ownerId) => statements.share.get(guardianId, ownerId) ?? null,
    findRequest: (id) => statements.request.get(guardianId, id) ?? null,
    answer({ id, circleId }, sealedShare) {
      step('guardianship:answer')
      statements.answer.run({ id, circleId, sealedShare, at: now(), guardianId })
    },
    decline(ownerId) {
      step('guardianship:decline')
      return statements.decline.run(guardianId, ownerId).changes > 0
    },
  })
}

function shown({ ownerId, circleId, since, id, ...request }: Row): Guardianship {
  return { ownerId, circleId, since, request: id === null ? null : { id, ...request } }
}

function prepare({ sqlite }: GuardianTools) {
  const held = `FROM guardian_shares s JOIN guardian_circles c ON c.id = s.circle_id`
  return {
    list: sqlite.prepare<[{ guardianId: string; now: number }], Row>(
      `SELECT c.owner_id AS ownerId, c.id AS circleId, c.created_at AS since,
        r.id, r.public_key AS publicKey, r.created_at AS createdAt, r.expires_at AS expiresAt,
        CASE WHEN a.request_id IS NULL THEN NULL WHEN a.sealed_share IS NULL THEN 'refused' ELSE 'given' END AS answered
        ${held}
        LEFT JOIN guardian_requests r ON r.circle_id = c.id AND r.state = 'open' AND r.expires_at > @now
        LEFT JOIN guardian_answers a ON a.request_id = r.id AND a.guardian_id = s.guardian_id
        WHERE s.guardian_id = @guardianId AND s.sealed_share IS NOT NULL ORDER BY c.created_at, c.id`,
    ),
    share: sqlite.prepare<[string, string], { circleId: string; sealedShare: Buffer }>(
      `SELECT c.id AS circleId, s.sealed_share AS sealedShare ${held}
        WHERE s.guardian_id = ? AND c.owner_id = ? AND s.sealed_share IS NOT NULL`,
    ),
    request: sqlite.prepare<[string, string], AskedOfMe>(
      `SELECT r.id, c.id AS circleId, c.owner_id AS ownerId, r.expires_at AS expiresAt ${held}
        JOIN guardian_requests r ON r.circle_id = c.id
        WHERE s.guardian_id = ? AND r.id = ? AND r.state = 'open' AND s.sealed_share IS NOT NULL`,
    ),
    answer: sqlite.prepare<[object]>(
      `INSERT INTO guardian_answers (request_id, circle_id, guardian_id, sealed_share, at)
        VALUES (@id, @circleId, @guardianId, @sealedShare, @at)
        ON CONFLICT (request_id, guardian_id) DO UPDATE SET sealed_share = excluded.sealed_share, at = excluded.at`,
    ),
    decline: sqlite.prepare<[string, string]>(
      `UPDATE guardian_shares SET sealed_share = NULL, lost = 'declined'
        WHERE guardian_id = ? AND sealed_share IS NOT NULL
          AND circle_id = (SELECT id FROM guardian_circles WHERE owner_id = ?)`,
    ),
  }
}
