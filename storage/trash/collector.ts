import type { BlobStore } from '../blobs/blob-store.ts'
import type { DerivedFiles } from '../derived/derived.ts'
import { explained } from '../failure.ts'
import type { MediaRemoval } from '../media/removal.ts'
import type { SealedRemoval } from '../media/sealed-removal.ts'
import type { BlobStates } from './blob-states.ts'
import { createReconciler } from './reconciler.ts'
import type { Collected, Trash } from './trash.ts'

export type TrashDeps = {
  states: BlobStates
  blobs: BlobStore
  derived: DerivedFiles
  removal: MediaRemoval
  sealedRemoval: SealedRemoval
  write: <T>(op: () => T) => Promise<T>
  now: () => number
  /** With every pass: puts back what a full disk took. */
  replenish?: () => Promise<void>
  /** What else is tidied with a thorough pass. */
  tidy?: () => Promise<void>
}

type Removal<T> = {
  findRemoved(ownerId: string, id: string): string | null
  restore(ownerId: string, id: string): T | null
}

export const defaultGraceMs = 30 * 24 * 60 * 60 * 1000
/** Walking the folders costs more than looking at rows: once at start, then about daily. */
const thoroughEveryMs = 20 * 60 * 60 * 1000
/** Enough to share flushes. */
const atOnce = 16

/**
 * [Note: nothing is deleted at once] Moves blobs along their states. Renaming comes before
 * unlinking, and every step is taken under the hash's lock after looking again.
 */
export function createTrash(deps: TrashDeps): Trash {
  const {
    states,
    blobs,
    derived,
    removal,
    sealedRemoval,
    write,
    now,
    replenish = async () => {},
  } = deps
  const reconcile = createReconciler(deps)
  let running: Promise<Collected> | null = null
  let queued: Promise<Collected> | null = null
  let thoroughAt: number | null = null

  return {
    collect(options = {}) {
      if (running === null) return begin(options)
      queued ??= running
        .catch(() => {})
        .then(() => {
          queued = null
          return begin(options)
        })
      return queued
    },
    restore: (ownerId, id) => bringBack(removal, ownerId, id),
    restoreSealed: (ownerId, id) => bringBack(sealedRemoval, ownerId, id),
  }

  async function bringBack<T>(from: Removal<T>, ownerId: string, id: string): Promise<T | null> {
    const hash = from.findRemoved(ownerId, id)
    if (hash === null) return null
    return blobs.exclusive(hash, async () => {
      if (!(await blobs.untrash(hash))) return null
      return write(() => from.restore(ownerId, id))
    })
  }

  function begin(options: { now?: number; graceMs?: number }): Promise<Collected> {
    const { now: at = now(), graceMs = defaultGraceMs } = options
    running = explained(() => pass(at, graceMs)).finally(() => {
      running = null
    })
    return running
  }

  async function pass(at: number, graceMs: number): Promise<Collected> {
    const before = at - graceMs
    while ((await write(() => states.forgetRemoved(before))) > 0);
    const trashed = await each('trashed', shelve)
    while ((await write(() => states.condemn(before))) > 0);
    const erased = await each('condemned', end)
    await replenish()
    const found = isThorough(at) ? await reconcile({ at, before }) : { healed: 0, orphans: 0 }
    return { trashed, erased, ...found }
  }

  function isThorough(at: number): boolean {
    if (thoroughAt !== null && at - thoroughAt < thoroughEveryMs) return false
    thoroughAt = at
    return true
  }

  async function each(
    state: 'trashed' | 'condemned',
    step: (hash: string) => Promise<boolean>,
  ): Promise<number> {
    let done = 0
    for (let after = 0; ;) {
      const page = states.inState(state, after)
      const last = page.at(-1)
      if (last === undefined) return done
      done += await eachOf(page, step)
      after = last.id
    }
  }

  async function eachOf(
    page: { hash: string }[],
    step: (hash: string) => Promise<boolean>,
  ): Promise<number> {
    let done = 0
    for (let i = 0; i < page.length; i += atOnce) {
      const batch = page.slice(i, i + atOnce)
      const answers = await Promise.all(
        batch.map(({ hash }) => blobs.exclusive(hash, () => step(hash))),
      )
      done += answers.filter(Boolean).length
    }
    return done
  }

  async function shelve(hash: string): Promise<boolean> {
    if (states.state(hash) !== 'trashed') return false
    await blobs.trash(hash)
    await write(() => states.shelve(hash))
    return true
  }

  async function end(hash: string): Promise<boolean> {
    if (!states.isDoomed(hash)) return false
    // A restore cut off by a crash may have left it in its place.
    await blobs.trash(hash)
    await derived.drop(hash)
    await blobs.erase(hash)
    return write(() => states.end(hash))
  }
}
