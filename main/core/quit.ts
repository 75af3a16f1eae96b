import type { Messages } from '../messages/index.ts'
import type { ShellState } from './shell-state.ts'

export type Question = { title: string; text: string; yes: string; no: string }

/** What quitting means just now. null: nobody would notice, so nobody is asked. */
export function describeQuit(
  { phase, house }: ShellState,
  startAtLogin: boolean,
  { quit }: Messages,
): Question | null {
  if (phase.is !== 'running' && phase.is !== 'moving') return null
  const uploads = house?.uploads ?? 0
  const text = [
    quit.nobody,
    ...(phase.is === 'moving' ? [quit.moving] : []),
    ...(uploads > 0 ? [quit.uploads(uploads)] : []),
    startAtLogin ? quit.login : quit.noLogin,
  ].join('\n')
  return { title: quit.title, text, yes: quit.quit, no: quit.stay }
}
