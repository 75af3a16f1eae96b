export type Lane = 'interactive' | 'background'

export type NewJob = {
  kind: string
  /** At most one job with this key is open at a time; enqueueing it again answers the open one. */
  key?: string
  payload: unknown
  lane?: Lane
  /** ms since 1970; not before. Now by default. */
  runAt?: number
}

/** A claimed job. Whoever holds it must finish, fail or release it before the lease runs out. */
export type Job = {
  id: string
  kind: string
  key: string | null
  payload: unknown
  lane: Lane
  /** Counted in the claim: 1 in the first run. */
  attempts: number
  /** Names this claim; what comes with an old one is ignored. */
  lease: string
  leaseMs: number
}

export type DeadJob = {
  id: string
  kind: string
  key: string | null
  payload: unknown
  attempts: number
  failure: string
  diedAt: number
}

export type JobCounts = { open: number; leased: number; dead: number; interactive: number }

/** All sync. Inside a `storage.write` they join its transaction, outside they make their own. */
export type JobQueue = {
  /** Answers the job's id. Listeners of onWork hear of it after the commit. */
  enqueue(job: NewJob): string
  /** The next job that is due, interactive ones first; null: none. */
  claim(want: { kinds: readonly string[]; leaseMs: number }): Job | null
  /** Renews the lease; false: it is lost, stop working. */
  heartbeat(job: Job): boolean
  /** Inside the same `storage.write` as the result. False: the lease is lost, write nothing. */
  finish(job: Job): boolean
  /**
   * Tries again later, or buries it (dead after 5 attempts, or at once with retry: false).
   * When an ingest job dies, its media become `failed` in the same transaction, with the `code`.
   */
  fail(
    job: Job,
    reason: string,
    options?: { retry?: boolean; code?: string },
  ): 'again' | 'dead' | 'lost'
  /** Hands it back at a stop; the attempt is not counted. */
  release(job: Job): boolean
  /**
   * Jobs that died because no run of them ever reported back, a stopped program being the usual
   * reason. Each is answered once; listeners of onWork hear that there are some.
   */
  takeAbandoned(): Job[]
  /** Moves an open job to the interactive lane; false: no such job. */
  promote(key: string): boolean
  /** Drops an open job nobody has claimed; false: no such job. */
  cancel(key: string): boolean
  dead(): DeadJob[]
  /** Opens a dead job again with its attempts forgotten; false: no such job. */
  retry(id: string): boolean
  /** Drops a dead job for good; false: no such job. */
  forget(id: string): boolean
  counts(): JobCounts
  /** Called (without arguments, maybe more often than needed) after work was committed. Answers how to stop. */
  onWork(listener: () => void): () => void
  /**
   * When the next job is due, of these kinds where they are given, or the next lease runs out (ms);
   * null: nothing is waiting.
   */
  nextRunAt(kinds?: readonly string[]): number | null
}
