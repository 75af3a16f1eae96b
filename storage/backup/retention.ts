import { numberOf, type Snapshot } from './snapshots.ts'

/** The newest ones, whatever their day. */
const recent = 10
/** Months of which the last one stays. */
const months = 12

/**
 * Which copies have had their time: all but the newest ten, the last whole one of each of the last
 * twelve months, and the newest whole one. Those whose list is gone are nobody's to judge: they stay.
 */
export function outdated(snapshots: readonly Snapshot[]): Snapshot[] {
  const known = snapshots.filter(({ manifest }) => manifest !== null)
  const newestFirst = known.toSorted((a, b) => numberOf(b) - numberOf(a))
  const whole = newestFirst.filter((snapshot) => snapshot.whole)
  const stay = new Set([...newestFirst.slice(0, recent), ...whole.slice(0, 1)])
  const seen = new Set<string>()
  for (const snapshot of whole) {
    const month = monthOf(snapshot.manifest?.startedAt ?? 0)
    if (!seen.has(month) && seen.size < months) stay.add(snapshot)
    seen.add(month)
  }
  return newestFirst.filter((snapshot) => !stay.has(snapshot))
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}
