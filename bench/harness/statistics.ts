export type Spread = { median: number; low: number; high: number; count: number }

/** @param samples at least one */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5)
}

/** Linear between the two nearest samples. */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error('nothing was measured')
  const sorted = samples.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}

/** The middle and the extremes: with so few rounds nothing is left out. */
export function spreadOf(samples: readonly number[]): Spread {
  const [low, high] = [Math.min(...samples), Math.max(...samples)]
  return { median: median(samples), low, high, count: samples.length }
}

/** How many times `ours` is `theirs`, by medians of the same run. */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours) / median(theirs)
}
