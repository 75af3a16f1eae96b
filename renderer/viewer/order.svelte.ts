import { dayOf } from '../photos/day-label.ts'
import { createLayout, measure } from '../photos/layout.ts'
import { type Photo, photoOf } from '../photos/photo.ts'
import type { TimelineStore } from '../photos/timeline.svelte.ts'
import type { Shelf } from '../sealed/shelf.svelte.ts'
import type { MediaClient, MediaRecord } from '../../client/index.ts'

type Deps = { timeline: TimelineStore; media: MediaClient; shelf: Shelf }

export type Order = ReturnType<typeof createOrder>

/** All photos in one row, newest first, though only a few days of them are loaded. */
export function createOrder({ timeline, media, shelf }: Deps) {
  const layout = $derived(createLayout(timeline.days, measure(300, 100, 0)))
  // A photo whose day cannot be told is shown by itself rather than not at all.
  let alone = $state.raw<Photo | null>(null)

  function photoAt(position: number): Photo | null {
    if (alone) return alone
    const { day, index } = layout.spotAt(position)
    return timeline.photos(layout.days[day]?.day ?? '')?.[index] ?? null
  }

  /** Loads what surrounds a position; resolves when it is there. */
  async function load(position: number): Promise<void> {
    if (alone || position < 0 || position >= layout.total) return
    const day = layout.days[layout.spotAt(position).day]?.day
    if (day !== undefined) await timeline.photosOf(day)
  }

  /** Where a photo is, if its day is loaded. */
  function positionOf(id: string): number | null {
    if (alone) return alone.id === id ? 0 : null
    const day = timeline.dayOf(id)
    if (day === undefined) return null
    const index = timeline.photos(day)?.findIndex((photo) => photo.id === id) ?? -1
    const at = layout.days.findIndex((each) => each.day === day)
    return index < 0 || at < 0 ? null : layout.positionOf({ day: at, index })
  }

  /** Looks a photo up wherever it is. False when there is no such photo. Throws as the client does. */
  async function find(id: string): Promise<boolean> {
    if (positionOf(id) !== null) return true
    const sealedDay = shelf.dayOf(id)
    if (sealedDay !== undefined) {
      await timeline.photosOf(sealedDay)
      return positionOf(id) !== null
    }
    const record = await media.get(id)
    if (record === null) return false
    for (const day of possibleDays(record)) {
      if (!timeline.days.some((each) => each.day === day)) continue
      await timeline.photosOf(day)
      if (positionOf(id) !== null) return true
    }
    alone = photoOf(record)
    return true
  }

  return {
    get total() {
      return alone ? 1 : layout.total
    },
    photoAt,
    load,
    positionOf,
    find,
  }
}

const DAY_MS = 86_400_000

/** The record names moments, the timeline days: which day a moment belongs to depends on the zone it was taken in. */
function possibleDays({ exif, createdAt }: MediaRecord): Set<string> {
  const moments = [exif?.dateTaken, createdAt].flatMap((text) => (text ? [Date.parse(text)] : []))
  const days = moments.flatMap((moment) => [
    dayOf(moment),
    ...[0, -DAY_MS, DAY_MS].map((step) => new Date(moment + step).toISOString().slice(0, 10)),
  ])
  return new Set(days)
}
