import { expect, it } from 'vitest'
import { staleDays } from './changes.ts'

const before = [
  { day: 'c', count: 2 },
  { day: 'b', count: 5 },
]
const dayHolding = (id: string) => (id === 'known' ? 'b' : undefined)
const stale = (ids: string[], after: { day: string; count: number }[]) =>
  staleDays({ ids: new Set(ids), before, after, dayHolding })

it('distrusts days whose count changed, that came, or that went', () => {
  const after = [
    { day: 'd', count: 1 },
    { day: 'c', count: 3 },
  ]
  expect(stale(['new'], after)).toEqual(new Set(['b', 'c', 'd']))
})

it('distrusts the day that holds what changed', () => {
  expect(stale(['known'], before)).toEqual(new Set(['b']))
})

it('distrusts everything when it cannot tell', () => {
  expect(stale(['new'], before)).toBeNull()
})
