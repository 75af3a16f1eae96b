import { formatBytes, type Messages } from '../messages/index.ts'
import { isDiskLow, lanTroubleOf, mayMove, troubleOf, type ShellState } from './shell-state.ts'
import type { KeepAwake } from './keep-awake.ts'
import type { Reason } from './reason.ts'

/** What somebody can choose in the tray. */
export type Choice =
  | { do: 'open' | 'copy-address' | 'show-code' | 'logs' | 'back-up' | 'retry' | 'quit' | 'about' }
  | { do: 'crash-reports' | 'choose-folder' }
  | { do: 'recovery-sheet' | 'move-folder' | 'remove-former' | 'check-updates' | 'get-update' }
  | { do: 'lan' | 'pause-sync' | 'start-at-login'; on: boolean }
  | { do: 'keep-awake'; mode: KeepAwake }
  | { do: 'use-port'; port: number }

export type Entry =
  | { line: true }
  | { label: string; choice: Choice; enabled?: boolean; checked?: boolean; radio?: true }
  | { label: string; entries: Entry[] }
  /** Says something, and cannot be chosen. */
  | { label: string }

export type TrayModel = {
  /** Which picture stands in the bar. */
  icon: 'calm' | 'busy' | 'attention'
  tip: string
  entries: Entry[]
}

export type TrayFacts = {
  state: ShellState
  settings: { keepAwake: KeepAwake; former: string | null }
  /** null: this system does not let programs start at login by themselves. */
  startAtLogin: boolean | null
  /** This build looks for updates nowhere. */
  noFeed?: boolean
  messages: Messages
}

/** The whole tray as data. It stands on every system where there is a tray, and nothing is in it alone. */
export function describeTray(facts: TrayFacts): TrayModel {
  const { state, messages } = facts
  const headline = headlineOf(state, messages)
  const notes = notesOf(state, messages)
  const entries = [
    [{ label: headline }, ...notes.map((label) => ({ label })), ...remediesOf(state, messages)],
    reachEntries(facts),
    careEntries(facts),
    habitEntries(facts),
    [
      facts.noFeed === true
        ? { label: messages.update.off }
        : choose(messages.tray.checkUpdates, { do: 'check-updates' }),
      choose(messages.tray.about, { do: 'about' }),
      choose(messages.tray.quit, { do: 'quit' }),
    ],
  ].filter((group) => group.length > 0)
  return {
    icon: iconOf(state),
    tip: [headline, ...notes].join('\n'),
    entries: entries.flatMap((group, i) => (i === 0 ? group : [{ line: true } as const, ...group])),
  }
}

function iconOf(state: ShellState): TrayModel['icon'] {
  const { is } = state.phase
  if (is === 'failed' || is === 'no-disk' || troubleOf(state) || isDiskLow(state))
    return 'attention'
  if (lanTroubleOf(state) !== null || (state.update !== null && is === 'running'))
    return 'attention'
  if (copiesOf(state) === 'due') return 'attention'
  const isCopying = state.sync === 'running' || copiesOf(state) === 'making'
  return is === 'running' && !isCopying ? 'calm' : 'busy'
}

/** How copies on another disk stand, as far as it is known. */
function copiesOf({ phase, house }: ShellState): 'well' | 'making' | 'due' {
  return (phase.is === 'running' ? house?.copies : undefined) ?? 'well'
}

/** How things stand, in one sentence. */
export function headlineOf({ phase, sync }: ShellState, { tray }: Messages): string {
  switch (phase.is) {
    case 'running':
      if (sync === 'running') return tray.syncing
      if (sync === 'paused') return tray.paused
      return phase.lan === null ? tray.running : tray.runningLan
    case 'moving':
      return tray.moving(phase.percent)
    case 'no-disk':
      return tray.noDisk
    case 'stopped':
      return tray.stopping
    case 'starting':
      return phase.updating === undefined ? tray.starting : tray.updating(phase.updating)
    default:
      return tray[phase.is]
  }
}

function notesOf(state: ShellState, messages: Messages): string[] {
  const trouble = troubleOf(state)
  const free = state.house?.freeBytes ?? 0
  const connected = state.phase.is === 'running' ? (state.house?.connected ?? 0) : 0
  return [
    trouble && messages.reason[trouble.kind],
    trouble?.kind === 'crashed' ? null : trouble?.detail,
    lanTroubleOf(state) !== null && messages.tray.lanTrouble,
    lanTroubleOf(state),
    isDiskLow(state) && messages.tray.lowDisk(formatBytes(free, messages)),
    copiesOf(state) === 'making' && messages.tray.copying,
    copiesOf(state) === 'due' && messages.tray.copyDue,
    connected > 0 && messages.tray.connected(connected),
  ].filter((note): note is string => typeof note === 'string' && note !== '')
}

function remediesOf({ phase, update }: ShellState, { tray }: Messages): Entry[] {
  const offer = phase.is === 'failed' ? phase.offer : null
  return [
    offer !== null && choose(tray.usePort(offer), { do: 'use-port', port: offer }),
    (phase.is === 'failed' || phase.is === 'no-disk') && choose(tray.retry, { do: 'retry' }),
    isAboutFolder(phase) && choose(tray.chooseFolder, { do: 'choose-folder' }),
    update !== null && choose(tray.update(update), { do: 'get-update' }),
  ].filter((entry) => entry !== false)
}

/** Another folder would help, or the same at another place. */
function isAboutFolder(phase: ShellState['phase']): boolean {
  return phase.is === 'no-disk' || (phase.is === 'failed' && folderReasons.has(phase.reason.kind))
}

const folderReasons = new Set<Reason['kind']>([
  'foreign-folder',
  'damaged',
  'newer',
  'locked',
  'no-space',
  'read-only',
  'disk',
])

function reachEntries({ state: { phase }, messages: { tray } }: TrayFacts): Entry[] {
  const atHome = phase.is === 'running' && phase.lan !== null
  const enabled = phase.is === 'running'
  const address = phase.is === 'running' ? (phase.lan ?? phase.origin) : null
  return [
    choose(tray.open, { do: 'open' }, { enabled }),
    ...(address === null
      ? []
      : [
          {
            label: `${tray.address}: ${address}`,
            entries: [
              choose(tray.copyAddress, { do: 'copy-address' }),
              choose(tray.showCode, { do: 'show-code' }),
            ],
          },
        ]),
    choose(
      tray.lan,
      { do: 'lan', on: !atHome },
      { checked: atHome, enabled: phase.is === 'running' && phase.lanFixed !== true },
    ),
  ]
}

function careEntries({ state, settings, messages: { tray } }: TrayFacts): Entry[] {
  const { phase, sync } = state
  const paused = sync === 'paused'
  const enabled = phase.is === 'running'
  return [
    sync !== 'none' &&
      choose(tray.pauseSync, { do: 'pause-sync', on: !paused }, { checked: paused, enabled }),
    choose(tray.backUp, { do: 'back-up' }, { enabled: enabled && copiesOf(state) !== 'making' }),
    choose(tray.sheet, { do: 'recovery-sheet' }, { enabled }),
    choose(tray.moveFolder, { do: 'move-folder' }, { enabled: mayMove(state) }),
    settings.former !== null && choose(tray.removeFormer, { do: 'remove-former' }, { enabled }),
    choose(tray.logs, { do: 'logs' }),
    choose(tray.reports, { do: 'crash-reports' }),
  ].filter((entry) => entry !== false)
}

function habitEntries({ startAtLogin, settings, messages: { tray } }: TrayFacts): Entry[] {
  const modes: [KeepAwake, string][] = [
    ['always', tray.awakeAlways],
    ['connected', tray.awakeConnected],
    ['never', tray.awakeNever],
  ]
  const awake = modes.map(([mode, label]) =>
    choose(
      label,
      { do: 'keep-awake', mode },
      { checked: settings.keepAwake === mode, radio: true },
    ),
  )
  const login = { do: 'start-at-login', on: !startAtLogin } as const
  return [
    ...(startAtLogin === null ? [] : [choose(tray.startAtLogin, login, { checked: startAtLogin })]),
    { label: tray.keepAwake, entries: awake },
  ]
}

type More = { enabled?: boolean; checked?: boolean; radio?: true }

function choose(label: string, choice: Choice, more: More = {}): Entry {
  return { label, choice, ...more }
}
