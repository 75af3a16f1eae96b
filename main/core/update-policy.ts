import type { ShellState } from './shell-state.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Whether to look for a newer version by itself: once a day, and never while photos arrive. */
export function shouldLook(state: ShellState, lookedAt: number | null, now: number): boolean {
  if (isBusy(state) || state.phase.is !== 'running') return false
  // A clock that was set back must not end it for ever.
  return lookedAt === null || now - lookedAt >= dayMs || lookedAt > now
}

/** Nothing of an update may happen now. */
export function isBusy({ phase, house }: ShellState): boolean {
  return phase.is === 'moving' || (house?.uploads ?? 0) > 0
}

export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(/[.-]/).slice(0, 3).map(Number))
  for (const i of [0, 1, 2]) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  // 1.2.0 is newer than 1.2.0-beta.
  return than.includes('-') && !version.includes('-')
}
