import { isDeepStrictEqual } from 'node:util'
import type { News } from '../../server/protocol.ts'
import { reasonOf, type Reason } from './reason.ts'

export type Phase =
  /** `updating`: how much of the update of the database is done, from 0 to 100. */
  | { is: 'starting'; updating?: number }
  /**
   * `lanFixed`: HEARTH_LAN decides, and nobody can switch it. `lanTrouble`: why the home network is not
   * served although it is wanted.
   */
  | {
      is: 'running'
      origin: string
      lan: string | null
      lanFixed?: boolean
      lanTrouble?: string | null
    }
  /** It crashed and comes back by itself. */
  | { is: 'restarting'; reason: Reason }
  /** It will not come back by itself. `offer`: a free port where one was taken. */
  | { is: 'failed'; reason: Reason; offer: number | null }
  | { is: 'no-disk' }
  | { is: 'moving'; percent: number }
  | { is: 'stopping' }
  | { is: 'stopped' }

export type House = Omit<Extract<News, { type: 'state' }>, 'type' | 'sync'>

export type Sync = 'none' | 'idle' | 'running' | 'paused'

export type ShellState = {
  phase: Phase
  /** What the server last said of itself; null while there is none. */
  house: House | null
  /** 'none': there is no cloud copy. */
  sync: Sync
  /** A newer version that is out. */
  update: string | null
}

export type ShellEvent =
  | { type: 'starting' }
  | { type: 'updating'; percent: number }
  | { type: 'ready'; origin: string; lan: string | null }
  | { type: 'lan'; lan: string | null; fixed: boolean; trouble: string | null }
  | { type: 'house'; house: House }
  | { type: 'sync'; sync: Sync }
  | { type: 'ended'; reason: Reason; comesBack: boolean }
  | { type: 'port-offer'; port: number }
  | { type: 'disk-missing' }
  | { type: 'moving'; percent: number }
  | { type: 'update'; version: string | null }
  | { type: 'stopping' }
  | { type: 'stopped' }

export const firstState: ShellState = {
  phase: { is: 'starting' },
  house: null,
  sync: 'none',
  update: null,
}

/**
 * The state after an event. An event that does not fit (a server that is ready although nobody waits
 * for it, a crash after the stop), or that says what is known already, changes nothing: the tray is
 * made anew for each state that is another one.
 */
export function nextState(state: ShellState, event: ShellEvent): ShellState {
  const next = stateAfter(state, event)
  return isDeepStrictEqual(next, state) ? state : next
}

function stateAfter(state: ShellState, event: ShellEvent): ShellState {
  const { phase } = state
  if (event.type === 'update') return { ...state, update: event.version }
  if (event.type === 'house')
    return phase.is === 'running' ? { ...state, house: event.house } : state
  if (event.type === 'lan') {
    const { lan, fixed: lanFixed, trouble: lanTrouble } = event
    return phase.is === 'running'
      ? { ...state, phase: { ...phase, lan, lanFixed, lanTrouble } }
      : state
  }
  if (event.type === 'sync') return { ...state, sync: event.sync }
  if (event.type === 'port-offer')
    return phase.is === 'failed' ? { ...state, phase: { ...phase, offer: event.port } } : state
  const next = nextPhase(phase, event)
  if (next === phase) return state
  return { ...state, phase: next, house: next.is === 'running' ? state.house : null }
}

type PhaseEvent = Exclude<ShellEvent, { type: 'update' | 'house' | 'lan' | 'sync' | 'port-offer' }>

function nextPhase(phase: Phase, event: PhaseEvent): Phase {
  switch (event.type) {
    case 'starting':
      return phase.is === 'stopping' ? phase : { is: 'starting' }
    case 'updating':
      return phase.is === 'starting' ? { is: 'starting', updating: event.percent } : phase
    case 'ready':
      if (phase.is !== 'starting' && phase.is !== 'restarting') return phase
      return { is: 'running', origin: event.origin, lan: event.lan }
    case 'ended':
      if (leaving.has(phase.is)) return phase
      return event.comesBack
        ? { is: 'restarting', reason: event.reason }
        : { is: 'failed', reason: event.reason, offer: null }
    case 'disk-missing':
      return leaving.has(phase.is) ? phase : { is: 'no-disk' }
    case 'moving':
      return { is: 'moving', percent: event.percent }
    case 'stopping':
      return { is: 'stopping' }
    case 'stopped':
      return { is: 'stopped' }
  }
}

/** The server ends because we asked it to, and nothing but what is under way may start it again. */
export function isLeaving({ phase }: ShellState): boolean {
  return leaving.has(phase.is)
}

const leaving = new Set<Phase['is']>(['stopping', 'stopped', 'moving'])

/** What is wrong just now; null: nothing. */
export function troubleOf({ phase, house }: ShellState): Reason | null {
  if (phase.is === 'failed' || phase.is === 'restarting') return phase.reason
  if (phase.is !== 'running' || house === null) return null
  return house.freeBytes === null ? reasonOf('disk') : null
}

/** Whether the data folder is ours to move: no other Hearth has it, and it is no riddle what is in it. */
export function mayMove({ phase }: ShellState): boolean {
  return phase.is === 'running' || (phase.is === 'failed' && !notOurs.has(phase.reason.kind))
}

const notOurs = new Set<Reason['kind']>(['locked', 'foreign-folder', 'damaged', 'newer'])

/** Below this the tray warns, in bytes. New originals are refused later, by the server. */
const lowBytes = 10e9

export function isDiskLow({ house }: ShellState): boolean {
  return house !== null && house.freeBytes !== null && house.freeBytes < lowBytes
}

/** Why nobody at home reaches it although somebody wants that; null: all is as it is wanted. */
export function lanTroubleOf({ phase }: ShellState): string | null {
  return phase.is === 'running' && phase.lan === null ? (phase.lanTrouble ?? null) : null
}
