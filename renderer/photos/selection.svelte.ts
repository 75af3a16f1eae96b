import { SvelteMap } from 'svelte/reactivity'
import type { Layout, Spot } from './layout.ts'
import type { Photo } from './photo.ts'
import type { TimelineStore } from './timeline.svelte.ts'

export type Selection = ReturnType<typeof createSelection>

/** Which photos are chosen. `active` is the mode: on phones it is entered before anything is chosen. */
export function createSelection({ timeline }: { timeline: TimelineStore }) {
  const chosen = new SvelteMap<string, Photo>()
  let active = $state(false)
  let anchor: Spot | null = null

  function start(): void {
    active = true
  }

  function stop(): void {
    active = false
    anchor = null
    chosen.clear()
  }

  function toggle(photo: Photo, spot: Spot): void {
    if (chosen.has(photo.id)) chosen.delete(photo.id)
    else chosen.set(photo.id, photo)
    anchor = spot
    active = active || chosen.size > 0
  }

  /** Everything from the last one touched to this one, days in between included. */
  async function extendTo(spot: Spot, layout: Layout): Promise<void> {
    const from = layout.positionOf(anchor ?? spot)
    const to = layout.positionOf(spot)
    const [low, high] = [layout.spotAt(Math.min(from, to)), layout.spotAt(Math.max(from, to))]
    active = true
    for (let day = low.day; day <= high.day; day++) {
      const photos = await timeline.photosOf(layout.days[day]?.day ?? '')
      const first = day === low.day ? low.index : 0
      const last = day === high.day ? high.index : photos.length - 1
      for (const photo of photos.slice(first, last + 1)) chosen.set(photo.id, photo)
    }
  }

  /** Chooses a whole day, or none of it when it was chosen already. */
  async function toggleDay(day: string): Promise<void> {
    const photos = await timeline.photosOf(day)
    const all = photos.every((photo) => chosen.has(photo.id))
    for (const photo of photos) {
      if (all) chosen.delete(photo.id)
      else chosen.set(photo.id, photo)
    }
    active = active || chosen.size > 0
  }

  return {
    get active() {
      return active
    },
    get size() {
      return chosen.size
    },
    has: (id: string) => chosen.has(id),
    all: () => [...chosen.values()],
    start,
    stop,
    toggle,
    extendTo,
    toggleDay,
  }
}
