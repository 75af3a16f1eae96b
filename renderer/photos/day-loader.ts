import type { DayPage, MediaRecord } from '../../client/index.ts'

type Deps = {
  fetchPage: (day: string, cursor: string | undefined, signal: AbortSignal) => Promise<DayPage>
  /** All records of a day so far; `whole` once there are no more pages. */
  onRecords: (day: string, records: MediaRecord[], whole: boolean) => void
  onError: (day: string, error: unknown) => void
  parallel?: number
}

type Job = { abort: AbortController; done: Promise<MediaRecord[]>; kept: boolean }

export type DayLoader = ReturnType<typeof createDayLoader>

/**
 * Loads days that are wanted, a few at a time, nearest first, and stops loading those that are no
 * longer wanted: after a jump through ten years only the place of arrival is fetched.
 */
export function createDayLoader({ fetchPage, onRecords, onError, parallel = 4 }: Deps) {
  const running = new Map<string, Job>()
  let queue: string[] = []

  /** From now on these days, in this order of urgency, and no others. */
  function want(days: string[]): void {
    const wanted = new Set(days)
    cancel((day) => !wanted.has(day))
    queue = days.filter((day) => !running.has(day))
    next()
  }

  /** Breaks off days whose answer on its way is out of date already. They count as not asked for. */
  function cancel(isStale: (day: string) => boolean): void {
    for (const [day, job] of running) {
      if (!isStale(day) || job.kept) continue
      job.abort.abort()
      // At once, not when the fetch notices: it may be wanted again before that.
      running.delete(day)
    }
  }

  /** Loads one day to its end, whatever else is wanted meanwhile. Rejects where that fails. */
  function load(day: string): Promise<MediaRecord[]> {
    const job = running.get(day) ?? start(day)
    job.kept = true
    return job.done
  }

  function next(): void {
    while (running.size < parallel && queue.length > 0) {
      const day = queue.shift()
      if (day !== undefined) start(day).done.catch(() => {})
    }
  }

  function start(day: string): Job {
    const abort = new AbortController()
    const done = pages(day, abort.signal).finally(() => {
      if (running.get(day) === job) running.delete(day)
      next()
    })
    const job: Job = { abort, done, kept: false }
    running.set(day, job)
    return job
  }

  async function pages(day: string, signal: AbortSignal): Promise<MediaRecord[]> {
    const records: MediaRecord[] = []
    let cursor: string | undefined
    try {
      do {
        const page = await fetchPage(day, cursor, signal)
        records.push(...page.items)
        cursor = page.nextCursor ?? undefined
        if (!signal.aborted) onRecords(day, records, cursor === undefined)
      } while (cursor !== undefined)
      return records
    } catch (error) {
      if (!signal.aborted) onError(day, error)
      throw error
    }
  }

  function stop(): void {
    queue = []
    for (const job of running.values()) job.abort.abort()
  }

  return { want, cancel, load, stop }
}
