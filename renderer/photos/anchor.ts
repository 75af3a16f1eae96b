import type { Day, Layout } from './layout.ts'

/** What the eye rests on: a photo by day and number, and how far its row is scrolled past. */
export type Anchor = { day: string; index: number; offset: number }

/** The photo at this height of the grid. Null where there is none. */
export function anchorAt(y: number, layout: Layout): Anchor | null {
  const at = layout.dayAt(y)
  const day = layout.days[at]
  if (day === undefined) return null
  const body = y - layout.topOf(at) - layout.heading
  const row = Math.max(0, Math.min(Math.floor(body / layout.step), layout.rowsFor(day.count) - 1))
  const index = row * layout.columns
  return { day: day.day, index, offset: y - layout.yOf({ day: at, index }) }
}

/** Where the same photo lies in another layout: after a turn of the phone, after new photos above. */
export function heightOf({ day, index, offset }: Anchor, layout: Layout): number {
  const at = nearestDay(day, layout.days)
  const last = Math.max(0, layout.countOf(at) - 1)
  return layout.yOf({ day: at, index: Math.min(index, last) }) + offset
}

/** Days are sorted newest first; one that is gone gives way to the next older one. */
export function nearestDay(day: string, days: readonly Day[]): number {
  let low = 0
  let high = Math.max(0, days.length - 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle]?.day ?? '') > day) low = middle + 1
    else high = middle
  }
  return low
}
