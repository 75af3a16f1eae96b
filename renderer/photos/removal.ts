import type { MediaClient } from '../../client/index.ts'
import { wordsFor } from '../messages/failure.ts'
import type { Messages } from '../messages/en/index.ts'
import type { Shelf } from '../sealed/shelf.svelte.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'
import { eachOf } from './each-of.ts'
import type { TimelineStore } from './timeline.svelte.ts'

export type Removal = ReturnType<typeof createRemoval>

type Deps = {
  media: MediaClient
  timeline: TimelineStore
  shelf: Shelf
  toasts: Toasts
  t: Messages
}

/** Deletes at once and offers to take it back: a question before is one too many, a way back is not. */
export function createRemoval({ media, timeline, shelf, toasts, t }: Deps) {
  async function remove(ids: readonly string[]): Promise<void> {
    const sealed = new Set(ids.filter(shelf.holds))
    const binOf = (id: string) => (sealed.has(id) ? media.sealed : media)
    timeline.hide(new Set(ids))
    const { done, errors } = await timeline.holdDuring(() =>
      eachOf(ids, (id) => binOf(id).delete(id)),
    )
    if (sealed.size > 0) {
      const gone = new Set(done)
      await shelf.bring([...sealed].filter((id) => !gone.has(id)))
    }
    if (done.length > 0) {
      const action = { label: t.undo, run: () => void restore(done, sealed) }
      toasts.show(t.remove.done(done.length), { action })
    }
    if (errors.length > 0) {
      const text = t.remove.failed(errors.length, wordsFor(errors[0], t))
      toasts.show(text, { tone: 'bad' })
    }
  }

  async function restore(ids: readonly string[], sealed: ReadonlySet<string>): Promise<void> {
    const { done, errors } = await timeline.holdDuring(() =>
      eachOf(ids, (id) => (sealed.has(id) ? media.sealed : media).restore(id)),
    )
    if (sealed.size > 0) await shelf.bring(done.filter((id) => sealed.has(id)))
    if (done.length > 0) toasts.show(t.remove.restored(done.length))
    if (errors.length > 0) toasts.show(t.remove.restoreFailed, { tone: 'bad' })
  }

  return { remove }
}
