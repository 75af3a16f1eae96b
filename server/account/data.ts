import { z } from 'zod'
import { HearthError, type Storage } from '../../storage/index.ts'
import { count, iso, maybeIso, maybeTime, time } from './answers.ts'
import { createProjects, project } from './projects.ts'

export const personData = z.object({
  user: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.string(),
    createdAt: time,
    emailVerified: z.boolean(),
  }),
  auth: z.object({
    sessionsCount: count,
    accountsCount: count,
    has2FA: z.boolean(),
    passkeysCount: count,
    lastLoginAt: maybeTime,
  }),
  credits: z
    .object({ balance: count, totalEarned: count, totalSpent: count, transactionsCount: count })
    .describe('The storage allowance in bytes; without a quota, what is free on the disk.'),
  projects: z.array(project),
  totals: z.object({ totalEntities: count, projectsWithData: count }),
})

export type PersonData = z.output<typeof personData>

type Deps = {
  storage: Pick<Storage, 'sqlite' | 'media' | 'folder'>
  /** Bytes a person; 0 is unlimited. */
  quota: () => number
  now: () => number
}

/** What the house holds of a person: counts and sizes, none of it the content. */
export function createData({ storage, quota, now }: Deps) {
  const find = storage.sqlite.prepare<[{ id: string; now: number }], Row>(
    `SELECT id, email, name, coalesce(role, 'user') AS role, created_at AS createdAt,
      email_verified AS emailVerified, coalesce(two_factor_enabled, 0) AS has2FA,
      (SELECT count(*) FROM session WHERE user_id = @id AND expires_at > @now) AS sessionsCount,
      (SELECT count(*) FROM account WHERE user_id = @id) AS accountsCount,
      (SELECT count(*) FROM passkey WHERE user_id = @id) AS passkeysCount,
      (SELECT max(at) FROM (
        SELECT max(created_at) AS at FROM session WHERE user_id = @id
        UNION ALL SELECT max(created_at) FROM security_event
          WHERE user_id = @id AND event_type = 'login_success')) AS lastLoginAt
      FROM user WHERE id = @id`,
  )
  const projectsOf = createProjects(storage)

  /** @throws NOT_FOUND */
  return async function data(userId: string): Promise<PersonData> {
    const row = find.get({ id: userId, now: now() })
    if (row === undefined) throw new HearthError('NOT_FOUND', 'There is no such person.')
    const { id, email, name, role, sessionsCount, accountsCount, passkeysCount } = row
    const projects = projectsOf(userId)
    return {
      user: {
        id,
        email,
        name,
        role,
        createdAt: iso(row.createdAt),
        emailVerified: row.emailVerified === 1,
      },
      auth: {
        sessionsCount,
        accountsCount,
        has2FA: row.has2FA === 1,
        passkeysCount,
        lastLoginAt: maybeIso(row.lastLoginAt),
      },
      credits: await credits(userId),
      projects,
      totals: {
        totalEntities: projects.reduce((sum, { totalCount }) => sum + totalCount, 0),
        projectsWithData: projects.filter(({ totalCount }) => totalCount > 0).length,
      },
    }
  }

  async function credits(userId: string): Promise<PersonData['credits']> {
    const { totalCount, totalSize } = storage.media.stats(userId)
    const share = quota()
    const balance =
      share > 0 ? Math.max(0, share - totalSize) : Math.floor(await storage.folder.freeBytes())
    const totalEarned = share > 0 ? share : totalSize + balance
    return { balance, totalEarned, totalSpent: totalSize, transactionsCount: totalCount }
  }
}

export type FindData = ReturnType<typeof createData>

type Row = {
  id: string
  email: string
  name: string
  role: string
  createdAt: number
  emailVerified: number
  has2FA: number
  sessionsCount: number
  accountsCount: number
  passkeysCount: number
  lastLoginAt: number | null
}
