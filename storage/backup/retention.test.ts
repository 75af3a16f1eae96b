import { expect, test } from 'vitest'
import { outdated } from './retention.ts'
import type { Snapshot } from './snapshots.ts'

const day = 86_400_000
/** One a day, the oldest first; `part`: numbers of those that are not whole. */
function copies(days: number, part: number[] = []): Snapshot[] {
  return Array.from({ length: days }, (_, n) => ({
    name: `copy ${n + 1}`,
    dir: '',
    whole: !part.includes(n + 1),
    manifest: { number: n + 1, startedAt: Date.UTC(2025, 0, 1) + n * day } as Snapshot['manifest'],
  }))
}
const stay = (all: Snapshot[]) => {
  const gone = new Set(outdated(all))
  return all.filter((each) => !gone.has(each))
}

test('the newest ten stay, and the last of each of twelve months', () => {
  expect(outdated(copies(10))).toEqual([])
  const left = stay(copies(800))
  const days = left.map(({ manifest }) =>
    new Date(manifest?.startedAt ?? 0).toISOString().slice(0, 10),
  )
  expect(days.slice(-10)).toHaveLength(10)
  // 2027-03-11 is the last; the months before it end each with a copy.
  expect(days.slice(0, 11).at(-1)).toBe('2027-02-28')
  expect(days[0]).toBe('2026-04-30')
  expect(left).toHaveLength(21)
})

test('the newest whole one stays, and one without a list is nobody’s to judge', () => {
  const part = Array.from({ length: 39 }, (_, n) => n + 2)
  const names = stay(copies(40, part)).map(({ name }) => name)
  expect(names).toContain('copy 1')
  expect(names).toHaveLength(11)
  const unknown: Snapshot = { name: 'x', dir: '', whole: false, manifest: null }
  expect(outdated([...copies(30), unknown])).not.toContain(unknown)
})
