import type { Choice, Entry, TrayModel } from './tray-model.ts'
import type { ShellState } from './shell-state.ts'

/** What the window says while there is no household to show, and what somebody can do about it. */
export type Notice = { headline: string; notes: string[]; buttons: NoticeButton[] }
/** `helps`: it may put right what is wrong. */
export type NoticeButton = { label: string; key: string; helps: boolean }

/** Beside what helps, these stand in the window in every state, as far as the tray has them. */
const always: Choice['do'][] = ['logs', 'crash-reports', 'quit']

/** Drawn from the tray's own model, so that it says and offers the same: the tray may not be there. */
export function describeNotice(model: TrayModel): Notice {
  const [headline = '', ...notes] = model.tip.split('\n')
  return {
    headline,
    notes,
    buttons: choosable(model).map(({ label, choice }) => ({
      label,
      key: keyOf(choice),
      helps: !always.includes(choice.do),
    })),
  }
}

/** What a button of the window stands for; null: the window does not offer that just now. */
export function choiceBehind(model: TrayModel, key: unknown): Choice | null {
  return choosable(model).find(({ choice }) => keyOf(choice) === key)?.choice ?? null
}

/** Whether it opens without being asked for. `waiting`: somebody waits for the household's window. */
export function opensByItself({ phase }: ShellState, hasTray: boolean, waiting: boolean): boolean {
  if (phase.is === 'failed' || phase.is === 'no-disk') return true
  if (phase.is === 'starting') return waiting && (!hasTray || phase.updating !== undefined)
  return !hasTray && (phase.is === 'restarting' || phase.is === 'moving')
}

/** Whether what was chosen ends with the household's window: the one for whom it was done sits here. */
export function leadsHome(choice: Choice): boolean {
  return ['retry', 'use-port', 'choose-folder'].includes(choice.do)
}

type Choosable = Extract<Entry, { choice: Choice }>

function choosable({ entries }: TrayModel): Choosable[] {
  const first = entries.slice(
    0,
    entries.findIndex((entry) => 'line' in entry),
  )
  const others = entries.slice(first.length).filter(isChoosable)
  return [
    ...first.filter(isChoosable),
    ...always.flatMap((what) => others.filter(({ choice }) => choice.do === what)),
  ]
}

function isChoosable(entry: Entry): entry is Choosable {
  return 'choice' in entry && entry.enabled !== false
}

function keyOf(choice: Choice): string {
  return JSON.stringify(choice)
}
