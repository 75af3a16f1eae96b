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
