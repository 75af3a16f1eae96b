import { expect, it } from 'vitest'
import { createLayout } from './layout.ts'
import { moved } from './moves.ts'

const layout = createLayout(
  [
    { day: 'b', count: 5 },
    { day: 'a', count: 2 },
  ],
  { columns: 3, tile: 100, gap: 10, heading: 50, dayGap: 20 },
)
const from = (day: number, index: number, key: string) => moved(key, { day, index }, layout, 2)

it('walks left and right through days, and stops at the ends', () => {
  expect(from(0, 4, 'ArrowRight')).toEqual({ day: 1, index: 0 })
  expect(from(1, 0, 'ArrowLeft')).toEqual({ day: 0, index: 4 })
  expect(from(0, 0, 'ArrowLeft')).toEqual({ day: 0, index: 0 })
  expect(from(1, 1, 'ArrowRight')).toEqual({ day: 1, index: 1 })
})

it('keeps the column going up and down, as far as rows are long enough', () => {
  expect(from(0, 2, 'ArrowDown')).toEqual({ day: 0, index: 4 })
  expect(from(0, 4, 'ArrowDown')).toEqual({ day: 1, index: 1 })
  expect(from(1, 0, 'ArrowUp')).toEqual({ day: 0, index: 3 })
  expect(from(1, 1, 'ArrowDown')).toEqual({ day: 1, index: 1 })
})

it('jumps by pages and to the ends', () => {
  expect(from(0, 0, 'PageDown')).toEqual({ day: 1, index: 0 })
  expect(from(0, 0, 'End')).toEqual({ day: 1, index: 1 })
  expect(from(1, 1, 'Home')).toEqual({ day: 0, index: 0 })
  expect(from(0, 0, 'x')).toBeNull()
})

it('goes up and down between days that lie side by side', () => {
  const days = [9, 1, 2, 9].map((count, at) => ({ day: String(9 - at), count }))
  const measures = { columns: 7, tile: 100, gap: 10, heading: 50, dayGap: 20 }
  const wide = createLayout(days, measures)
  const go = (day: number, index: number, key: string) => moved(key, { day, index }, wide, 2)
  expect(go(0, 7, 'ArrowDown')).toEqual({ day: 1, index: 0 })
  expect(go(1, 0, 'ArrowDown')).toEqual({ day: 3, index: 0 })
  expect(go(2, 1, 'ArrowDown')).toEqual({ day: 3, index: 3 })
  expect(go(3, 3, 'ArrowUp')).toEqual({ day: 2, index: 1 })
  expect(go(3, 0, 'ArrowUp')).toEqual({ day: 1, index: 0 })
  expect(go(2, 0, 'ArrowUp')).toEqual({ day: 0, index: 8 })
})
