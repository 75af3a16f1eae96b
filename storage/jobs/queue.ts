import { EventEmitter } from 'node:events'
import type { Database } from 'better-sqlite3'
import { createClaims } from './claims.ts'
import type { DeadJob, Job, JobCounts, JobQueue, NewJob } from './job.ts'
import { lanes } from './row.ts'

export type JobQueueDeps = {
  sqlite: Database
  now: () => number
  newId: () => string
  writeNow: <T>(op: () => T) => T
  afterCommit: (then: () => void) => void
  /** In the transaction in which a job died, or was opened again by hand. */
  died?: (job: Pick<Job, 'kind' | 'payload'>, reason: string, code: string) => void
  reopened?: (job: Pick<Job, 'kind' | 'payload'>) => void
}

/** Jobs in the database: what was enqueued is done after a crash, by whoever claims it. */
export function createJobQueue(deps: JobQueueDeps): JobQueue & { requeueLeased(): number } {
  const { sqlite, now, newId, writeNow, afterCommit, reopened = () => {} } = deps
  const events = new EventEmitter().setMaxListeners(0)
  const claims = createClaims({ ...deps, wake })
  const openOne = sqlite
    .prepare<[string], string>("SELECT id FROM job WHERE key = ? AND state <> 'dead'")
    .pluck()
  const dropDead = sqlite.prepare<[string]>("DELETE FROM job WHERE key = ? AND state = 'dead'")
  const add = sqlite.prepare<[Record<string, unknown>]>(
    `INSERT INTO job (id, kind, key, payload, lane, state, run_at, created_at)
      VALUES (@id, @kind, @key, @payload, @lane, 'open', @runAt, @now)`,
  )
  const promote = sqlite.prepare<[string]>(
    "UPDATE job SET lane = 0 WHERE key = ? AND state <> 'dead'",
  )
  const cancel = sqlite.prepare<[string]>("DELETE FROM job WHERE key = ? AND state = 'open'")
  const dead = sqlite.prepare<[], DeadJob & { payload: string }>(
    `SELECT id, kind, key, payload, attempts, failure, died_at AS diedAt
      FROM job WHERE state = 'dead' ORDER BY died_at DESC, seq DESC LIMIT 1000`,
  )
  const deadOne = sqlite.prepare<[string], { kind: string; key: string | null; payload: string }>(
    "SELECT kind, key, payload FROM job WHERE id = ? AND state = 'dead'",
  )
  const reopen = sqlite.prepare<[number, string]>(
    `UPDATE job SET state = 'open', attempts = 0, run_at = ?, failure = NULL, died_at = NULL
      WHERE id = ?`,
  )
  const drop = sqlite.prepare<[string]>('DELETE FROM job WHERE id = ?')
  const counts = sqlite.prepare<[], JobCounts>(
    `SELECT (SELECT count(*) FROM job WHERE state = 'open') AS open,
      (SELECT count(*) FROM job WHERE state = 'open' AND lane = 0) AS interactive,
      (SELECT count(*) FROM job WHERE state = 'leased') AS leased,
      (SELECT count(*) FROM job WHERE state = 'dead') AS dead`,
  )
  // As many looks as there are lanes and kinds, each of one row.
  const nextDueOf = sqlite
    .prepare<[string, number], number | null>(
      "SELECT min(run_at) FROM job WHERE state = 'open' AND kind = ? AND lane = ?",
    )
    .pluck()
  const nextLease = sqlite
    .prepare<[], number | null>("SELECT min(lease_until) FROM job WHERE state = 'leased'")
    .pluck()
  const nextDue = sqlite
    .prepare<[], number | null>(
      `SELECT min(at) FROM (SELECT min(run_at) AS at FROM job WHERE state = 'open'
        UNION ALL SELECT min(lease_until) FROM job WHERE state = 'leased')`,
    )
    .pluck()

  return {
    ...claims,
    enqueue: (job) => writeNow(() => enqueue(job)),
    fail: (job, reason, options) => announced(() => claims.fail(job, reason, options)),
    release: (job) => announced(() => claims.release(job)),
    promote: (key) => announced(() => promote.run(key).changes === 1),
    cancel: (key) => writeNow(() => cancel.run(key).changes === 1),
    dead: () => dead.all().map((job) => ({ ...job, payload: JSON.parse(job.payload) as unknown })),
    retry: (id) => announced(() => retry(id)),
    forget: (id) => writeNow(() => deadOne.get(id) !== undefined && drop.run(id).changes === 1),
    counts: () => counts.get() ?? { open: 0, interactive: 0, leased: 0, dead: 0 },
    onWork(listener) {
      const hear = () => listener()
      events.on('work', hear)
      return () => void events.off('work', hear)
    },
    nextRunAt: (kinds) => (kinds ? nextOf(kinds) : (nextDue.get() ?? null)),
  }

  function nextOf(kinds: readonly string[]): number | null {
    const due = kinds.flatMap((kind) => [...lanes.keys()].map((lane) => nextDueOf.get(kind, lane)))
    const times = [...due, nextLease.get()].filter((at) => typeof at === 'number')
    return times.length === 0 ? null : Math.min(...times)
  }

  function enqueue(job: NewJob): string {
    if (job.key !== undefined) {
      const open = openOne.get(job.key)
      if (open !== undefined) {
        if (job.lane === 'interactive') promote.run(job.key)
        wake()
        return open
      }
      // A new try makes the old failure history.
      dropDead.run(job.key)
    }
    const id = newId()
    add.run({
      id,
      kind: job.kind,
      key: job.key ?? null,
      payload: JSON.stringify(job.payload ?? null),
      lane: lanes.indexOf(job.lane ?? 'background'),
      runAt: job.runAt ?? now(),
      now: now(),
    })
    wake()
    return id
  }

  function retry(id: string): boolean {
    const job = deadOne.get(id)
    if (job === undefined) return false
    if (job.key !== null && openOne.get(job.key) !== undefined) drop.run(id)
    else reopen.run(now(), id)
    reopened({ kind: job.kind, payload: JSON.parse(job.payload) })
    return true
  }

  function announced<T>(op: () => T): T {
    return writeNow(() => {
      const answer = op()
      wake()
      return answer
    })
  }

  /** [Note: rows before events] Whoever wakes finds the work. */
  function wake(): void {
    afterCommit(() => events.emit('work'))
  }
}
