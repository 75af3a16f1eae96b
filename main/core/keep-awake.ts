import type { ShellState } from './shell-state.ts'

export type KeepAwake = 'always' | 'connected' | 'never'

/** A phone that was here a moment ago comes back: it pauses between two photos. */
const lingerMs = 5 * 60_000

/** When somebody was last here: now, as long as somebody is. The server says only what has changed. */
export function whenBusy({ house }: ShellState, before: number | null, now: number): number | null {
  return house !== null && house.connected + house.uploads > 0 ? now : before
}

/** @param busyAt when somebody was last connected, ms epoch; null: never yet */
export function shouldStayAwake(
  mode: KeepAwake,
  { phase }: ShellState,
  busyAt: number | null,
  now: number,
): boolean {
  // A move that sleeps with a disk that is pulled meanwhile has to begin again.
  if (phase.is === 'moving') return true
  if (phase.is !== 'running' || mode === 'never') return false
  return mode === 'always' || (busyAt !== null && now - busyAt < lingerMs)
}
