import { HearthClientError, type MediaClient } from '../../client/index.ts'
import type { SessionStore } from '../account/session.svelte.ts'
import type { Messages } from '../messages/en/index.ts'
import type { Reach } from '../pages/reach.svelte.ts'
import type { Previews } from '../photos/previews.ts'
import type { TimelineStore } from '../photos/timeline.svelte.ts'
import type { Shelf } from '../sealed/shelf.svelte.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'
import { judge } from './judge.ts'
import { createQueue, noTotals, type Upload } from './queue.ts'
import { createSpeed } from './speed.ts'
import { farewell } from './summary.ts'

export type Uploads = ReturnType<typeof createUploads>

type Deps = {
  media: MediaClient
  timeline: TimelineStore
  shelf: Shelf
  previews: Previews
  session: SessionStore
  reach: Reach
  toasts: Toasts
  t: Messages
}

/** The queue as the page sees it, joined to the network, the session and the grid. */
export function createUploads({
  media,
  timeline,
  shelf,
  previews,
  session,
  reach,
  toasts,
  t,
}: Deps) {
  let list = $state.raw<Upload[]>([])
  const totals = $state(noTotals())
  let halted = $state<'no' | 'paused' | 'blocked'>('no')
  let secondsLeft = $state<number | null>(null)
  let said = $state('')
  let sealing = $state(false)
  const speed = createSpeed({ now: () => performance.now() })

  const queue = createQueue({
    send: async (file, { sealed, ...options }) =>
      sealed ? (await shelf.sit()).send(file, options) : media.upload(file, options),
    judge: verdictOn,
    observe,
    totals,
    onKept: kept,
    onStep: step,
  })
  reach.onBack(queue.unblock)

  function observe(upload: Upload): Upload {
    const observed = $state(upload)
    return observed
  }

  function kept({ mediaId, file, sealed }: Upload): void {
    if (mediaId === null) return
    if (sealed) return void shelf.bring([mediaId]).catch(() => {})
    previews.remember(mediaId, file)
    timeline.tell({ id: mediaId })
  }

  function verdictOn(error: unknown, upload: Upload) {
    const verdict = judge(error, upload, t)
    const code = error instanceof HearthClientError ? error.code : ''
    if (code === 'UNAUTHORIZED') session.expire()
    else if (code === 'NETWORK') reach.fail()
    else if (verdict.halt === 'block') setTimeout(queue.unblock, waitMs(error))
    if (verdict.halt === 'pause') toasts.show(t.uploads.stoppedFull, { tone: 'bad' })
    return verdict
  }

  // The queue calls this in its own constructor's wake, too: it must not assume that `queue` is there.
  function step(): void {
    halted = queue.paused ? 'paused' : queue.blocked ? 'blocked' : 'no'
    speed.sample(totals.sent)
    secondsLeft = speed.secondsFor(totals.bytes - totals.sent)
    if (totals.open === 0 && list.length > 0) said = farewell(totals, t)
  }

  function add(files: readonly File[]): void {
    if (files.length === 0) return
    if (totals.open === 0) clear()
    list = [...list, ...queue.add(files, sealing)]
    said = t.uploads.started(files.length)
  }

  function remove(upload: Upload): void {
    queue.remove(upload)
    list = list.filter((each) => each !== upload)
  }

  /** Forgets what is done. Failed ones stay until they are tried again or the panel is closed. */
  function clear(all = false): void {
    leave(list.filter((each) => isOver(each) && (all || each.state !== 'failed')))
  }

  function leave(leaving: readonly Upload[]): void {
    const gone = new Set(leaving)
    list = list.filter((each) => !gone.has(each))
    for (const { file, sent, state } of leaving) {
      totals.files -= 1
      totals.bytes -= file.size
      totals.sent -= sent
      if (state === 'kept' || state === 'duplicate' || state === 'failed') totals[state] -= 1
    }
    speed.reset(totals.sent)
  }

  /** Another person is here: nothing of the one before goes on. */
  function empty(): void {
    for (const upload of list.filter((each) => !isOver(each))) remove(upload)
    clear(true)
    said = ''
    sealing = false
  }

  return {
    get list() {
      return list
    },
    get totals() {
      return totals
    },
    get halted() {
      return halted
    },
    get secondsLeft() {
      return secondsLeft
    },
    /** For the ear: how it began and how it ended, not every step between. */
    get said() {
      return said
    },
    /** Whether what is added now is for this person alone. */
    get sealing() {
      return sealing
    },
    seal: (on: boolean) => (sealing = on),
    /** Locked: the names of what was sealed are nobody's to read. */
    forgetSealed: () =>
      leave(list.filter(({ sealed, state }) => sealed && isOver({ state }) && state !== 'failed')),
    get running() {
      return totals.open > 0
    },
    add,
    remove,
    clear,
    empty,
    pause: queue.pause,
    resume: queue.resume,
    unblock: queue.unblock,
    retry: queue.retry,
    tick: step,
  }
}

function isOver({ state }: Pick<Upload, 'state'>): boolean {
  return state === 'kept' || state === 'duplicate' || state === 'failed'
}

function waitMs(error: unknown): number {
  const seconds = error instanceof HearthClientError ? error.retryAfterSec : undefined
  return Math.min(seconds ?? 3, 60) * 1000
}
