import { expect, it } from 'vitest'
import { anchorAt, heightOf, nearestDay } from './anchor.ts'
import { createLayout } from './layout.ts'

const measures = { columns: 3, tile: 100, gap: 10, heading: 50, dayGap: 20 }
const days = [
  { day: '2025-05-03', count: 4 },
  { day: '2025-05-02', count: 9 },
]
const layout = createLayout(days, measures)

it('finds its photo again when photos arrive above', () => {
  const y = layout.topOf(1) + 50 + 115
  const anchor = anchorAt(y, layout)
  expect(anchor).toEqual({ day: '2025-05-02', index: 3, offset: 5 })
  const more = createLayout([{ day: '2025-05-04', count: 30 }, ...days], measures)
  expect(anchor && heightOf(anchor, more)).toBe(more.topOf(2) + 50 + 115)
})

it('finds its photo again in another number of columns', () => {
  const anchor = { day: '2025-05-02', index: 6, offset: 0 }
  const wide = createLayout(days, { ...measures, columns: 6 })
  expect(heightOf(anchor, wide)).toBe(wide.yOf({ day: 1, index: 6 }))
})

it('makes do with the next day when its own is gone', () => {
  expect(nearestDay('2025-05-02', days)).toBe(1)
  expect(nearestDay('2026-01-01', days)).toBe(0)
  expect(nearestDay('2025-05-02', days.slice(0, 1))).toBe(0)
})
