import { HearthError } from '../../storage/index.ts'
import type { Decider, LanChoice } from './choice.ts'
import type { Lan } from './index.ts'
import type { Short } from './short-doors.ts'

/** Why it is not served although it is wanted. */
export type Trouble = {
  /** as in the error */
  reason: string
  /** for the household */
  message: string
  /** The setting that would help. */
  variable: string | null
  /** A port that can be chosen instead; null: it is not about a port, or a variable decides it. */
  freePort: number | null
}

/** How the house stands on the home network. */
export type NetworkStanding = {
  on: boolean
  onBy: Decider
  name: string
  nameBy: Decider
  /** The port of HTTPS that is wanted; 0: any free one. */
  port: number
  portBy: Decider
  /** `https://hearth.local:4328`; null: it is not served, whatever was chosen. */
  origin: string | null
  trustPage: string | null
  /** Which of the addresses without a port lead there; null: it was not tried, because a port was given. */
  short: Short | null
  fingerprint: string | null
  /** ms since 1970 */
  goodUntil: number | null
  guestAt: number | null
  addresses: string[]
  nameTakenBy: string | null
  trouble: Trouble | null
}

export function standingOf(
  choice: LanChoice,
  lan: Lan | null,
  trouble: Trouble | null,
): NetworkStanding {
  const [on, name, port] = [choice.on(), choice.name(), choice.port()]
  return {
    on: on.value,
    onBy: on.by,
    name: name.value,
    nameBy: name.by,
    port: port.value,
    portBy: port.by,
    origin: lan?.origin ?? null,
    trustPage: lan?.trustPage() ?? null,
    short: lan?.short() ?? null,
    fingerprint: lan?.fingerprint ?? null,
    goodUntil: lan?.goodUntil() ?? null,
    guestAt: lan?.guestAt() ?? null,
    addresses: lan?.addresses() ?? [],
    nameTakenBy: lan?.nameTakenBy() ?? null,
    trouble,
  }
}

export function troubleOf(error: unknown, freePort: number | null): Trouble {
  if (!(error instanceof HearthError)) {
    const message = 'The home network failed. The log says more.'
    return { reason: 'unknown', message, variable: null, freePort: null }
  }
  const { reason = 'unknown', message, field: variable = null } = error
  return { reason, message, variable, freePort }
}
