import { describe, expect, it } from 'vitest'
import { median, quantile, ratio, spreadOf } from './statistics.ts'

describe('statistics', () => {
  it('finds the middle of an odd and an even number of samples', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 3])).toBe(2.5)
  })
  it('reads quantiles between samples', () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5)
  })
  it('keeps the extremes', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, low: 1, high: 3, count: 3 })
  })
  it('compares by medians', () => {
    expect(ratio([2, 4, 100], [2, 2, 2])).toBe(2)
  })
  it('does not make up a figure for nothing', () => {
    expect(() => median([])).toThrow('nothing was measured')
  })
})
