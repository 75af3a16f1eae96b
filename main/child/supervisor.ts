import type { FromShell } from '../../server/protocol.ts'
import { decideAfter, type End } from '../core/backoff.ts'
import type { Reason } from '../core/reason.ts'
import type { Run } from './run.ts'

export type SupervisorDeps = {
  /** Starts one life of the server. It may wait, for a disk; the signal ends that, and it rejects. */
  start(signal: AbortSignal): Promise<Run>
  now: () => number
  /** Whether the folder is locked and nobody serves it. Never rejects. */
  held(reason: Reason): Promise<boolean>
  /** It ended without being asked to. `comesBack`: by itself, after the backoff. */
  ended(end: { reason: Reason; comesBack: boolean; lastWords: string }): void
  /** A new start begins by itself. */
  again(): void
}

export type Supervisor = {
  /** Forgets earlier crashes: somebody has looked. While it runs already, does nothing. */
  start(): Promise<void>
  /** Resolves when nothing runs. Afterwards nothing starts by itself. */
  stop(): Promise<void>
  send(message: FromShell): void
}

/** Keeps the server running: after a crash it waits, starts again, and gives up with the reason. */
export function createSupervisor({ start, now, held, ended, again }: SupervisorDeps): Supervisor {
  let ends: End[] = []
  let run: Run | null = null
  let wanted: AbortController | null = null
  let waiting: NodeJS.Timeout | undefined
  // Starts and stops stand in a queue, so that no two servers ever run on one folder.
  let queue: Promise<unknown> = Promise.resolve()

  return {
    start: () =>
      enqueue(async () => {
        if (run !== null) return
        ends = []
        wanted = new AbortController()
        clearTimeout(waiting)
        await begin()
      }),
    stop: () => {
      wanted?.abort()
      wanted = null
      clearTimeout(waiting)
      return enqueue(async () => run?.stop())
    },
    send: (message) => run?.send(message),
  }

  function enqueue(work: () => Promise<void> | undefined): Promise<void> {
    const next = queue.then(work)
    queue = next.catch(() => {})
    return next
  }

  async function begin(): Promise<void> {
    if (wanted === null) return
    const mine = await start(wanted.signal)
    run = mine
    void mine.over.then(({ reason, asked, lastWords }) => {
      run = null
      if (!asked && wanted !== null) void mourn(reason, lastWords, wanted)
    })
  }

  async function mourn(reason: Reason, lastWords: string, mine: AbortController): Promise<void> {
    ends.push({ at: now(), reason })
    const plan = decideAfter(ends, await held(reason))
    // Somebody stopped it, or began anew, while that was asked.
    if (wanted !== mine) return
    if (!plan.restart) wanted = null
    ended({ reason, comesBack: plan.restart, lastWords })
    if (!plan.restart) return
    waiting = setTimeout(() => {
      again()
      void enqueue(begin).catch(() => {})
    }, plan.afterMs)
  }
}
