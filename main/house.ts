import type { ToShell } from '../server/protocol.ts'
import type { Launch } from './child/process.ts'
import { findFreePort } from './child/free-port.ts'
import { startRun, type Ready, type Run, type RunDeps } from './child/run.ts'
import { createSupervisor } from './child/supervisor.ts'
import { childEnvironment } from './core/child-environment.ts'
import { judgePresence } from './core/data-folder.ts'
import type { KeyStore } from './core/key-store.ts'
import { planListening, portsInstead } from './core/listen-plan.ts'
import { holderOf, reasonOf, type Reason } from './core/reason.ts'
import { placeOf } from './core/settings.ts'
import {
  firstState,
  isLeaving,
  nextState,
  type ShellEvent,
  type ShellState,
} from './core/shell-state.ts'
import { readMarker } from './files/folder-facts.ts'
import type { SettingsFile } from './files/settings-file.ts'
import { recoverMove } from './relocation/relocation.ts'

export type HouseDeps = Pick<RunDeps, 'spawn' | 'probe' | 'deadlines'> & {
  settings: SettingsFile
  keyStore: KeyStore
  program: Pick<Launch, 'program' | 'args'>
  ambient: Record<string, string | undefined>
  /** Where the photos are if nobody chose. */
  usualDir: string
  now: () => number
  changed(state: ShellState): void
  crashed(reason: Reason, lastWords: string): void
}

/**
 * What keeps the home network from being switched, in a sentence; '': nobody answered. `freePort`: where it
 * could be served instead.
 */
export type LanRefusal = { message: string; freePort: number | null }

export type House = {
  readonly state: ShellState
  readonly dataDir: string
  tell(event: ShellEvent): void
  /** Starts, or waits for the disk; resolves when a server runs or it is clear that none will. */
  start(): Promise<void>
  /** Resolves when nothing runs. */
  stop(): Promise<void>
  /** Does nothing while the photos move, or at the end. */
  restart(): Promise<void>
  /** null: it is so now. */
  switchLan(on: boolean, port?: number): Promise<LanRefusal | null>
  /** Begins a copy of the household. false: the page has to be asked where to. */
  backUp(): Promise<boolean>
  /** The machine slept. */
  woke(): void
  /** The recovery sheet as a page; null: the server has none, or does not answer in time. */
  askForSheet(language: string): Promise<string | null>
}

/** How long the recovery sheet may take, in ms. */
const sheetMs = 20_000

/** How long the home network may take to be there or gone, in ms. */
const switchMs = 15_000

/** How often a disk that is gone is looked for, in ms. */
const lookEveryMs = 2000

/** The server as the shell sees it: its folder, its settings, its lives, and what state that makes. */
export function createHouse(deps: HouseDeps): House {
  const { settings, keyStore, now } = deps
  let state = firstState
  const sheets = new Map<string, (html: string | null) => void>()
  const backUps = new Map<string, (done: boolean) => void>()
  const switches = new Map<string, (refused: LanRefusal | null) => void>()
  const supervisor = createSupervisor({
    start: begin,
    now,
    async held(reason) {
      const place = holderOf(reason)
      return reason.kind === 'locked' && !(place !== null && (await deps.probe(place)))
    },
    ended({ reason, comesBack, lastWords }) {
      // An orphan of ours lets the folder go by itself: nothing has failed.
      if (comesBack && reason.kind === 'locked') return
      deps.crashed(reason, lastWords)
      tell({ type: 'ended', reason, comesBack })
      if (reason.kind === 'port-taken') void offerPort(reason)
    },
    again: () => tell({ type: 'starting' }),
  })
  const house: House = {
    get state() {
      return state
    },
    get dataDir() {
      return placeOf(settings.current) ?? deps.ambient['HEARTH_DATA_DIR'] ?? deps.usualDir
    },
    tell,
    async start() {
      tell({ type: 'starting' })
      await supervisor.start().catch(() => {})
    },
    stop: () => supervisor.stop(),
    async restart() {
      if (isLeaving(state)) return
      await supervisor.stop()
      // A start takes back what it finds of a move: never one that has begun meanwhile.
      if (!isLeaving(state)) await house.start()
    },
    async switchLan(on, port) {
      const id = crypto.randomUUID()
      const { promise, resolve } = Promise.withResolvers<LanRefusal | null>()
      const late = setTimeout(() => resolve({ message: '', freePort: null }), switchMs)
      switches.set(id, resolve)
      supervisor.send({ type: 'lan:switch', id, on, port })
      return promise.finally(() => {
        clearTimeout(late)
        switches.delete(id)
      })
    },
    async backUp() {
      const id = crypto.randomUUID()
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const late = setTimeout(() => resolve(false), switchMs)
      backUps.set(id, resolve)
      supervisor.send({ type: 'backup:start', id })
      return promise.finally(() => {
        clearTimeout(late)
        backUps.delete(id)
      })
    },
    woke: () => supervisor.send({ type: 'woke', id: crypto.randomUUID() }),
    async askForSheet(language) {
      const id = crypto.randomUUID()
      const { promise, resolve } = Promise.withResolvers<string | null>()
      const late = setTimeout(() => resolve(null), sheetMs)
      sheets.set(id, resolve)
      supervisor.send({ type: 'key-store:recovery-sheet', id, language })
      return promise.finally(() => {
        clearTimeout(late)
        sheets.delete(id)
      })
    },
  }
  return house

  function tell(event: ShellEvent): void {
    const next = nextState(state, event)
    if (next === state) return
    state = next
    deps.changed(state)
  }

  async function begin(signal: AbortSignal): Promise<Run> {
    await waitForFolder(signal)
    const plan = planListening(settings.current, deps.ambient)
    const keys = (await keyStore.offered()) ? 'desktop' : 'off'
    const own = { ...plan.env, HEARTH_DATA_DIR: house.dataDir, HEARTH_KEY_STORE: keys }
    signal.throwIfAborted()
    const launch = { ...deps.program, env: childEnvironment(deps.ambient, own) }
    const expected = { dataDir: house.dataDir, port: plan.household }
    const run: Run = startRun(launch, expected, {
      ...deps,
      hear: {
        updating: (percent) => tell({ type: 'updating', percent }),
        ready: (ready) => void serving(ready),
        news: ({ freeBytes, uploads, connected, copies, sync }) => {
          const more = copies === undefined ? {} : { copies }
          tell({ type: 'house', house: { freeBytes, uploads, connected, ...more } })
          tell({ type: 'sync', sync: sync ?? 'none' })
          if (freeBytes === null) void loseDisk()
        },
        lan: ({ lan, fixed, trouble = null }) => tell({ type: 'lan', lan, fixed, trouble }),
        keys: (message) => {
          if (message.type === 'key-store:sheet') return sheets.get(message.id)?.(message.html)
          if (message.type === 'backup:started') return backUps.get(message.id)?.(message.done)
          if (message.type === 'lan:switched') return switches.get(message.id)?.(refusalOf(message))
          void keyStore.answer(message).then(
            (answer) => answer && run.send(answer),
            // No answer is one: the server says so after its own deadline.
            () => {},
          )
        },
      },
    })
    return run
  }

  /** [Note: never start empty] A folder that had photos is waited for. */
  async function waitForFolder(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted()
      // While a move waits for its new disk the old folder must not go on: what came in would be lost.
      const stuck = await recoverMove({ settings }).then(
        () => false,
        () => true,
      )
      const marker = stuck ? 'none' : await readMarker(house.dataDir)
      const known = settings.current.instanceId
      const presence = stuck ? 'wait' : judgePresence({ marker }, known)
      if (presence === 'go') return tell({ type: 'starting' })
      if (presence !== 'wait') {
        const reason = reasonOf(presence === 'other' ? 'foreign-folder' : 'damaged', house.dataDir)
        deps.crashed(reason, '')
        tell({ type: 'ended', reason, comesBack: false })
        throw new Error(reason.kind)
      }
      tell({ type: 'disk-missing' })
      await pause(lookEveryMs, signal)
    }
  }

  async function serving({ origin, lan }: Ready): Promise<void> {
    tell({ type: 'ready', origin, lan })
    const marker = await readMarker(house.dataDir)
    if (settings.current.instanceId === null && typeof marker === 'object')
      await settings.change({ instanceId: marker.instanceId }).catch(() => {})
  }

  /** Files that were open on a disk that is gone stay broken when it is back. */
  async function loseDisk(): Promise<void> {
    if (state.phase.is !== 'running') return
    tell({ type: 'disk-missing' })
    await supervisor.stop()
    if (!isLeaving(state)) await supervisor.start().catch(() => {})
  }

  async function offerPort({ variable }: Reason): Promise<void> {
    const plan = planListening(settings.current, deps.ambient)
    const port = await findFreePort(portsInstead(variable, plan))
    if (port !== null) tell({ type: 'port-offer', port })
  }
}

function refusalOf(message: Extract<ToShell, { type: 'lan:switched' }>): LanRefusal | null {
  return message.done ? null : { message: message.message, freePort: message.freePort ?? null }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
