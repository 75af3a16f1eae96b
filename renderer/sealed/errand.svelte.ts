import { HearthClientError } from '../../client/index.ts'
import type { Photo } from '../photos/photo.ts'
import type { TimelineStore } from '../photos/timeline.svelte.ts'
import type { Shelf } from './shelf.svelte.ts'

/** `private`: plain photos are sealed. `visible`: the way back. `save`: opened onto the device. */
export type ErrandKind = 'private' | 'visible' | 'save'

export type Errand = {
  kind: ErrandKind
  of: number
  /** Which one, from 1, and how far, from 0 to 1 for all. */
  at: number
  share: number
  stop: () => void
}

export type ErrandEnd = { kind: ErrandKind; done: number; errors: unknown[]; stopped: boolean }

export type Errands = ReturnType<typeof createErrands>

type Deps = { shelf: Shelf; timeline: TimelineStore }

/** Work on several photos that takes a while, one after the other: what memory it needs is one photo's. */
export function createErrands({ shelf, timeline }: Deps) {
  let current = $state.raw<Errand | null>(null)
  let tail: Promise<unknown> = Promise.resolve()

  /** Resolves when all are done, or it was stopped; one that fails does not keep the others. */
  function run(kind: ErrandKind, photos: readonly Photo[]): Promise<ErrandEnd> {
    const mine = tail.then(() => work(kind, photos))
    tail = mine
    return mine
  }

  async function work(kind: ErrandKind, photos: readonly Photo[]): Promise<ErrandEnd> {
    const abort = new AbortController()
    const stop = () => abort.abort(new HearthClientError('ABORTED', 'Stopped.'))
    const end: ErrandEnd = { kind, done: 0, errors: [], stopped: false }
    for (const [index, photo] of photos.entries()) {
      if (abort.signal.aborted) break
      const tell = (share: number) => {
        const all = (index + share) / photos.length
        current = { kind, of: photos.length, at: index + 1, share: all, stop }
      }
      tell(0)
      try {
        const options = { signal: abort.signal, onShare: tell }
        await shelf.holdDuring(() => one(kind, photo, options))
        end.done += 1
      } catch (error) {
        if (!abort.signal.aborted) end.errors.push(error)
      }
    }
    current = null
    end.stopped = abort.signal.aborted
    return end
  }

  type Options = { signal: AbortSignal; onShare: (share: number) => void }

  async function one(kind: ErrandKind, photo: Photo, options: Options): Promise<void> {
    const desk = await shelf.sit()
    if (kind === 'save') return desk.save(await desk.open(photo.id, options))
    const id =
      kind === 'private'
        ? await desk.makePrivate(photo.id, options)
        : await desk.makeVisible(photo.id, options)
    timeline.hide(new Set([photo.id]))
    timeline.tell({ id: kind === 'private' ? photo.id : id })
    await shelf.bring(kind === 'private' ? [id] : [])
  }

  return {
    get current() {
      return current
    },
    run,
    stop: () => current?.stop(),
  }
}
