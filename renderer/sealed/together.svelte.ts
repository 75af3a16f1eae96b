import type { Photo } from '../photos/photo.ts'
import type { TimelineStore } from '../photos/timeline.svelte.ts'
import { blendDays, blendPhotos } from './blend.ts'
import type { Shelf } from './shelf.svelte.ts'

type Deps = { timeline: TimelineStore; shelf: Shelf }

/**
 * The timeline with the sealed photos in their places while they are open, and the plain one as it
 * is, not a step slower, for everybody else.
 */
export function createTogether({ timeline, shelf }: Deps): TimelineStore {
  const days = $derived(shelf.total === 0 ? timeline.days : blendDays(timeline.days, shelf.days))
  const plainCounts = $derived(new Map(timeline.days.map(({ day, count }) => [day, count])))

  function photos(day: string): Photo[] | undefined {
    const plain = timeline.photos(day)
    const sealed = shelf.photos(day)
    if (sealed === undefined) return plain
    const count = plainCounts.get(day) ?? 0
    if (plain === undefined && count > 0) return undefined
    return blendPhotos(plain ?? [], sealed, (plain?.length ?? 0) >= count)
  }

  async function photosOf(day: string): Promise<Photo[]> {
    const plain = shelf.photos(day) && !plainCounts.has(day) ? [] : await timeline.photosOf(day)
    return blendPhotos(plain, shelf.photos(day) ?? [], true)
  }

  return {
    get days() {
      return days
    },
    get total() {
      return timeline.total + shelf.total
    },
    get state() {
      return timeline.state
    },
    get error() {
      return timeline.error
    },
    photos,
    dayOf: (id) => shelf.dayOf(id) ?? timeline.dayOf(id),
    refresh: timeline.refresh,
    // A day that has sealed ones alone has nothing to be fetched.
    want: (days) =>
      timeline.want(shelf.total === 0 ? days : days.filter((day) => plainCounts.has(day))),
    tell: timeline.tell,
    photosOf,
    holdDuring: timeline.holdDuring,
    hide(ids) {
      shelf.drop(ids)
      timeline.hide(ids)
    },
    clear() {
      shelf.clear()
      timeline.clear()
    },
  }
}
