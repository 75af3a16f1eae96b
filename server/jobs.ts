import { HearthError, type Job, type JobQueue, type Log } from '../storage/index.ts'

export type JobHandler = {
  /**
   * Does the work and, in the same `storage.write` as its result, `queue.finish(job)`. When the
   * signal aborts it has to settle soon; what it wrote before must bear being done again.
   */
  run(job: Job, signal: AbortSignal): Promise<void>
  /** Whether trying again may help; by default always (the queue ends it after some attempts). */
  mayRetry?(error: unknown, job: Job): boolean
  /** The job failed for good. */
  died?(job: Job): void
  /**
   * So many at the same time, beside `concurrency` and never in its way: for work that waits for
   * others, such as a mail server, rather than for this machine.
   */
  aside?: number
}

type Deps = {
  queue: JobQueue
  handlers: Record<string, JobHandler>
  /** Jobs at the same time, without those that have a place aside. */
  concurrency: number
  /** A process that died holds its jobs this long, in ms; a living one renews three times as often. */
  leaseMs: number
  now: () => number
  log: Log
}

type Running = { job: Job; settled: Promise<void>; stop: AbortController }

/** Node cannot wait longer; it looks again then. */
const longestWaitMs = 24 * 60 * 60 * 1000

/** Claims jobs as they are committed or become due, and runs them. Never polls. */
export function createJobRunner({ queue, handlers, concurrency, leaseMs, now, log }: Deps) {
  const lanes = lanesOf(handlers, concurrency)
  const running = new Set<Running>()
  let state: 'new' | 'working' | 'stopped' = 'new'
  let stopListening = () => {}
  let alarm: NodeJS.Timeout | undefined
  let idle = Promise.withResolvers<void>()

  function pump(): void {
    if (state !== 'working') return
    for (const job of queue.takeAbandoned()) mourn(job, 'abandoned')
    try {
      for (const lane of lanes) fill(lane)
      const open = lanes.filter(hasRoom).flatMap(({ kinds }) => kinds)
      setAlarm(open.length === 0 ? null : queue.nextRunAt(open))
    } catch (error) {
      // The disk may be full or gone: what is queued stays queued.
      log.error({ error: String(error) }, 'jobs cannot be claimed')
      setAlarm(now() + 5_000)
    }
    if (running.size === 0) idle.resolve()
  }

  function fill(lane: Lane): void {
    while (hasRoom(lane)) {
      const job = queue.claim({ kinds: lane.kinds, leaseMs })
      if (!job) break
      begin(job)
    }
  }

  function hasRoom({ kinds, places }: Lane): boolean {
    return [...running].filter(({ job }) => kinds.includes(job.kind)).length < places
  }

  function setAlarm(at: number | null): void {
    clearTimeout(alarm)
    if (at === null) return
    const wait = Math.min(Math.max(at - now(), 1), longestWaitMs)
    alarm = setTimeout(pump, wait).unref()
  }

  function begin(job: Job): void {
    if (running.size === 0) idle = Promise.withResolvers()
    const stop = new AbortController()
    const entry: Running = { job, stop, settled: Promise.resolve() }
    running.add(entry)
    entry.settled = attend(job, stop).finally(() => {
      running.delete(entry)
      pump()
      if (running.size === 0) idle.resolve()
    })
  }

  async function attend(job: Job, stop: AbortController): Promise<void> {
    const heartbeat = setInterval(() => beat(job, stop), leaseMs / 3)
    try {
      await handlers[job.kind]?.run(job, stop.signal)
    } catch (error) {
      settleFailure(job, error, stop.signal)
    } finally {
      clearInterval(heartbeat)
    }
  }

  function beat(job: Job, stop: AbortController): void {
    try {
      if (!queue.heartbeat(job)) stop.abort(new Error('the lease was lost'))
    } catch (error) {
      log.warn({ job: job.id, error: String(error) }, 'a lease could not be renewed')
    }
  }

  /** Writes down what became of it; where even that fails, the lease runs out and it is tried again. */
  function settleFailure(job: Job, error: unknown, signal: AbortSignal): void {
    try {
      if (signal.aborted) return void queue.release(job)
      const retry = handlers[job.kind]?.mayRetry?.(error, job) ?? true
      const outcome = queue.fail(job, inWords(error), { retry, code: codeOf(error) })
      log.warn({ job: job.id, kind: job.kind, outcome, error: String(error) }, 'a job failed')
      if (outcome === 'dead') mourn(job, 'failed')
    } catch (writing) {
      log.error(
        { job: job.id, error: String(writing) },
        'a job’s failure could not be written down',
      )
    }
  }

  /** Whoever waits for this job hears that it is over, however it came to that. */
  function mourn(job: Job, why: 'failed' | 'abandoned'): void {
    const said = { job: job.id, kind: job.kind }
    log.error({ ...said, why }, 'a job is given up')
    try {
      handlers[job.kind]?.died?.(job)
    } catch (error) {
      log.error({ ...said, error: String(error) }, 'nobody could be told of a job’s end')
    }
  }

  return {
    /** Begins, with what is due already. */
    start(): void {
      if (state !== 'new') return
      state = 'working'
      stopListening = queue.onWork(pump)
      pump()
    },

    /**
     * Claims nothing more, gives what runs `patienceMs` to finish and hands the rest back.
     * Resolves when nothing runs any more. May be called twice.
     */
    async stop(patienceMs = 1_000): Promise<void> {
      state = 'stopped'
      stopListening()
      clearTimeout(alarm)
      const deadline = setTimeout(() => {
        for (const { stop } of running) stop.abort(new Error('Hearth is stopping'))
      }, patienceMs)
      await Promise.all([...running].map(({ settled }) => settled))
      clearTimeout(deadline)
    },

    /** Resolves when nothing runs and nothing is due. For tests and for shutting down quietly. */
    whenIdle: (): Promise<void> => idle.promise,
    running: (): number => running.size,
  }
}

export type JobRunner = ReturnType<typeof createJobRunner>

/** Kinds that share their places. */
type Lane = { kinds: string[]; places: number }

function lanesOf(handlers: Record<string, JobHandler>, concurrency: number): Lane[] {
  const aside = Object.entries(handlers).flatMap(([kind, { aside: places }]) =>
    places === undefined ? [] : [{ kinds: [kind], places }],
  )
  const kinds = Object.keys(handlers).filter((kind) => handlers[kind]?.aside === undefined)
  return kinds.length === 0 ? aside : [{ kinds, places: concurrency }, ...aside]
}

function inWords(error: unknown): string {
  return error instanceof HearthError ? error.message : 'Something went wrong inside Hearth.'
}

function codeOf(error: unknown): string {
  return error instanceof HearthError ? (error.reason ?? error.code) : 'INTERNAL'
}
