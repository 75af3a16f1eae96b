import { expect, it } from 'vitest'
import { createLayout } from './layout.ts'
import { ticksOf } from './scrubber-ticks.ts'

const measures = { columns: 3, tile: 100, gap: 10, heading: 50, dayGap: 20 }

it('names each year once, where it begins', () => {
  const days = ['2025-03-01', '2025-01-01', '2024-07-01', '2023-07-01']
  const layout = createLayout(
    days.map((day) => ({ day, count: 3 })),
    measures,
  )
  const ticks = ticksOf(layout, 1000)
  expect(ticks.map((tick) => tick.year)).toEqual(['2025', '2024', '2023'])
  expect(ticks[1]?.at).toBeCloseTo(0.5, 1)
})

it('leaves out labels that would touch', () => {
  const layout = createLayout(
    ['2025-01-01', '2024-01-01', '2023-01-01'].map((day) => ({ day, count: 1 })),
    measures,
  )
  expect(ticksOf(layout, 60).map((tick) => tick.year)).toEqual(['2025', '2023'])
})
