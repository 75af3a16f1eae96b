import { SvelteMap } from 'svelte/reactivity'
import type { ConnectionOptions, MediaClient, SealedEvent } from '../../client/index.ts'
import type { Day } from '../photos/layout.ts'
import type { Photo } from '../photos/photo.ts'
import type { VaultSession } from '../vault/vault-session.svelte.ts'
import { newestFirst } from './blend.ts'
import type { Desk } from './desk.ts'
import { isOfOldKey } from './old-key.ts'

export type Shelf = ReturnType<typeof createShelf>

type Deps = {
  media: MediaClient
  vault: VaultSession
  connection: ConnectionOptions
  /** News within this many milliseconds is looked at together. */
  gatherMs?: number
}

/**
 * The private photos of whoever is signed in: how many there are, and, while the vault is open,
 * each with its day. What opens them (`desk`) comes when it is needed. All of it goes with a lock.
 */
export function createShelf({ media, vault, connection, gatherMs = 250 }: Deps) {
  let held = $state(0)
  let days = $state.raw<Day[]>([])
  let state = $state<'shut' | 'opening' | 'open' | 'failed'>('shut')
  let closed = $state.raw<ReadonlySet<string>>(new Set())
  let desk = $state.raw<Desk | null>(null)
  const byDay = new SvelteMap<string, Photo[]>()
  const places = new Map<string, string>()
  let news = new Map<string, SealedEvent['status']>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = 0
  let turn = 0

  /** How many the house keeps, open or not. Without an answer their line is missing, and nothing else. */
  async function recount(): Promise<void> {
    const mine = turn
    const stats = await media.stats().catch(() => null)
    if (stats && mine === turn) held = stats.sealed?.count ?? 0
  }

  /** Counts anew, and reads anew what that shows to be out of date. */
  async function look(): Promise<void> {
    await recount()
    // Another device sealed or deleted some meanwhile.
    if (state === 'open' && held !== places.size + closed.size) await list()
  }

  /** Opens all of them on this device, page by page, newest first. */
  async function open(): Promise<void> {
    if (state !== 'opening' && state !== 'open') await list()
  }

  async function list(): Promise<void> {
    const mine = turn
    state = 'opening'
    const before = [...places.keys()]
    const seen = new Set<string>()
    const shut = new Set<string>()
    try {
      const here = await sit()
      await here.list((photos, more) => {
        if (mine !== turn) return
        put(photos)
        for (const { id } of photos) seen.add(id)
        for (const id of more) shut.add(id)
      })
      if (mine !== turn) return
      // What came since it began is newer than the list.
      drop(new Set(before.filter((id) => !seen.has(id))))
      closed = shut
      state = 'open'
    } catch {
      if (mine === turn) state = 'failed'
    }
  }

  /** What seals and opens; throws where its program could not be fetched. */
  async function sit(): Promise<Desk> {
    const mine = turn
    const { createDesk } = await import('./desk.ts')
    const fresh = () => createDesk({ media, vault, connection })
    if (mine !== turn) return fresh()
    return (desk ??= fresh())
  }

  /** Those that were sealed or restored just now, if the vault is open. */
  async function bring(ids: readonly string[]): Promise<void> {
    const mine = turn
    if (vault.state === 'unlocked' && ids.length > 0) {
      const here = await sit()
      const shut = new Set<string>()
      const find = async (id: string) => {
        try {
          return await here.find(id)
        } catch (error) {
          if (isOfOldKey(error)) shut.add(id)
          return null
        }
      }
      const photos = await Promise.all(ids.map(find))
      if (mine !== turn) return
      put(photos.filter((photo) => photo !== null))
      if (shut.size > 0) closed = new Set([...closed, ...shut])
    }
    await recount()
  }

  /** Another page or device of this person's, or this one itself, has kept or deleted one. */
  function tell({ id, status }: SealedEvent): void {
    news.set(id, status)
    if (busy === 0) timer ??= setTimeout(() => void hear(), gatherMs)
  }

  async function hear(): Promise<void> {
    const told = news
    news = new Map()
    timer = undefined
    drop(new Set([...told.keys()].filter((id) => told.get(id) === 'removed')))
    const fresh = [...told.keys()].filter((id) => told.get(id) === 'kept' && !holds(id))
    await bring(state === 'open' || state === 'opening' ? fresh : [])
  }

  /** What `work` does itself is no news: it puts things into their places in its own order. */
  async function holdDuring<T>(work: () => Promise<T>): Promise<T> {
    busy += 1
    try {
      return await work()
    } finally {
      busy -= 1
      if (busy === 0 && news.size > 0) timer ??= setTimeout(() => void hear(), gatherMs)
    }
  }

  const holds = (id: string) => places.has(id) || closed.has(id)

  function put(photos: readonly Photo[]): void {
    const touched = new Map<string, Photo[]>()
    for (const photo of photos) {
      const day = dayIn(photo)
      take(photo.id)
      const there = touched.get(day) ?? []
      touched.set(day, [...there, photo])
      places.set(photo.id, day)
    }
    for (const [day, more] of touched) {
      byDay.set(day, [...(byDay.get(day) ?? []), ...more].sort(newestFirst))
    }
    count()
  }

  /** Out of sight, before the house has done so. */
  function drop(ids: ReadonlySet<string>): void {
    if (closed.size > 0) closed = new Set([...closed].filter((id) => !ids.has(id)))
    const here = [...ids].filter((id) => places.has(id))
    if (here.length === 0) return
    for (const id of here) take(id)
    count()
  }

  function take(id: string): void {
    const day = places.get(id)
    if (day === undefined) return
    places.delete(id)
    const left = byDay.get(day)?.filter((photo) => photo.id !== id) ?? []
    if (left.length > 0) byDay.set(day, left)
    else byDay.delete(day)
  }

  function count(): void {
    days = [...byDay].map(([day, photos]) => ({ day, count: photos.length }))
  }

  /** Locked: gone from the screen and from memory. */
  function shut(): void {
    turn++
    state = 'shut'
    closed = new Set()
    clearTimeout(timer)
    timer = undefined
    news.clear()
    byDay.clear()
    places.clear()
    count()
    desk?.end()
    desk = null
  }

  return {
    get held() {
      return held
    },
    get days() {
      return days
    },
    get total() {
      return days.reduce((sum, { count }) => sum + count, 0)
    },
    get state() {
      return state
    },
    /** Ids of those sealed with a key that this vault had before: nothing opens them. */
    get closed() {
      return closed
    },
    /** Null until somebody sat down at it, and after a lock. */
    get desk() {
      return desk
    },
    photos: (day: string) => byDay.get(day),
    /** Whether it is a private one, open or closed. */
    holds,
    dayOf: (id: string) => places.get(id),
    look,
    tell,
    holdDuring,
    open,
    sit,
    bring,
    drop,
    shut,
    /** Another person, or nobody. */
    clear(): void {
      shut()
      held = 0
    },
  }
}

function dayIn({ day, at }: Photo): string {
  return day ?? new Date(at).toISOString().slice(0, 10)
}
