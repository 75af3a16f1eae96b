import { z } from 'zod'
import { HearthError, type Storage } from '../../../storage/index.ts'
import { iso, time } from '../answers.ts'

const lockout = z.object({
  bucket: z.string().describe('Names it for DELETE.'),
  kind: z.string().describe('What was tried: password, second-factor, passkey …'),
  subject: z.string().describe('The e-mail address where that was tried.'),
  address: z.string().nullable().describe('The network it was tried from.'),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  until: time,
})

export const lockoutsAnswer = z.object({ lockouts: z.array(lockout) })
export const unlockedAnswer = z.object({ success: z.literal(true), unlocked: z.int() })

type Lockout = z.output<typeof lockout>
type Owner = { id: string; name: string }

/** Who is locked out after too many tries, and letting them in again. Sync. */
export function createLockouts({
  storage: { sqlite },
  now,
}: {
  storage: Pick<Storage, 'sqlite'>
  now: () => number
}) {
  const locked = sqlite.prepare<[number], { bucket: string; until: number }>(
    'SELECT bucket, until FROM lockout WHERE until > ? ORDER BY until DESC LIMIT 1000',
  )
  const lockedCodes = sqlite.prepare<[number], Owner & { until: number }>(
    `SELECT u.id, u.name, t.locked_until AS until FROM two_factor t JOIN user u ON u.id = t.user_id
      WHERE t.locked_until > ?`,
  )
  const owners = [
    'SELECT id, name FROM user WHERE email = lower(?)',
    'SELECT id, name FROM user WHERE id = ?',
    `SELECT u.id, u.name FROM passkey p JOIN user u ON u.id = p.user_id WHERE p.credential_id = ?`,
  ].map((sql) => sqlite.prepare<[string], Owner>(sql))
  const buckets = sqlite
    .prepare<[{ id: string }], string>(
      `SELECT bucket FROM (SELECT bucket FROM lockout UNION SELECT bucket FROM failed_attempt)
      WHERE instr(bucket || '|', ':' || (SELECT email FROM user WHERE id = @id) || '|') > 0
        OR bucket LIKE '%:' || @id
        OR bucket IN (SELECT 'passkey:' || credential_id FROM passkey WHERE user_id = @id)`,
    )
    .pluck()
  const drop = sqlite.prepare<[string]>('DELETE FROM lockout WHERE bucket = ?')
  const dropTries = sqlite.prepare<[string]>('DELETE FROM failed_attempt WHERE bucket = ?')
  const openCodes = sqlite.prepare<[string]>(
    `UPDATE two_factor SET failed_verification_count = 0, locked_until = NULL
      WHERE user_id = ? AND locked_until IS NOT NULL`,
  )

  return {
    list: (): Lockout[] => [
      ...locked.all(now()).map(({ bucket, until }) => ofBucket(bucket, until)),
      ...lockedCodes.all(now()).map(ofCodes),
    ],
    /** Whose it was, where that is known. @throws NOT_FOUND */
    unlock(bucket: string): string | null {
      const { userId } = ofBucket(bucket, 0)
      const codes =
        bucket.startsWith('code:') && userId !== null ? openCodes.run(userId).changes : 0
      if (drop.run(bucket).changes + codes === 0)
        throw new HearthError('NOT_FOUND', 'Nobody is locked out there any more.')
      dropTries.run(bucket)
      return userId
    },
    /** Everything of one person; answers how many locks that were. */
    unlockPerson(userId: string): number {
      let unlocked = openCodes.run(userId).changes
      for (const bucket of buckets.all({ id: userId })) {
        unlocked += drop.run(bucket).changes
        dropTries.run(bucket)
      }
      return unlocked
    },
  }

  /** `kind:subject|address`; the address is absent where it does not matter. */
  function ofBucket(bucket: string, until: number): Lockout {
    const [, kind = bucket, rest = ''] = /^([^:]*):(.*)$/s.exec(bucket) ?? []
    const bar = rest.lastIndexOf('|')
    const subject = bar < 0 ? rest : rest.slice(0, bar)
    const owner = owners.map((find) => find.get(subject)).find((found) => found !== undefined)
    return {
      bucket,
      kind,
      subject,
      address: bar < 0 ? null : rest.slice(bar + 1),
      userId: owner?.id ?? null,
      userName: owner?.name ?? null,
      until: iso(until),
    }
  }
}

/** Better Auth locks codes by itself, too. */
function ofCodes({ id, name, until }: Owner & { until: number }): Lockout {
  return {
    bucket: `code:${id}`,
    kind: 'code',
    subject: id,
    address: null,
    userId: id,
    userName: name,
    until: iso(until),
  }
}
