import type { Day } from '../photos/layout.ts'
import type { Photo } from '../photos/photo.ts'

/** Newest first; ids are time-ordered, and settle what happened in the same moment. */
export function newestFirst(a: Photo, b: Photo): number {
  return b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

/** The counts of both together, newest day first. */
export function blendDays(plain: readonly Day[], sealed: readonly Day[]): Day[] {
  const counts = new Map<string, number>()
  for (const { day, count } of [...plain, ...sealed]) {
    counts.set(day, (counts.get(day) ?? 0) + count)
  }
  return [...counts]
    .map(([day, count]) => ({ day, count }))
    .sort((a, b) => (a.day < b.day ? 1 : -1))
}

/**
 * One day's photos together, each in its place. While the plain ones are still on their way, sealed
 * ones that lie below the last one that came wait as well: nothing jumps when the rest arrives.
 * @param whole whether all plain ones of that day are there
 */
export function blendPhotos(
  plain: readonly Photo[],
  sealed: readonly Photo[],
  whole: boolean,
): Photo[] {
  const last = plain.at(-1)
  const fit = whole
    ? sealed
    : sealed.filter((photo) => last !== undefined && newestFirst(photo, last) < 0)
  return [...plain, ...fit].sort(newestFirst)
}
