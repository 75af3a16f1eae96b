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
