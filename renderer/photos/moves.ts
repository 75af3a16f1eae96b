import type { Layout, Spot } from './layout.ts'

/** Where a key takes the focus, or null for keys that are not ours. The grid reads as one page, not as days. */
export function moved(key: string, from: Spot, layout: Layout, pageRows: number): Spot | null {
  const last = layout.total - 1
  switch (key) {
    case 'ArrowLeft':
      return layout.spotAt(Math.max(0, layout.positionOf(from) - 1))
    case 'ArrowRight':
      return layout.spotAt(Math.min(last, layout.positionOf(from) + 1))
    case 'ArrowUp':
      return vertical(from, -1, layout)
    case 'ArrowDown':
      return vertical(from, 1, layout)
    case 'PageUp':
      return repeated(pageRows, from, (spot) => vertical(spot, -1, layout))
    case 'PageDown':
      return repeated(pageRows, from, (spot) => vertical(spot, 1, layout))
    case 'Home':
      return layout.spotAt(0)
    case 'End':
      return layout.spotAt(Math.max(0, last))
    default:
      return null
  }
}

/** One row up or down: within the day where it has another row, else to what lies above or below. */
function vertical({ day, index }: Spot, step: 1 | -1, layout: Layout): Spot {
  const { columns } = layout
  const row = Math.floor(index / columns) + step
  const count = layout.countOf(day)
  if (row >= 0 && row < layout.rowsFor(count)) {
    return { day, index: Math.min(row * columns + (index % columns), count - 1) }
  }
  const next = dayBeyond(day, layout.xOf({ day, index }), step, layout)
  return next === null
    ? { day, index }
    : inRowNearest(next, layout.xOf({ day, index }), step, layout)
}

/** The day above or below, of those side by side the one that this `x` falls into. */
function dayBeyond(day: number, x: number, step: 1 | -1, layout: Layout): number | null {
  const top = layout.topOf(day)
  let next = day
  while (layout.countOf(next) > 0 && layout.topOf(next) === top) next += step
  if (layout.countOf(next) === 0) return null
  const band = layout.topOf(next)
  let best = next
  for (let at = next; layout.countOf(at) > 0 && layout.topOf(at) === band; at += step) {
    const better = step > 0 ? layout.leftOf(at) <= x : layout.leftOf(best) > x
    if (better) best = at
  }
  return best
}

function inRowNearest(day: number, x: number, step: 1 | -1, layout: Layout): Spot {
  const { columns } = layout
  const count = layout.countOf(day)
  const row = step > 0 ? 0 : layout.rowsFor(count) - 1
  const column = Math.max(0, Math.round((x - layout.leftOf(day)) / layout.step))
  return { day, index: Math.min(row * columns + Math.min(column, columns - 1), count - 1) }
}

function repeated(times: number, spot: Spot, move: (spot: Spot) => Spot): Spot {
  return times <= 0 ? spot : repeated(times - 1, move(spot), move)
}
