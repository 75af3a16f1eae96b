import type { Job, JobQueue } from './job.ts'
import type { JobQueueDeps } from './queue.ts'
import { jobColumns, lanes, toJob, type JobRow } from './row.ts'

/** Failed as often as this, a job is dead. */
const deadAfter = 5
/** Runs that never reported back (a crash, a power cut) count too, but may be nobody's fault. */
const abandonedAfter = 10
const abandoned = 'Every try ended without a word: the program stopped each time.'

type Leases = 'claim' | 'heartbeat' | 'finish' | 'fail' | 'release' | 'takeAbandoned'
export type Claims = Pick<JobQueue, Leases> & {
  /** At start: nobody holds anything. Answers how many were open again. */
  requeueLeased(): number
}

/** Leases: a claim names its job by a lease, and what comes with another one changes nothing. */
export function createClaims(deps: JobQueueDeps & { wake: () => void }): Claims {
  const { sqlite, now, newId, writeNow, afterCommit, wake, died = () => {} } = deps
  // In memory is enough: after a restart everybody looks anew, and the rows say what became of it.
  const untold: Job[] = []
  // One lane and kind at a time, so that each look ends at its first row however long the backlog is.
  const next = sqlite.prepare<[string, number, number], JobRow & { runAt: number; seq: number }>(
    `SELECT ${jobColumns}, run_at AS runAt, seq FROM job
      WHERE state = 'open' AND kind = ? AND lane = ? AND run_at <= ?
      ORDER BY run_at, seq LIMIT 1`,
  )
  const take = sqlite.prepare<[string, number, string]>(
    `UPDATE job SET state = 'leased', attempts = attempts + 1, lease = ?, lease_until = ?
      WHERE id = ? AND state = 'open'`,
  )
  const renew = sqlite.prepare<[number, string, string]>(
    "UPDATE job SET lease_until = ? WHERE id = ? AND lease = ? AND state = 'leased'",
  )
  const end = sqlite.prepare<[string, string]>(
    "DELETE FROM job WHERE id = ? AND lease = ? AND state = 'leased'",
  )
  const reopen = sqlite.prepare<[number, number, string | null, string, string]>(
    `UPDATE job SET state = 'open', lease = NULL, lease_until = NULL,
      run_at = ?, attempts = attempts - ?, failure = coalesce(?, failure)
      WHERE id = ? AND lease = ? AND state = 'leased'`,
  )
  const bury = sqlite.prepare<[number, string, string, string]>(
    `UPDATE job SET state = 'dead', lease = NULL, lease_until = NULL, died_at = ?, failure = ?
      WHERE id = ? AND lease = ? AND state = 'leased'`,
  )
  const expired = sqlite.prepare<[number], JobRow & { lease: string }>(
    `SELECT ${jobColumns}, lease FROM job WHERE state = 'leased' AND lease_until <= ?`,
  )

  return {
    claim: ({ kinds, leaseMs }) => writeNow(() => claim(kinds, leaseMs)),
    heartbeat: (job) =>
      writeNow(() => renew.run(now() + job.leaseMs, job.id, job.lease).changes === 1),
    finish: (job) => writeNow(() => end.run(job.id, job.lease).changes === 1),
    fail: (job, reason, { retry = true, code = 'INTERNAL' } = {}) =>
      writeNow(() =>
        retry && job.attempts < deadAfter ? again(job, reason) : kill(job, reason, code),
      ),
    release: (job) => writeNow(() => reopen.run(now(), 1, null, job.id, job.lease).changes === 1),
    takeAbandoned: () => untold.splice(0),
    requeueLeased: () => writeNow(() => giveBack(Number.MAX_SAFE_INTEGER)),
  }

  function claim(kinds: readonly string[], leaseMs: number): Job | null {
    giveBack(now())
    const row = firstDue(kinds)
    if (row === undefined) return null
    const lease = newId()
    take.run(lease, now() + leaseMs, row.id)
    const { id, kind, key, payload, lane, attempts } = row
    return toJob({ id, kind, key, payload, lane, attempts: attempts + 1 }, lease, leaseMs)
  }

  function firstDue(kinds: readonly string[]) {
    for (const lane of lanes.keys()) {
      const due = kinds.flatMap((kind) => next.get(kind, lane, now()) ?? [])
      const [first] = due.toSorted((a, b) => a.runAt - b.runAt || a.seq - b.seq)
      if (first !== undefined) return first
    }
    return undefined
  }

  /** 5 s, 20 s, 80 s, 320 s. */
  function again(job: Job, reason: string): 'again' | 'lost' {
    const runAt = now() + 5000 * 4 ** (job.attempts - 1)
    return reopen.run(runAt, 0, reason, job.id, job.lease).changes === 1 ? 'again' : 'lost'
  }

  function kill(job: Pick<Job, 'id' | 'lease' | 'kind' | 'payload'>, reason: string, code: string) {
    if (bury.run(now(), reason, job.id, job.lease).changes === 0) return 'lost'
    died(job, reason, code)
    return 'dead'
  }

  /** [Note: rows before events] Nobody holds it who could be told, so it waits to be asked for. */
  function abandon(job: Job): void {
    if (kill(job, abandoned, 'CRASHED') === 'lost') return
    afterCommit(() => untold.push(job))
    wake()
  }

  function giveBack(until: number): number {
    const rows = expired.all(until)
    for (const { lease, ...row } of rows) {
      if (row.attempts >= abandonedAfter) abandon(toJob(row, lease, 0))
      else reopen.run(now(), 0, null, row.id, lease)
    }
    return rows.length
  }
}
