import { expect, it } from 'vitest'
import { createLayout, type Day, measure } from './layout.ts'

const measures = { columns: 3, tile: 100, gap: 10, heading: 50, dayGap: 20 }
const days: Day[] = [
  { day: '2025-05-03', count: 4 }, // two rows
  { day: '2025-05-02', count: 1 }, // one row
  { day: '2024-12-24', count: 9 }, // three rows
]
const layout = createLayout(days, measures)

it('puts days below each other', () => {
  expect(layout.topOf(1)).toBe(50 + 2 * 110 - 10 + 20)
  expect(layout.topOf(2)).toBe(280 + 50 + 110 - 10 + 20)
  expect(layout.height).toBe(450 + 50 + 3 * 110 - 10)
  expect(layout.total).toBe(14)
})

it('finds the day at a height, also beyond the ends', () => {
  expect([-5, 0, 279, 280, 449, 450, 99_999].map(layout.dayAt)).toEqual([0, 0, 0, 1, 1, 2, 2])
})

it('asks only for the rows that are seen', () => {
  expect(layout.slices(0, 100)).toMatchObject([
    { day: 0, place: { top: 0, height: 260 }, first: 0, last: 0 },
  ])
  expect(layout.slices(160, 340)).toMatchObject([
    { day: 0, place: { top: 0, height: 260 }, first: 1, last: 1 },
    { day: 1, place: { top: 280, height: 150 }, first: 0, last: 0 },
  ])
})

it('goes from spot to position and back', () => {
  for (const position of [0, 3, 4, 5, 13]) {
    expect(layout.positionOf(layout.spotAt(position))).toBe(position)
  }
  expect(layout.spotAt(4)).toEqual({ day: 1, index: 0 })
  expect(layout.yOf({ day: 2, index: 7 })).toBe(450 + 50 + 220)
})

it('numbers rows, headings among them', () => {
  expect([layout.rowNumber(0, -1), layout.rowNumber(0, 1), layout.rowNumber(1, -1)]).toEqual([
    1, 3, 4,
  ])
  expect(layout.totalRows).toBe(3 + 2 + 4)
})

it('puts short days side by side where there is room', () => {
  const counts = [1, 1, 2, 9, 3]
  const days = counts.map((count, at) => ({ day: String(at), count }))
  const wide = createLayout(days, { ...measures, columns: 7 })
  const slices = wide.slices(0, 10_000)
  // Each takes two tiles at least, and a gap: the third would not fit any more.
  expect(slices.map(({ place }) => [place.top, place.left])).toEqual([
    [0, 0],
    [0, 234],
    [0, 468],
    [170, 0],
    [450, 0],
  ])
  expect(wide.slices(0, 10).map(({ day }) => day)).toEqual([0, 1, 2])
  expect(wide.dayAt(20)).toBe(0)
  expect(wide.xOf({ day: 2, index: 1 })).toBe(468 + 110)
})

it('is empty for no days', () => {
  const none = createLayout([], measures)
  expect(none.height).toBe(0)
  expect(none.slices(0, 1000)).toEqual([])
})

it('measures columns that fill the width', () => {
  expect(measure(382, 120, 4)).toMatchObject({ columns: 3, tile: 124 })
  const wide = measure(1320, 170, 6)
  expect(wide.columns * wide.tile + (wide.columns - 1) * 6).toBeLessThanOrEqual(1320)
  expect(wide.columns).toBe(7)
})

it('handles 100,000 photos on one day as well as on 10,000 days', () => {
  const one = createLayout([{ day: '2025-01-01', count: 100_000 }], measures)
  expect(one.slices(1_000_000, 1_000_800)[0]).toMatchObject({ first: 9090, last: 9097 })
  const many = createLayout(
    Array.from({ length: 10_000 }, (_, at) => ({ day: String(at), count: 10 })),
    measures,
  )
  expect(many.slices(many.topOf(5000), many.topOf(5000) + 800).length).toBeLessThan(5)
})
