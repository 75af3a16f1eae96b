import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createChoices, type ChoiceDeps } from './choices.ts'
import { isLoopback } from './core/address-policy.ts'
import { judgeCertificate } from './core/certificate-policy.ts'
import { writeCrashReport } from './core/crash-report.ts'
import { shouldStayAwake, whenBusy } from './core/keep-awake.ts'
import type { KeyStore } from './core/key-store.ts'
import { parseLink } from './core/link.ts'
import { planListening } from './core/listen-plan.ts'
import { createPageCalls, type Description } from './core/page-calls.ts'
import { describeQuit } from './core/quit.ts'
import { holderOf, type Reason } from './core/reason.ts'
import type { ShellState } from './core/shell-state.ts'
import { describeTray } from './core/tray-model.ts'
import { quitAfter } from './electron/instance.ts'
import { answerPage } from './electron/page-channel.ts'
import { createPaper } from './electron/paper.ts'
import { createPower } from './electron/power.ts'
import { createTray } from './electron/tray.ts'
import { createWindow } from './electron/window.ts'
import { readAuthority } from './files/authority.ts'
import { keepReport } from './files/crash-reports.ts'
import { createFormerFolder } from './former-folder.ts'
import { createHouse, type HouseDeps } from './house.ts'
import { createMoving } from './moving.ts'
import { createSheet } from './sheet.ts'
import { createUpdates } from './updates.ts'

export type ShellDeps = Omit<HouseDeps, 'keyStore' | 'changed' | 'crashed'> &
  Pick<
    ChoiceDeps,
    'settings' | 'login' | 'outside' | 'dialogs' | 'messages' | 'version' | 'quit'
  > & {
    keyStore(dataDir: () => string): KeyStore
    /** The shell's own folder, for settings, sealed keys, crash reports. */
    home: string
    platform: string
    feed: string | null
    /** Started with the computer: no window until somebody wants one. */
    hidden: boolean
  }

/** What the desktop does when something happens: the parts know nothing of each other. */
export function createShell(deps: ShellDeps) {
  const { settings, dialogs, messages, login, outside, platform, now } = deps
  let wanted: string | null = deps.hidden ? null : '/'
  let busyAt: number | null = null
  let authority: string | null = null
  let leaving: Promise<void> | null = null
  const house = createHouse({
    ...deps,
    keyStore: deps.keyStore(() => house.dataDir),
    changed: (state) => void react(state),
    crashed: (reason, lastWords) => void report(reason, lastWords),
  })
  const moving = createMoving({ house, settings, dialogs, messages, platform })
  const updates = createUpdates({ ...deps, house })
  const sheet = createSheet({ house, dialogs, messages, paper: createPaper() })
  const former = createFormerFolder({ house, settings, dialogs, messages })
  const choose = createChoices({ ...deps, house, moving, former, updates, sheet, open, redraw })
  const tray = createTray(beside('.'), (choice) => void choose(choice))
  const window = createWindow({
    preload: beside('preload.cjs'),
    judge: (host, leaf) => judgeCertificate(host, leaf, authority, householdName(), now()),
  })
  const power = createPower({ slept: () => {}, woke })
  const calls = createPageCalls({ describe, choose, lookForUpdates: updates.find })
  answerPage(calls, () => window.origin)
  quitAfter(leave)
  const ticking = setInterval(tick, 60_000)

  return {
    /** Ends what was cut off, then starts the house. */
    async start(): Promise<void> {
      redraw()
      await moving.recover()
      await house.start()
    },
    /** Somebody started the app again, or followed a `hearth://` link. */
    called: (link: string | null) => open((link !== null && parseLink(link)) || '/'),
  }

  function open(path = '/'): void {
    const { phase } = house.state
    wanted = phase.is === 'running' ? null : path
    if (phase.is === 'running') window.open(phase.origin, path)
  }

  async function react(state: ShellState): Promise<void> {
    if (state.phase.is === 'running') {
      window.follow(state.phase.origin)
      if (wanted !== null) open(wanted)
      authority = state.phase.lan === null ? null : await readAuthority(house.dataDir)
    }
    redraw()
    tick()
  }

  function redraw(): void {
    const startAtLogin = login.on
    tray?.show(
      describeTray({ state: house.state, settings: settings.current, startAtLogin, messages }),
    )
  }

  function woke(): void {
    tick()
    house.woke()
  }

  function tick(): void {
    busyAt = whenBusy(house.state, busyAt, now())
    power.stayAwake(shouldStayAwake(settings.current.keepAwake, house.state, busyAt, now()))
    void updates.look()
  }

  async function report(reason: Reason, lastWords: string): Promise<void> {
    const about = { at: now(), reason, version: deps.version, system: platform, lastWords }
    await keepReport(
      join(deps.home, 'crashes'),
      now(),
      writeCrashReport(about, deps.ambient['HOME'] ?? ''),
    )
    const other = await findOther(reason)
    if (other !== null) {
      await dialogs.say(messages.otherAccount(other), messages.ok)
      outside.openHousehold(other)
    } else if (house.state.phase.is === 'failed')
      await dialogs.say(
        [messages.reason[reason.kind], reason.detail].filter(Boolean).join('\n\n'),
        messages.ok,
      )
  }

  /** Where another Hearth serves, perhaps another account's: on our folder, or at our address. */
  async function findOther(reason: Reason): Promise<string | null> {
    const { kind, variable } = reason
    const { household } = planListening(settings.current, deps.ambient)
    const place =
      kind === 'locked'
        ? holderOf(reason)
        : kind === 'port-taken' && variable === 'HEARTH_PORT' && `http://localhost:${household}`
    return place && isLoopback(place) && (await deps.probe(place)) ? place : null
  }

  async function leave(mayAsk: boolean): Promise<boolean> {
    const question = mayAsk ? describeQuit(house.state, login.on === true, messages) : null
    if (question !== null && !(await dialogs.ask(question))) return false
    await (leaving ??= putAway())
    return true
  }

  async function putAway(): Promise<void> {
    clearInterval(ticking)
    await moving.abandon()
    house.tell({ type: 'stopping' })
    await house.stop()
    house.tell({ type: 'stopped' })
    tray?.close()
  }

  function describe(): Description {
    const { dataDir, state } = house
    const { keepAwake, former } = settings.current
    return {
      version: deps.version,
      platform,
      startAtLogin: login.on,
      keepAwake,
      dataDir,
      former,
      moving: state.phase.is === 'moving' ? state.phase.percent : null,
      updates: updates.found,
    }
  }

  function householdName(): string | null {
    const { phase } = house.state
    return phase.is === 'running' && phase.lan !== null ? new URL(phase.lan).hostname : null
  }
}

/** What lies beside the built shell. */
function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}
