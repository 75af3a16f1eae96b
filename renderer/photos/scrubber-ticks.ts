import type { Layout } from './layout.ts'

/** A label beside the scrubber; `at` from 0 (newest) to 1. */
export type Tick = { year: string; at: number }

/** The years, where they begin in the page, leaving out labels that would touch. */
export function ticksOf(layout: Layout, trackPx: number, minPx = 26): Tick[] {
  const ticks: Tick[] = []
  let year = ''
  for (const [index, { day }] of layout.days.entries()) {
    if (day.slice(0, 4) === year) continue
    year = day.slice(0, 4)
    const at = layout.height === 0 ? 0 : layout.topOf(index) / layout.height
    const before = ticks.at(-1)
    if (before === undefined || (at - before.at) * trackPx >= minPx) ticks.push({ year, at })
  }
  return ticks
}
