import { SvelteMap } from 'svelte/reactivity'
import type { MediaClient, MediaEvent, MediaRecord } from '../../client/index.ts'
import { staleDays } from './changes.ts'
import { createDayLoader } from './day-loader.ts'
import type { Day } from './layout.ts'
import { type Photo, photoOf } from './photo.ts'

export type TimelineStore = ReturnType<typeof createTimeline>

const PAGE = 500

type Deps = {
  media: MediaClient
  /** Loaded days beyond this many photos are forgotten again, the longest unseen first. */
  keep?: number
  /** News within this many milliseconds is looked at together. */
  gatherMs?: number
}

/** The photos of one person by day: all counts, and the records of days near the eye. */
export function createTimeline({ media, keep = 8000, gatherMs = 250 }: Deps) {
  let days = $state.raw<Day[]>([])
  let total = $state(0)
  let state = $state<'loading' | 'ready' | 'failed'>('loading')
  let error = $state.raw<unknown>(null)
  const loaded = new SvelteMap<string, Photo[]>()
  const places = new Map<string, string>()
  const wholes = new Set<string>()
  let wanted: string[] = []
  let news = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let refreshing: Promise<void> | null = null
  let held = 0

  const loader = createDayLoader({
    fetchPage: (day, cursor, signal) =>
      media.timelineDay(day, { limit: PAGE, signal, ...(cursor ? { cursor } : {}) }),
    onRecords: store,
    onError: () => {},
  })

  function store(day: string, records: MediaRecord[], whole: boolean): void {
    const photos = records.map(photoOf)
    const before = loaded.get(day)
    // While a day is read anew its old photos stay, rather than blinking.
    const rest = whole ? [] : (before?.slice(photos.length) ?? [])
    if (whole) wholes.add(day)
    for (const photo of before ?? []) if (places.get(photo.id) === day) places.delete(photo.id)
    for (const photo of [...photos, ...rest]) places.set(photo.id, day)
    loaded.delete(day)
    loaded.set(day, [...photos, ...rest])
    forgetOld()
  }

  function forgetOld(): void {
    const near = new Set(wanted)
    let size = 0
    for (const photos of loaded.values()) size += photos.length
    for (const [day, photos] of loaded) {
      if (size <= keep) return
      if (near.has(day)) continue
      size -= photos.length
      forget(day)
    }
  }

  function forget(day: string): void {
    for (const photo of loaded.get(day) ?? []) {
      if (places.get(photo.id) === day) places.delete(photo.id)
    }
    loaded.delete(day)
    wholes.delete(day)
  }

  /** Asks for the counts anew, and drops what they show to be out of date. One at a time. */
  function refresh(): Promise<void> {
    if (held > 0) return Promise.resolve()
    refreshing ??= look().finally(() => (refreshing = null))
    return refreshing
  }

  async function look(): Promise<void> {
    const ids = news
    news = new Set()
    try {
      const answer = await media.timeline()
      const dayHolding = (id: string) => places.get(id)
      distrust(staleDays({ ids, before: days, after: answer.days, dayHolding }))
      days = answer.days
      total = answer.total
      state = 'ready'
    } catch (cause) {
      for (const id of ids) news.add(id)
      error = cause
      if (state === 'loading') state = 'failed'
    }
    loader.want(missing())
  }

  function distrust(stale: Set<string> | null): void {
    const near = new Set(wanted)
    const isStale = (day: string) => stale?.has(day) ?? true
    loader.cancel(isStale)
    for (const day of loaded.keys()) {
      if (!isStale(day)) continue
      if (near.has(day)) wholes.delete(day)
      else forget(day)
    }
  }

  /** The days near the eye, most urgent first. What is no longer named stops loading. */
  function want(next: string[]): void {
    wanted = next
    loader.want(missing())
  }

  function missing(): string[] {
    return wanted.filter((day) => !wholes.has(day))
  }

  /** Something happened to this medium. Many at once lead to one look, and looks do not pile up. */
  function tell({ id }: Pick<MediaEvent, 'id'>): void {
    news.add(id)
    if (held > 0) return
    timer ??= setTimeout(async () => {
      const began = performance.now()
      await (refreshing ?? Promise.resolve())
      await refresh()
      timer = undefined
      // A library that takes long to read is read less often while thousands of photos arrive.
      const spent = performance.now() - began
      if (news.size > 0) setTimeout(() => tell({ id }), spent * 2)
    }, gatherMs)
  }

  /** Keeps what is shown as it is while `work` changes many things one by one, then looks once. */
  async function holdDuring<T>(work: () => Promise<T>): Promise<T> {
    held += 1
    await refreshing
    try {
      return await work()
    } finally {
      held -= 1
      if (held === 0) await refresh()
    }
  }

  /** All photos of a day, however far away. */
  async function photosOf(day: string): Promise<Photo[]> {
    const here = loaded.get(day)
    if (here && wholes.has(day)) return here
    return (await loader.load(day)).map(photoOf)
  }

  /** Takes photos out of sight before the server has done so. The next look sets it right. */
  function hide(ids: ReadonlySet<string>): void {
    const gone = new Map<string, number>()
    for (const id of ids) {
      const day = places.get(id)
      if (day !== undefined) gone.set(day, (gone.get(day) ?? 0) + 1)
    }
    for (const day of gone.keys()) {
      loaded.set(day, loaded.get(day)?.filter((photo) => !ids.has(photo.id)) ?? [])
    }
    days = days
      .map(({ day, count }) => ({ day, count: count - (gone.get(day) ?? 0) }))
      .filter(({ count }) => count > 0)
    total -= [...gone.values()].reduce((sum, count) => sum + count, 0)
  }

  /** Another person, or nobody: nothing of this one may stay. */
  function clear(): void {
    loader.stop()
    clearTimeout(timer)
    timer = undefined
    loaded.clear()
    places.clear()
    wholes.clear()
    news.clear()
    days = []
    total = 0
    state = 'loading'
  }

  return {
    get days() {
      return days
    },
    get total() {
      return total
    },
    get state() {
      return state
    },
    get error() {
      return error
    },
    photos: (day: string) => loaded.get(day),
    dayOf: (id: string) => places.get(id),
    refresh,
    want,
    tell,
    photosOf,
    holdDuring,
    hide,
    clear,
  }
}
