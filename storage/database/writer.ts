import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'
import { explainFailure, isDiskFault, isDiskFull } from '../failure.ts'

export type Writer = {
  write<T>(op: () => T): Promise<T>
  writeNow<T>(op: () => T): T
  /** Runs `then` once the present transaction is committed; not at all if it is undone. */
  afterCommit(then: () => void): void
  trouble(): string | null
  /** Resolves when nothing is waiting. */
  settled(): Promise<void>
  /** Takes no more; what waits is still written. */
  close(): Promise<void>
}

export type WriterOptions = {
  sqlite: Database
  now: () => number
  /** Longest a first op waits for others, ms. */
  lingerMs?: number | undefined
  batchSize?: number | undefined
  /** Makes room on a full disk; false: there is none to make. */
  makeRoom?: () => boolean
  step?: (name: string) => void
}

type Waiting = {
  op: () => unknown
  resolve: (value: never) => void
  reject: (reason: unknown) => void
}

/** How long writes are refused after the disk failed, before one is tried again. */
const coolDownMs = 5000

/**
 * [Note: group commit] An honest flush costs 17 ms on a household's machine, so writers share it:
 * what comes in one turn of the event loop is committed together. A commit blocks the loop, so
 * meanwhile the next ones gather by themselves; a writer alone waits a turn, not 20 ms.
 */
export function createWriter(options: WriterOptions): Writer {
  const { sqlite, now, lingerMs = 20, batchSize = 500, makeRoom = () => false } = options
  const step = options.step ?? (() => {})
  let waiting: Waiting[] = []
  let gathering: Promise<void> | null = null
  let events: (() => void)[] = []
  let failedAt: number | null = null
  let fault: string | null = null
  let closed = false
  // Said around every write: compiling them anew would cost more than a small write itself.
  const begin = sqlite.prepare('BEGIN IMMEDIATE')
  const end = sqlite.prepare('COMMIT')
  const open = sqlite.prepare('SAVEPOINT op')
  const keep = sqlite.prepare('RELEASE op')

  return {
    write<T>(op: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        if (closed) return reject(new HearthError('UNAVAILABLE', 'Hearth is stopping.'))
        waiting.push({ op, resolve: resolve as (value: never) => void, reject })
        gathering ??= gather()
      })
    },
    writeNow<T>(op: () => T): T {
      if (sqlite.inTransaction) return inSavepoint(op)
      refuseWhenFailing()
      return commit(() => guardSync(op()))
    },
    afterCommit(then) {
      if (sqlite.inTransaction) events.push(then)
      else then()
    },
    trouble: () => fault,
    settled: () => gathering ?? Promise.resolve(),
    async close() {
      closed = true
      await gathering
    },
  }

  /** Waits until a turn brings nothing new, at most lingerMs, then flushes; again while there is more. */
  async function gather(): Promise<void> {
    while (waiting.length > 0) {
      const until = performance.now() + lingerMs
      let seen = 0
      do {
        seen = waiting.length
        await nextTurn()
      } while (waiting.length > seen && waiting.length < batchSize && performance.now() < until)
      flush(waiting.splice(0, batchSize))
    }
    gathering = null
  }

  function flush(batch: Waiting[]): void {
    try {
      refuseWhenFailing()
      const settle = commit(() => batch.map(attempt))
      for (const answer of settle) answer()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  /** Its own failure undoes one op; the machine's (disk, transaction gone) ends the batch. */
  function attempt({ op, resolve, reject }: Waiting): () => void {
    try {
      const value = inSavepoint(op) as never
      return () => resolve(value)
    } catch (error) {
      if (!sqlite.inTransaction || explainFailure(error) !== error) throw error
      return () => reject(error)
    }
  }

  function commit<T>(work: () => T): T {
    try {
      return commitOnce(work)
    } catch (error) {
      if (!isDiskFull(error) || !makeRoom()) throw error
      return commitOnce(work)
    }
  }

  function commitOnce<T>(work: () => T): T {
    events = []
    try {
      step('write:begin')
      begin.run()
      const result = work()
      step('write:commit')
      end.run()
      step('write:committed')
      fault = failedAt = null
      notify()
      return result
    } catch (error) {
      if (sqlite.inTransaction) rollBack()
      const failure = explainFailure(error)
      noteFault(failure)
      throw failure
    }
  }

  function notify(): void {
    const committed = events
    events = []
    for (const event of committed) queueMicrotask(event)
  }

  /** After a failed write SQLite may be unable to roll back as well; its transaction is gone then. */
  function rollBack(): void {
    try {
      sqlite.exec('ROLLBACK')
    } catch {
      // The next BEGIN tells.
    }
  }

  function inSavepoint<T>(op: () => T): T {
    const before = events.length
    open.run()
    try {
      const result = guardSync(op())
      keep.run()
      return result
    } catch (error) {
      events.length = before
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK TO op; RELEASE op')
      throw error
    }
  }

  function noteFault(failure: unknown): void {
    if (!isDiskFault(failure)) return
    failedAt = now()
    fault = (failure as HearthError).message
  }

  /** A disk that failed is read-only for a while, instead of being asked again by every request. */
  function refuseWhenFailing(): void {
    if (failedAt === null) return
    const left = failedAt + coolDownMs - now()
    if (left <= 0) return
    throw new HearthError('READ_ONLY', fault ?? 'The disk failed.', {
      retryAfterSec: Math.ceil(left / 1000),
    })
  }
}

/** Rows are sync: an op that answers a promise would go on after the commit. */
function guardSync<T>(value: T): T {
  if (value instanceof Promise) {
    value.catch(() => {})
    throw new HearthError('INTERNAL', 'A write must not be asynchronous.')
  }
  return value
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
