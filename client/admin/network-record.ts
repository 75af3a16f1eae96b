import type { HouseReport } from './appliance-record.ts'

/** Who decided: a variable where Hearth is started, somebody in the house, or nobody yet. */
export type NetworkDecider = 'environment' | 'choice' | 'default'

/** Times ISO 8601; null where there is none. */
export type HouseNetwork = {
  on: boolean
  onBy: NetworkDecider
  name: string
  nameBy: NetworkDecider
  /** Of HTTPS, as it is wanted; 0: any free one. */
  port: number
  portBy: NetworkDecider
  /** null: it is not served, whatever was chosen. */
  origin: string | null
  /** Where a phone begins. */
  trustPage: string | null
  /** SHA-256 of the authority. */
  fingerprint: string | null
  goodUntil: string | null
  /** When another device last got through. */
  guestAt: string | null
  addresses: string[]
  /** The address of another device with the same name. */
  nameTakenBy: string | null
  /** Whether ports 443 and 80 lead here as well; null: not tried, a port was given. */
  short: { secure: boolean; plain: boolean } | null
  /** `freePort`: one that can be chosen instead; `variable`: the setting it is about. */
  trouble: {
    reason: string
    message: string
    variable: string | null
    freePort: number | null
  } | null
}

export type NetworkReport = Pick<HouseReport, 'at' | 'worst' | 'findings'>
