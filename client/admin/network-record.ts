import type { HouseReport } from './appliance-record.ts'

/** Who decided: a variable where Hearth is started, somebody in the house, or nobody yet. */
export type NetworkDecider = 'environment' | 'choice' | 'default'

/** Times ISO 8601; null where there is none. */
export type HouseNetwork = {
  on: boolean
  onBy: NetworkDecider
  name: string
  nameBy: NetworkDecider
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
  trouble: { reason: string; message: string } | null
}

export type NetworkReport = Pick<HouseReport, 'at' | 'worst' | 'findings'>
