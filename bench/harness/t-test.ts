/**
 * Welch's t-test: do two samples come from the same mean?
 * @returns t, and how likely a t as large is by chance (two-sided; normal approximation, fine from 100 samples)
 */
export function welch(a: readonly number[], b: readonly number[]): { t: number; p: number } {
  const [first, second] = [moments(a), moments(b)]
  const error = Math.sqrt(first.variance / a.length + second.variance / b.length)
  const t = (first.mean - second.mean) / error
  return { t, p: 2 * (1 - normal(Math.abs(t))) }
}

function moments(samples: readonly number[]) {
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length
  const squares = samples.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, variance: squares / (samples.length - 1) }
}

/** The normal distribution function, after Abramowitz and Stegun 26.2.17 (error below 1e-7). */
function normal(x: number): number {
  const k = 1 / (1 + 0.2316419 * x)
  const poly =
    k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))))
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * poly
}
