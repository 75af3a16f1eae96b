import { z } from 'zod'
import { HearthError, type Storage } from '../../../storage/index.ts'
import { count, iso, maybeIso, maybeTime, time, wholeNumber } from '../answers.ts'
import { createDirectory } from './directory.ts'

export const peopleQuery = z.object({
  page: wholeNumber(1, 1_000_000, 1),
  limit: wholeNumber(1, 100, 20),
  search: z.string().max(200).default(''),
})

const person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  image: z.string().nullable().describe('their picture: an address, or data'),
  role: z.string(),
  createdAt: time,
  lastActiveAt: maybeTime,
  accessTier: z.string(),
  disabled: z.boolean(),
})

export const peopleAnswer = z.object({
  users: z.array(person),
  total: count,
  page: z.int(),
  limit: z.int(),
})

export const tiers = ['guest', 'public', 'beta', 'alpha', 'founder'] as const
export const tierChange = z.object({ tier: z.enum(tiers) })
export const tierAnswer = z.object({ id: z.string(), email: z.string(), accessTier: z.string() })

export type Tier = z.output<typeof tierAnswer>

/** Whose accounts there are, for admins. */
export function createPeople({ storage, now }: { storage: Storage; now: () => number }) {
  const find = createDirectory(storage)
  // `lastActiveAt` is looked up for the page alone.
  const rows = storage.sqlite.prepare<[string], Row>(
    `SELECT u.id, u.email, u.name, u.image, coalesce(u.role, 'user') AS role, u.created_at AS createdAt,
      u.access_tier AS accessTier, u.banned IS 1 AS disabled, coalesce(
        (SELECT max(coalesce(a.at, s.updated_at)) FROM session s
          LEFT JOIN session_activity a ON a.session_id = s.id WHERE s.user_id = u.id),
        (SELECT created_at FROM security_event WHERE user_id = u.id
          AND event_type = 'login_success' ORDER BY created_at DESC LIMIT 1)) AS lastActiveAt
      FROM json_each(?) j JOIN user u ON u.id = j.value ORDER BY j.key`,
  )
  const tierOf = storage.sqlite.prepare<[string], Tier>(
    'SELECT id, email, access_tier AS accessTier FROM user WHERE id = ?',
  )
  const setTier = storage.sqlite.prepare(
    'UPDATE user SET access_tier = ?, updated_at = ? WHERE id = ?',
  )

  function findTier(id: string): Tier {
    const row = tierOf.get(id)
    if (row === undefined) throw new HearthError('NOT_FOUND', 'There is no such person.')
    return row
  }

  return {
    list({ page, limit, search }: z.output<typeof peopleQuery>) {
      const { ids, total } = find({ search, offset: (page - 1) * limit, limit })
      return { users: rows.all(JSON.stringify(ids)).map(toPerson), total, page, limit }
    },
    /** @throws NOT_FOUND */
    findTier,
    /** Sync: for a transaction. @throws NOT_FOUND */
    changeTier(id: string, tier: Tier['accessTier']): Tier {
      findTier(id)
      setTier.run(tier, now(), id)
      return findTier(id)
    },
  }
}

type Row = Omit<z.output<typeof person>, 'createdAt' | 'lastActiveAt' | 'disabled'> & {
  createdAt: number
  lastActiveAt: number | null
  disabled: number
}

function toPerson({ createdAt, lastActiveAt, disabled, ...same }: Row): z.output<typeof person> {
  return {
    ...same,
    createdAt: iso(createdAt),
    lastActiveAt: maybeIso(lastActiveAt),
    disabled: disabled === 1,
  }
}
