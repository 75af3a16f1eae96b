import { isFinal, type Reason } from './reason.ts'

/** Half a second, doubled each time, at most half a minute; five in two minutes are enough. */
export const firstWaitMs = 500
const longestWaitMs = 30_000
const windowMs = 120_000
const mostCrashes = 5

/**
 * What to do after a crash.
 * @param crashes when it crashed, ms epoch, this time included, oldest first
 */
export function decideRestart(
  crashes: readonly number[],
): { restart: true; afterMs: number } | { restart: false } {
  const last = crashes.at(-1) ?? 0
  const recent = crashes.filter((at) => last - at < windowMs).length
  if (recent >= mostCrashes) return { restart: false }
  return { restart: true, afterMs: waitOf(recent) }
}

/** @param nth from 1 */
export function waitOf(nth: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, nth - 1))
}

/** The page of a window that crashed is loaded once more; when it falls again so soon, no more. */
export function mayReload(before: number | null, now: number): boolean {
  return before === null || now - before >= windowMs || now < before
}

/** How a life ended, and when, ms epoch. */
export type End = { at: number; reason: Reason }

/** One whose shell was killed ends by itself within ten seconds, and has the folder until then. */
const lettingGoMs = 12_000
const askAgainMs = 1000

/**
 * The same for whatever ended it. `held`: the folder is locked, and nobody serves it where its holder
 * said: our own server of before that is just ending, most likely.
 * @param ends this time included, oldest first
 */
export function decideAfter(ends: readonly End[], held: boolean) {
  const last = ends.at(-1)
  if (last === undefined || !isFinal(last.reason))
    return decideRestart(ends.filter((end) => !isFinal(end.reason)).map(({ at }) => at))
  const since = ends.findLast((end, i) => ends[i - 1]?.reason.kind !== 'locked' && isLocked(end))
  const waits = held && isLocked(last) && last.at - (since?.at ?? last.at) < lettingGoMs
  return waits ? ({ restart: true, afterMs: askAgainMs } as const) : ({ restart: false } as const)
}

function isLocked({ reason }: End): boolean {
  return reason.kind === 'locked'
}
