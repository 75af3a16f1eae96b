const day = 86_400_000

/** When this was written: no Hearth can run before it, whatever the clock says. */
export const earliest = Date.UTC(2026, 0, 1)

/**
 * Machines without a battery wake up in 1970. A certificate made then would be over for every phone, so
 * no time before `earliest` is believed.
 */
export function believable(now: number): number {
  return Math.max(now, earliest)
}

export const days = (count: number) => count * day

export function isBelievable(now: number): boolean {
  return now >= earliest
}
