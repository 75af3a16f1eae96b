import type { Storage } from '../../storage/index.ts'

type Deps = { storage: Pick<Storage, 'sqlite'> }

type Row = { userId: string; name: string; image: string | null; canSignIn: 0 | 1 }

/** Who lives together: what members of a family's space see of each other anyway. */
export function createHousemates({ storage }: Deps) {
  const mates = storage.sqlite.prepare<[string, string], Row>(
    `SELECT u.id AS userId, u.name, u.image, u.banned IS NOT 1 AS canSignIn FROM user u
      WHERE u.id <> ? AND EXISTS (SELECT 1 FROM member theirs
        JOIN member mine ON mine.organization_id = theirs.organization_id AND mine.user_id = ?
        JOIN organization o ON o.id = mine.organization_id AND o.metadata ->> 'type' = 'family'
        WHERE theirs.user_id = u.id)
      ORDER BY u.name, u.id`,
  )
  return {
    matesOf: (userId: string) =>
      mates
        .all(userId, userId)
        .map(({ canSignIn, ...mate }) => ({ ...mate, canSignIn: canSignIn === 1 })),
  }
}
