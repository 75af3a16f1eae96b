import type { Day, Measures } from './layout.ts'

/** Where a day lies. `reach` is how far its heading may extend to the right, to the next one or the edge. */
export type Place = { top: number; left: number; width: number; height: number; reach: number }

/** Below this there is no room for two headings beside each other. */
const MIN_COLUMNS = 5
/** A heading needs two tiles. */
const MIN_SHARE = 2
const BESIDE_GAP = 24

/**
 * Lays days out from top to bottom. Short days share a band, side by side: a life has many days
 * with one photo, and each on a row of its own would be mostly paper.
 */
export function placesOf(days: readonly Day[], measures: Measures): Place[] {
  const { columns, tile, gap, heading, dayGap } = measures
  const step = tile + gap
  const full = columns * step - gap
  const places: Place[] = []
  let top = 0
  let band: Place[] = []

  function endBand(): void {
    for (const [at, place] of band.entries()) {
      const next = band[at + 1]?.left ?? full
      place.reach = next - place.left - place.width
    }
    const last = band[0]
    if (last) top = last.top + last.height + dayGap
    band = []
  }

  for (const { count } of days) {
    const share = Math.max(count, MIN_SHARE)
    const before = band.at(-1)
    const left = before ? before.left + before.width + BESIDE_GAP : 0
    const short = columns >= MIN_COLUMNS && count < columns
    const width = short ? Math.min(share, columns) * step - gap : full
    const fits = short && left + width <= full
    if (before && !fits) endBand()
    const rows = Math.ceil(count / columns)
    const height = heading + rows * step - gap
    const place = { top, left: fits && before ? left : 0, width, height, reach: 0 }
    places.push(place)
    band.push(place)
    if (!short) endBand()
  }
  endBand()
  return places
}
