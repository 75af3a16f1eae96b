import type { Day } from './layout.ts'

export type Change = {
  /** Ids that something happened to since the last look. */
  ids: ReadonlySet<string>
  before: readonly Day[]
  after: readonly Day[]
  /** Which loaded day holds an id. */
  dayHolding: (id: string) => string | undefined
}

/**
 * The days whose loaded photos can no longer be trusted after news. Null is all of them: an id
 * nobody holds moved between days whose counts stayed equal, and there is no telling which.
 */
export function staleDays({ ids, before, after, dayHolding }: Change): Set<string> | null {
  const stale = new Set(changedCounts(before, after))
  const countsChanged = stale.size > 0
  for (const id of ids) {
    const day = dayHolding(id)
    if (day !== undefined) stale.add(day)
    else if (!countsChanged) return null
  }
  return stale
}

function changedCounts(before: readonly Day[], after: readonly Day[]): string[] {
  const counts = new Map(before.map(({ day, count }) => [day, count]))
  const changed = after.filter(({ day, count }) => counts.get(day) !== count)
  const kept = new Set(after.map(({ day }) => day))
  return [...changed, ...before.filter(({ day }) => !kept.has(day))].map(({ day }) => day)
}
