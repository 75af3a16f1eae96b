import type { Database } from 'better-sqlite3'
import { HearthError, type ErrorCode } from '../../../storage/index.ts'

export type Rule = {
  /** The first part of its buckets' names. */
  name: string
  /** So many failures within `windowMs` lock for `lockMs`. */
  failures: number
  windowMs: number
  lockMs: number
  code: Extract<ErrorCode, 'ACCOUNT_LOCKED' | 'RATE_LIMITED'>
  message: string
}

type Deps = {
  sqlite: Database
  /** One transaction that has to be on disk before the answer. */
  write: <T>(work: () => T) => Promise<T>
  now: () => number
}

/**
 * Counts failures by subject and locks out who has too many. Subjects are tried one at a time: five
 * guesses sent at once are five guesses, not one. A locked attempt reaches nothing and extends
 * nothing; where the counter cannot be read or written nobody gets in, and nobody is blamed.
 */
export function createCounter(rule: Rule, { sqlite, write, now }: Deps) {
  const statements = prepare(sqlite)
  const turns = new Map<string, Promise<unknown>>()
  const bucketOf = (subject: string) => `${rule.name}:${subject}`

  function check(subject: string): void {
    const until = statements.until.get(bucketOf(subject)) as number | undefined
    if (until === undefined || until <= now()) return
    throw new HearthError(rule.code, rule.message, { retryAfterSec: (until - now()) / 1000 })
  }

  /** Synchronous, for a transaction that writes more than this. */
  function fail(subject: string): void {
    const bucket = bucketOf(subject)
    statements.forget.run(bucket, now() - rule.windowMs)
    statements.fail.run(bucket, now())
    if ((statements.count.get(bucket) as number) < rule.failures) return
    statements.lock.run(bucket, now() + rule.lockMs)
    statements.clearFailures.run(bucket)
  }

  function clear(subject: string): void {
    statements.clearFailures.run(bucketOf(subject))
    statements.unlock.run(bucketOf(subject))
  }

  /** Runs `attempt` when it is this subject's turn and it is not locked out. */
  async function inTurn<T>(subject: string, attempt: () => Promise<T>): Promise<T> {
    const before = turns.get(subject) ?? Promise.resolve()
    const mine = before.then(
      () => checked(subject, attempt),
      () => checked(subject, attempt),
    )
    turns.set(subject, mine)
    try {
      return await mine
    } finally {
      if (turns.get(subject) === mine) turns.delete(subject)
    }
  }

  function checked<T>(subject: string, attempt: () => Promise<T>): Promise<T> {
    check(subject)
    return attempt()
  }

  return {
    check,
    fail,
    clear,
    inTurn,
    failNow: (subject: string) => write(() => fail(subject)),
    clearNow: (subject: string) => write(() => clear(subject)),
  }
}

export type Counter = ReturnType<typeof createCounter>

function prepare(sqlite: Database) {
  return {
    until: sqlite.prepare('SELECT until FROM lockout WHERE bucket = ?').pluck(),
    fail: sqlite.prepare('INSERT INTO failed_attempt (bucket, at) VALUES (?, ?)'),
    forget: sqlite.prepare('DELETE FROM failed_attempt WHERE bucket = ? AND at <= ?'),
    count: sqlite.prepare('SELECT count(*) FROM failed_attempt WHERE bucket = ?').pluck(),
    clearFailures: sqlite.prepare('DELETE FROM failed_attempt WHERE bucket = ?'),
    lock: sqlite.prepare(
      'INSERT INTO lockout (bucket, until) VALUES (?, ?) ON CONFLICT DO UPDATE SET until = excluded.until',
    ),
    unlock: sqlite.prepare('DELETE FROM lockout WHERE bucket = ?'),
  }
}
