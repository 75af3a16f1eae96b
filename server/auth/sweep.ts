import type { Storage } from '../../storage/index.ts'

const day = 86_400_000

/** What has run out and says nothing to anybody any more; each with the time it is kept beyond that. */
const chores = [
  ['DELETE FROM session WHERE expires_at <= ?', 0],
  ['DELETE FROM verification WHERE expires_at <= ?', 0],
  ['DELETE FROM device_code WHERE expires_at <= ?', 0],
  ['DELETE FROM lockout WHERE until <= ?', 0],
  ['DELETE FROM failed_attempt WHERE at <= ?', day],
  ['DELETE FROM oauth_access_token WHERE expires_at <= ?', day],
  ['DELETE FROM oauth_refresh_token WHERE expires_at <= ?', day],
  ['DELETE FROM oauth_client_assertion WHERE expires_at <= ?', 0],
  ['DELETE FROM invite WHERE expires_at <= ?', 30 * day],
  ['DELETE FROM refresh_secret WHERE used_at <= ?', 30 * day],
  // Nobody's: attempts on addresses that have no account.
  ['DELETE FROM security_event WHERE user_id IS NULL AND created_at <= ?', 30 * day],
  // How somebody came is kept as long as they are here.
  [`DELETE FROM security_event WHERE event_type <> 'register' AND created_at <= ?`, 400 * day],
] as const

/** For the housekeeping: takes away what has expired. @returns how many rows went */
export async function sweepAccounts(
  { sqlite, write }: Pick<Storage, 'sqlite' | 'write'>,
  now: number,
): Promise<{ rows: number }> {
  let rows = 0
  for (const [sql, keptMs] of chores)
    rows += await write(() => sqlite.prepare(sql).run(now - keptMs).changes)
  return { rows }
}
