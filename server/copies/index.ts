import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { backupSettings, HearthError, type Log, type Storage } from '../../storage/index.ts'
import { noPlace } from './make-copy.ts'
import { fromChild, type CopyProgress } from './messages.ts'
import { createCopyPlace } from './place.ts'
import { isDue, readNoted, type Noted } from './standing.ts'

/** In the source tree the child is a TypeScript file, beside the bundle it is a script. */
const usualEntry = new URL(
  import.meta.url.endsWith('.ts') ? './child.ts' : './copy-child.js',
  import.meta.url,
)

type Deps = {
  storage: Pick<Storage, 'folder' | 'settings'>
  log: Log
  now: () => number
  /** In ms: the first look for a copy that is due, and how often after it. */
  firstLookMs?: number
  lookEveryMs?: number
  entry?: URL
}

export type CopyRunning = { startedAt: number; progress: CopyProgress | null }

/**
 * Copies of the household, each made by a process of its own at low priority, one at a time. Once a place
 * is chosen one is made each day that its disk is there. [Note: copied from beside]
 */
export function createCopies(deps: Deps) {
  const { storage, log, now, firstLookMs = 60_000, lookEveryMs = 3_600_000 } = deps
  const { entry = usualEntry } = deps
  const { folder, settings: house } = storage
  const place = createCopyPlace({ house, folder, now })
  let running: (CopyRunning & { child: ChildProcess; over: Promise<void> }) | null = null
  let changes = 0
  let closed = false
  const first = setTimeout(look, firstLookMs).unref()
  const timer = setInterval(look, lookEveryMs).unref()

  return {
    place: place.get,
    showPlace: place.show,
    async choose(path: string | null): Promise<void> {
      if (running)
        throw new HearthError('CONFLICT', 'A copy is being made just now. Wait until it is done.', {
          reason: 'backup-running',
        })
      if (path === null) place.forget()
      else await place.choose(path)
      changes++
    },
    /** How it went the last times. */
    noted: () => readNoted(house),
    /** null: none is being made. */
    running: (): CopyRunning | null =>
      running && { startedAt: running.startedAt, progress: running.progress },
    /**
     * Begins one. Who asks while one is made gets that.
     * @throws CONFLICT where no place was chosen; UNAVAILABLE while the house stops
     */
    start(all = false): void {
      if (closed) throw new HearthError('UNAVAILABLE', 'Hearth is stopping. Try again in a moment.')
      if (running) return
      if (place.get() === null) throw noPlace()
      begin(all)
    },
    /** Grows with whatever a page shows of copies. */
    changes: () => changes,
    /** Resolves once none is being made. */
    settled: async (): Promise<void> => running?.over,
    /** A copy under way is broken off, which harms nothing. */
    async close(): Promise<void> {
      closed = true
      clearTimeout(first)
      clearInterval(timer)
      running?.child.kill('SIGKILL')
      await running?.over
    },
  }

  /** A disk that answers nothing just now is asked again with the next look. */
  async function look(): Promise<void> {
    try {
      if (running || closed || place.get() === null || !isDue(readNoted(house), now())) return
      const standing = await place.show()
      if (standing?.present && !running && !closed) begin(false)
    } catch (error) {
      log.error({ err: error }, 'it could not be told whether a copy is due')
    }
  }

  function begin(all: boolean): void {
    const before = readNoted(house)
    const child = fork(entry, [folder.dir, all ? 'all' : 'due'], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const mine = { startedAt: now(), progress: null, child, over: attend(child, before) }
    running = mine
    changes++
    log.info({ place: place.get() }, 'a copy of the household is being made')
  }

  /** It could not write that down itself, and where the disk is full nor can we. */
  function brokenOff(errors: string, before: Noted): void {
    log.error({ errors }, 'the making of a copy was broken off')
    try {
      noteBrokenOff(before)
    } catch (error) {
      log.error({ err: error }, 'that a copy was broken off could not be written down')
    }
  }

  function noteBrokenOff(before: Noted): void {
    // It was kept, and noted, before the rest was broken off.
    if (readNoted(house).last?.at !== before.last?.at) return
    const nothing = { ok: false, lost: 0, copied: 0, copiedBytes: 0 }
    const why = { reason: 'backup-broken-off', message: 'The making of the copy was broken off.' }
    const last = { at: now(), place: place.get() ?? '', ...nothing, ...why }
    house.set(backupSettings.last, { ...readNoted(house), last })
  }

  async function attend(child: ChildProcess, before: Noted): Promise<void> {
    let told = false
    let errors = ''
    child.stderr?.on('data', (text) => (errors = `${errors}${String(text)}`.slice(-2000)))
    child.on('message', (message) => {
      const said = fromChild.safeParse(message).data
      if (said?.type === 'progress' && running) running.progress = said.progress
      if (said?.type === 'done') log.info(said.report, 'a copy of the household was made')
      if (said?.type === 'failed') log.error({ reason: said.message, code: said.code }, 'no copy')
      told ||= said?.type === 'done' || said?.type === 'failed'
      changes++
    })
    child.once('error', (error) => (errors = error.message))
    await once(child, 'close').catch(() => {})
    if (!told && !closed) brokenOff(errors, before)
    running = null
    changes++
  }
}

export type Copies = ReturnType<typeof createCopies>
