import { type Place, placesOf } from './bands.ts'

/** One day of the timeline: `YYYY-MM-DD` and how many photos it has. */
export type Day = { day: string; count: number }

/** Lengths in CSS pixels. */
export type Measures = {
  columns: number
  tile: number
  gap: number
  heading: number
  dayGap: number
}

/** A photo by its place: which day, and which one in it. */
export type Spot = { day: number; index: number }

/** The part of a day that has to exist: rows `first` to `last`, both included. */
export type Slice = { day: number; place: Place; first: number; last: number }

export type Layout = ReturnType<typeof createLayout>

/** As many columns as fit tiles of at least `target` pixels; phones always get three or more. */
export function measure(width: number, target: number, gap: number): Measures {
  const columns = Math.max(3, Math.floor((width + gap) / (target + gap)))
  const tile = Math.floor((width - gap * (columns - 1)) / columns)
  return { columns, tile: Math.max(tile, 1), gap, heading: 50, dayGap: 20 }
}

/**
 * Knows where every row of every day lies before a single photo is loaded. Built once per change
 * of the counts or the width, in one pass; every question after that is a binary search.
 */
export function createLayout(days: readonly Day[], measures: Measures) {
  const { columns, tile, gap, heading } = measures
  const step = tile + gap
  const places = placesOf(days, measures)
  const tops = Float64Array.from(places, ({ top }) => top)
  const bottom = places.at(-1)
  const height = bottom ? bottom.top + bottom.height : 0
  const starts = new Float64Array(days.length + 1)
  const rowStarts = new Float64Array(days.length + 1)
  for (const [at, { count }] of days.entries()) {
    starts[at + 1] = startOf(at) + count
    rowStarts[at + 1] = (rowStarts[at] ?? 0) + 1 + rowsFor(count)
  }

  function topOf(day: number): number {
    return tops[day] ?? height
  }

  function startOf(day: number): number {
    return starts[day] ?? 0
  }

  function rowsFor(count: number): number {
    return Math.ceil(count / columns)
  }

  function countOf(day: number): number {
    return days[day]?.count ?? 0
  }

  /** The first day at a height, of those side by side; the nearest one beyond the ends. */
  function dayAt(y: number): number {
    let day = lastNotAbove(tops, y, days.length)
    while (day > 0 && topOf(day - 1) === topOf(day)) day -= 1
    return day
  }

  /** What has to exist to fill the heights from `from` to `to`. */
  function slices(from: number, to: number): Slice[] {
    const found: Slice[] = []
    for (let day = dayAt(from); topOf(day) < to; day++) {
      const place = places[day]
      if (place === undefined) break
      const body = place.top + heading
      const rows = rowsFor(countOf(day))
      const first = clamp(Math.floor((from - body) / step), 0, rows - 1)
      const last = clamp(Math.floor((to - body) / step), 0, rows - 1)
      found.push({ day, place, first, last })
    }
    return found
  }

  /** How far from the left a photo lies. */
  function xOf({ day, index }: Spot): number {
    return (places[day]?.left ?? 0) + (index % columns) * step
  }

  /** The height at which a photo's row begins. */
  function yOf({ day, index }: Spot): number {
    return topOf(day) + heading + Math.floor(index / columns) * step
  }

  /** The number of a row for assistive technology: from 1, headings counted; row -1 is the heading. */
  function rowNumber(day: number, row: number): number {
    return (rowStarts[day] ?? 0) + row + 2
  }

  /** Counts through all days, newest first: how PhotoSwipe wants to know its slides. */
  function positionOf({ day, index }: Spot): number {
    return startOf(day) + index
  }

  function spotAt(position: number): Spot {
    const day = lastNotAbove(starts, position, days.length)
    return { day, index: position - startOf(day) }
  }

  return {
    ...measures,
    days,
    step,
    total: startOf(days.length),
    totalRows: rowStarts[days.length] ?? 0,
    height,
    leftOf: (day: number) => places[day]?.left ?? 0,
    topOf,
    countOf,
    rowsFor,
    dayAt,
    slices,
    xOf,
    yOf,
    rowNumber,
    positionOf,
    spotAt,
  }
}

/** The last of the first `length` sorted values that is not above `value`; 0 when all are. */
function lastNotAbove(values: Float64Array, value: number, length: number): number {
  let low = 0
  let high = Math.max(0, length - 1)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((values[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
