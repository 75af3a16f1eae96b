import { HearthError } from '../../storage/index.ts'
import type { Decider, LanChoice } from './choice.ts'
import type { Lan } from './index.ts'

/** Why it is not served although it is wanted. `reason` as in the error, `message` for the household. */
export type Trouble = { reason: string; message: string }

/** How the house stands on the home network. */
export type NetworkStanding = {
  on: boolean
  onBy: Decider
  name: string
  nameBy: Decider
  /** `https://hearth.local:4328`; null: it is not served, whatever was chosen. */
  origin: string | null
  trustPage: string | null
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
  const [on, name] = [choice.on(), choice.name()]
  return {
    on: on.value,
    onBy: on.by,
    name: name.value,
    nameBy: name.by,
    origin: lan?.origin ?? null,
    trustPage: lan?.trustPage() ?? null,
    fingerprint: lan?.fingerprint ?? null,
    goodUntil: lan?.goodUntil() ?? null,
    guestAt: lan?.guestAt() ?? null,
    addresses: lan?.addresses() ?? [],
    nameTakenBy: lan?.nameTakenBy() ?? null,
    trouble,
  }
}

export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof HearthError))
    return { reason: 'unknown', message: 'The home network failed. The log says more.' }
  const reason = error.reason ?? (error.field === 'HEARTH_HTTPS_PORT' ? 'lan-port' : 'unknown')
  return { reason, message: error.message }
}
