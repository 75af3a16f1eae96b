import type { UploadProgress } from '../../client/index.ts'

/** `kept` and `duplicate` are said only after the server's 201: its promise, not our hope. */
export type UploadState = 'waiting' | 'sending' | 'finishing' | 'kept' | 'duplicate' | 'failed'

export type Upload = {
  readonly id: number
  readonly file: File
  /** Leaves this device sealed. */
  readonly sealed: boolean
  state: UploadState
  /** Bytes on their way or there. */
  sent: number
  /** Why not, in words. */
  failure: string | null
  /** The record it became. */
  mediaId: string | null
  tries: number
}

/** Sums over all uploads, kept as they change: adding up 10,000 files at every step would show. */
export type Totals = {
  files: number
  bytes: number
  sent: number
  open: number
  kept: number
  duplicate: number
  failed: number
}

/** What to do about an error: leave the file, try it again later, or stop everything for now. */
export type Verdict = { kind: 'fail' | 'again'; words: string; halt?: 'pause' | 'block' }

export type Send = (
  file: File,
  options: {
    sealed: boolean
    signal: AbortSignal
    onProgress: (progress: UploadProgress) => void
  },
) => Promise<{ id: string; duplicate: boolean }>

type Deps = {
  send: Send
  judge: (error: unknown, upload: Upload) => Verdict
  /** Makes an upload observable; the queue changes it in place. */
  observe: (upload: Upload) => Upload
  totals: Totals
  onKept: (upload: Upload) => void
  /** After each step: something may have been paused, blocked, or be over. */
  onStep: () => void
  parallel?: number
}

export const noTotals = (): Totals => ({
  files: 0,
  bytes: 0,
  sent: 0,
  open: 0,
  kept: 0,
  duplicate: 0,
  failed: 0,
})

export type Queue = ReturnType<typeof createQueue>

/** Sends files, a few at a time, in order. Knows nothing of pages or networks. */
export function createQueue(deps: Deps) {
  const { send, judge, observe, totals, onKept, onStep, parallel = 3 } = deps
  const running = new Map<Upload, AbortController>()
  let waiting: Upload[] = []
  let paused = false
  let blocked = false
  let last = 0

  function add(files: readonly File[], sealed = false): Upload[] {
    const added = files.map((file) => {
      const fields = { state: 'waiting', sent: 0, failure: null, mediaId: null, tries: 0 } as const
      return observe({ id: ++last, file, sealed, ...fields })
    })
    for (const upload of added) enter(upload)
    waiting.push(...added)
    next()
    return added
  }

  function enter(upload: Upload): void {
    totals.files += 1
    totals.open += 1
    totals.bytes += upload.file.size
  }

  function mayStart(): boolean {
    return !paused && !blocked && running.size < parallel
  }

  function next(): void {
    while (mayStart()) {
      const upload = waiting.shift()
      if (upload === undefined) break
      void run(upload)
    }
    onStep()
  }

  async function run(upload: Upload): Promise<void> {
    const abort = new AbortController()
    running.set(upload, abort)
    upload.state = 'sending'
    upload.tries += 1
    try {
      const onProgress = ({ sent }: UploadProgress) =>
        !abort.signal.aborted && progress(upload, sent)
      const { sealed, file } = upload
      const { id, duplicate } = await send(file, { sealed, signal: abort.signal, onProgress })
      upload.mediaId = id
      progress(upload, upload.file.size)
      close(upload, duplicate ? 'duplicate' : 'kept')
      onKept(upload)
    } catch (error) {
      if (!abort.signal.aborted) refuse(upload, judge(error, upload))
    }
    if (running.get(upload) === abort) running.delete(upload)
    next()
  }

  function progress(upload: Upload, sent: number): void {
    totals.sent += sent - upload.sent
    upload.sent = sent
    if (upload.state === 'sending' && sent >= upload.file.size) upload.state = 'finishing'
  }

  function close(upload: Upload, state: 'kept' | 'duplicate' | 'failed'): void {
    upload.state = state
    totals[state] += 1
    totals.open -= 1
  }

  function refuse(upload: Upload, verdict: Verdict): void {
    progress(upload, 0)
    if (verdict.kind === 'again') putBack(upload)
    else {
      upload.failure = verdict.words
      close(upload, 'failed')
    }
    if (verdict.halt === 'pause') pause()
    if (verdict.halt === 'block') blocked = true
  }

  /** In front: what was begun is finished first. */
  function putBack(upload: Upload): void {
    upload.state = 'waiting'
    upload.sent = 0
    waiting.unshift(upload)
  }

  /** Lets nothing new start; what is under way breaks off and starts again later. */
  function pause(): void {
    paused = true
    const begun = [...running.entries()].toReversed()
    running.clear()
    for (const [upload, abort] of begun) {
      abort.abort()
      progress(upload, 0)
      putBack(upload)
      upload.tries -= 1 // a wish, not a failure
    }
    onStep()
  }

  function resume(): void {
    paused = false
    blocked = false
    next()
  }

  /** Ends a block, but not a pause: that one was a person's wish. */
  function unblock(): void {
    blocked = false
    next()
  }

  function retry(uploads: readonly Upload[]): void {
    for (const upload of uploads) {
      if (upload.state !== 'failed') continue
      totals.failed -= 1
      totals.open += 1
      Object.assign(upload, { state: 'waiting', failure: null, tries: 0 })
      waiting.push(upload)
    }
    next()
  }

  /** Takes it out, whether it waits, runs or failed. What is kept stays kept. */
  function remove(upload: Upload): void {
    running.get(upload)?.abort()
    running.delete(upload)
    waiting = waiting.filter((each) => each !== upload)
    progress(upload, 0)
    totals.files -= 1
    totals.bytes -= upload.file.size
    if (upload.state === 'failed') totals.failed -= 1
    else totals.open -= 1
    next()
  }

  return {
    get paused() {
      return paused
    },
    get blocked() {
      return blocked
    },
    add,
    pause,
    resume,
    unblock,
    retry,
    remove,
  }
}
