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

/** One row up or down, keeping the column where the row is long enough, across days too. */
function vertical({ day, index }: Spot, step: 1 | -1, layout: Layout): Spot {
  const { columns } = layout
  const column = index % columns
  const row = Math.floor(index / columns) + step
  const count = layout.countOf(day)
  if (row >= 0 && row < layout.rowsFor(count)) {
    return { day, index: Math.min(row * columns + column, count - 1) }
  }
  const next = day + step
  const nextCount = layout.countOf(next)
  if (nextCount === 0) return { day, index }
  const nextRow = step > 0 ? 0 : layout.rowsFor(nextCount) - 1
  return { day: next, index: Math.min(nextRow * columns + column, nextCount - 1) }
}

function repeated(times: number, spot: Spot, move: (spot: Spot) => Spot): Spot {
  return times <= 0 ? spot : repeated(times - 1, move(spot), move)
}
