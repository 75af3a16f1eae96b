import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createChoices, type ChoiceDeps } from './choices.ts'
import { createCrashes } from './crashes.ts'
import { judgeCertificate } from './core/certificate-policy.ts'
import { shouldStayAwake, whenBusy } from './core/keep-awake.ts'
import type { KeyStore } from './core/key-store.ts'
import { parseLink } from './core/link.ts'
import { createPageCalls, type Description } from './core/page-calls.ts'
import { describeQuit, type Question } from './core/quit.ts'
import type { Phase, ShellState } from './core/shell-state.ts'
import { describeAppMenu } from './core/app-menu.ts'
import { describeTray } from './core/tray-model.ts'
import type { Machine } from './core/update-feed.ts'
import { showAppMenu } from './electron/app-menu.ts'
import { quitAfter } from './electron/instance.ts'
import { answerPage } from './electron/page-channel.ts'
import { createPaper } from './electron/paper.ts'
import { createPower } from './electron/power.ts'
import { createTray } from './electron/tray.ts'
import { createWindow } from './electron/window.ts'
import { readAuthority } from './files/authority.ts'
import { createFormerFolder } from './former-folder.ts'
import { createFolderChoice } from './folder-choice.ts'
import { createHouse, type HouseDeps } from './house.ts'
import { createLanSwitch } from './lan-switch.ts'
import { createMoving } from './moving.ts'
import { createNotice } from './notice.ts'
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
    machine: Machine
    /** Started with the computer: no window until somebody wants one. */
    hidden: boolean
  }

/** What the desktop does when something happens: the parts know nothing of each other. */
export function createShell(deps: ShellDeps) {
  const { settings, dialogs, messages, login, platform, now } = deps
  let wanted: string | null = deps.hidden ? null : '/'
  let busyAt: number | null = null
  let authority: string | null = null
  let served: Phase | null = null
  let asking: Promise<boolean> | null = null
  let leaving: Promise<void> | null = null
  const reports = join(deps.home, 'crashes')
  const crashes = createCrashes({ ...deps, reports })
  const house = createHouse({
    ...deps,
    keyStore: deps.keyStore(() => house.dataDir),
    changed: react,
    crashed: (reason, lastWords) => void crashes.server(reason, lastWords),
  })
  const moving = createMoving({ house, settings, dialogs, messages, platform })
  const updates = createUpdates({ ...deps, house })
  const sheet = createSheet({ house, dialogs, messages, paper: createPaper() })
  const former = createFormerFolder({ house, settings, dialogs, messages })
  const chooseFolder = createFolderChoice({ house, settings, dialogs, messages, platform })
  const switchLan = createLanSwitch({ house, dialogs, messages })
  const choose = createChoices({
    ...deps,
    house,
    moving,
    former,
    updates,
    sheet,
    chooseFolder,
    switchLan,
    reports,
    open,
    redraw,
  })
  const tray = createTray(beside('.'), (choice) => void choose(choice))
  const window = createWindow({
    preload: beside('preload.cjs'),
    gone: crashes.window,
    judge: (host, leaf) => judgeCertificate(host, leaf, authority, householdName(), now()),
  })
  const notice = createNotice({
    preload: beside('preload.cjs'),
    language: messages.language,
    hasTray: tray !== null,
    waiting: () => wanted !== null,
    choose(choice, home) {
      if (home) wanted ??= '/'
      void choose(choice)
    },
  })
  const power = createPower({ slept: () => {}, woke })
  const calls = createPageCalls({ describe, choose, lookForUpdates: updates.find })
  showAppMenu(describeAppMenu(platform, messages), messages.tray.quit)
  answerPage(calls, () => window.origin)
  quitAfter(leave, platform)
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
    wanted = path
    if (house.state.phase.is === 'running') void welcome()
    else notice.open()
  }

  /** The window needs to know our authority before it looks at a certificate: Chromium asks once. */
  async function welcome(): Promise<void> {
    const { phase } = house.state
    if (phase.is === 'running' && phase.lan !== null) authority = await readAuthority(house.dataDir)
    const now = house.state.phase
    if (now.is !== 'running') return
    window.follow(now)
    const path = wanted
    wanted = null
    if (path !== null) window.open(now, path)
  }

  function react(state: ShellState): void {
    // Most of what the server says changes nothing of where it serves.
    if (state.phase.is === 'running' && state.phase !== served) void welcome()
    served = state.phase
    redraw()
    tick()
  }

  function redraw(): void {
    const startAtLogin = login.on
    const { state } = house
    const noFeed = deps.feed === null
    const more = { startAtLogin, noFeed, messages }
    const model = describeTray({ state, settings: settings.current, ...more })
    tray?.show(model)
    notice.follow(model, state)
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

  async function leave(mayAsk: boolean): Promise<boolean> {
    const question = mayAsk ? describeQuit(house.state, login.on === true, messages) : null
    // Two who quit read one box.
    if (question !== null && !(await (asking ??= ask(question)))) return false
    await (leaving ??= putAway())
    return true
  }

  function ask(question: Question): Promise<boolean> {
    return dialogs.ask(question).finally(() => void (asking = null))
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
