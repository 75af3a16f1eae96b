import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'

/** `until`: ms since 1970, when it goes for good. */
export type FormerWrap = { recoveryWrappedMk: Buffer; recoveryIv: Buffer; until: number }

/**
 * Recovery wraps that were replaced without proof while nothing else opened the vault. Sync; what changes
 * something belongs into a transaction of the store.
 */
export type FormerWraps = {
  /** The oldest first. */
  list(userId: string): FormerWrap[]
  /** Keeps the wrap somebody has now, before another takes its place. @throws RATE_LIMITED for too many */
  keep(userId: string): void
  /** Whoever proved a wrap needs none from before. */
  drop(userId: string): void
  /** @returns how many had waited long enough */
  sweep(): number
}

const keptMs = 30 * 86_400_000
/** One who has only a session must push nothing out, nor fill the disk. */
const most = 20

export function createFormerWraps(sqlite: Database, now: () => number): FormerWraps {
  const statements = prepare(sqlite)
  return {
    list: (userId) => statements.list.all(userId, now()),
    keep(userId) {
      const kept = statements.list.all(userId, now())
      if (kept.length >= most) throw tooMany((kept[0]?.until ?? 0) - now())
      statements.keep.run({ userId, at: now(), until: now() + keptMs })
    },
    drop: (userId) => void statements.drop.run(userId),
    sweep: () => statements.sweep.run(now()).changes,
  }
}

function prepare(sqlite: Database) {
  return {
    list: sqlite.prepare<[string, number], FormerWrap>(
      `SELECT recovery_wrapped_mk AS recoveryWrappedMk, recovery_iv AS recoveryIv, until
        FROM former_recovery_wraps WHERE user_id = ? AND until > ? ORDER BY replaced_at, rowid`,
    ),
    keep: sqlite.prepare<[object]>(
      `INSERT INTO former_recovery_wraps (user_id, recovery_wrapped_mk, recovery_iv, replaced_at, until)
        SELECT user_id, recovery_wrapped_mk, recovery_iv, @at, @until FROM encryption_vaults
        WHERE user_id = @userId ON CONFLICT DO UPDATE SET until = max(until, excluded.until)`,
    ),
    drop: sqlite.prepare<[string]>('DELETE FROM former_recovery_wraps WHERE user_id = ?'),
    sweep: sqlite.prepare<[number]>('DELETE FROM former_recovery_wraps WHERE until <= ?'),
  }
}

function tooMany(ms: number): HearthError {
  return new HearthError(
    'RATE_LIMITED',
    'The recovery code was replaced very often without the old one. Nothing was changed; make the new code with the old one at hand.',
    { retryAfterSec: Math.ceil(ms / 1000) },
  )
}
