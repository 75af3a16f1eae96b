/** Bytes per second, smoothed, so that the time left does not jump with every packet. */
export function createSpeed({ now, smoothing = 0.25 }: { now: () => number; smoothing?: number }) {
  let at = now()
  let bytes = 0
  let perSecond = 0

  /** Takes the sum so far. Looks at most twice a second; a sum that fell starts it anew. */
  function sample(sum: number): void {
    const seconds = (now() - at) / 1000
    if (sum < bytes) return reset(sum)
    if (seconds < 0.5) return
    const rate = (sum - bytes) / seconds
    perSecond = perSecond === 0 ? rate : perSecond + smoothing * (rate - perSecond)
    at = now()
    bytes = sum
  }

  function reset(sum = 0): void {
    at = now()
    bytes = sum
    perSecond = 0
  }

  /** Seconds for so many bytes, or null while nothing is known. */
  function secondsFor(left: number): number | null {
    return perSecond > 0 ? left / perSecond : null
  }

  return { sample, reset, secondsFor }
}
