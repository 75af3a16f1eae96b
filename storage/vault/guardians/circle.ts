import type { GuardianTools } from './index.ts'

export type LostShare = 'declined' | 'zero-knowledge-off' | 'key-replaced'

/** `createdAt` in ms since 1970. */
export type Circle = {
  id: string
  threshold: number
  /** How many were named; fewer are listed where some have left the household. */
  named: number
  createdAt: number
  guardians: { guardianId: string; lost: LostShare | null }[]
}

export type NewCircle = {
  /** A uuid nobody used before: it is bound into the shares. */
  id: string
  threshold: number
  /** 12 bytes, of the recovery wrap whose code was split. */
  recoveryIv: Buffer
  /** 126 bytes each. */
  shares: { guardianId: string; sealedShare: Buffer }[]
}

export type OwnCircle = {
  find(): Circle | null
  /** Whether any circle, of whoever, has this id. */
  isTaken(id: string): boolean
  /** In the place of the one before, whose shares and requests go with it. */
  replace(circle: NewCircle): void
  /** @returns whether there was one */
  remove(): boolean
}

export function createCircles(tools: GuardianTools): (ownerId: string) => OwnCircle {
  const statements = prepare(tools)
  const { now, step } = tools
  return (ownerId) => ({
    find() {
      const circle = statements.find.get(ownerId)
      if (circle === undefined) return null
      return { ...circle, guardians: statements.guardians.all(circle.id) }
    },
    isTaken: (id) => statements.taken.get(id) !== undefined,
    replace({ id, threshold, recoveryIv, shares }) {
      step('circle:remove')
      statements.remove.run(ownerId)
      step('circle:add')
      statements.add.run({ id, threshold, recoveryIv, named: shares.length, at: now(), ownerId })
      for (const { guardianId, sealedShare } of shares) {
        step('circle:share')
        statements.share.run(id, guardianId, sealedShare)
      }
    },
    remove() {
      step('circle:remove')
      return statements.remove.run(ownerId).changes > 0
    },
  })
}

function prepare({ sqlite }: GuardianTools) {
  return {
    find: sqlite.prepare<[string], Omit<Circle, 'guardians'>>(
      `SELECT id, threshold, named, created_at AS createdAt
        FROM guardian_circles WHERE owner_id = ?`,
    ),
    guardians: sqlite.prepare<[string], Circle['guardians'][number]>(
      `SELECT guardian_id AS guardianId, lost FROM guardian_shares WHERE circle_id = ? ORDER BY guardian_id`,
    ),
    taken: sqlite.prepare<[string]>('SELECT 1 FROM guardian_circles WHERE id = ?'),
    remove: sqlite.prepare<[string]>('DELETE FROM guardian_circles WHERE owner_id = ?'),
    add: sqlite.prepare<[object]>(
      `INSERT INTO guardian_circles (id, owner_id, threshold, named, recovery_iv, created_at)
        VALUES (@id, @ownerId, @threshold, @named, @recoveryIv, @at)`,
    ),
    share: sqlite.prepare<[string, string, Buffer]>(
      'INSERT INTO guardian_shares (circle_id, guardian_id, sealed_share) VALUES (?, ?, ?)',
    ),
  }
}
