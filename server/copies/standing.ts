import { z } from 'zod'
import { backupSettings, type Settings as HouseSettings } from '../../storage/index.ts'

const noted = z.object({
  /** The first one, whole or not, in ms since 1970. */
  firstAt: z.number().nullable(),
  /** The last whole one. */
  wholeAt: z.number().nullable(),
  /** The last copy for which every byte was read again, whatever was found. */
  provenAt: z.number().nullable(),
  /** The last try, however it went. */
  last: z
    .object({
      at: z.number(),
      place: z.string(),
      ok: z.boolean(),
      /** Originals that are not in it. */
      lost: z.number(),
      copied: z.number(),
      copiedBytes: z.number(),
      /** Why there is none; null: there is one. */
      reason: z.string().nullable(),
      /** The same in words; where there is one, what did not work out besides. */
      message: z.string().nullable(),
    })
    .nullable(),
})

/** What a house remembers of its copies. It stands in hearth.db, so that commands and pages say the same. */
export type Noted = z.output<typeof noted>

const nothing: Noted = { firstAt: null, wholeAt: null, provenAt: null, last: null }

export function readNoted(house: Pick<HouseSettings, 'get'>): Noted {
  return noted.safeParse(house.get(backupSettings.last)).data ?? nothing
}

/** null: no place for copies was chosen. */
export function readPlace(house: Pick<HouseSettings, 'get'>): string | null {
  const place = house.get(backupSettings.place)
  return typeof place === 'string' && place !== '' ? place : null
}

/** Houses this one was restored from. */
export function readFormerly(house: Pick<HouseSettings, 'get'>): string[] {
  return z.array(z.string()).safeParse(house.get(backupSettings.formerly)).data ?? []
}

/** A day, less the time a copy takes and a clock drifts. */
const dailyMs = 20 * 3_600_000
const proofMs = 30 * 86_400_000

/** After one that was not made: its disk may be there again, or have room. */
const retryMs = 50 * 60_000

/** By the time that has gone by either way: a clock that was years ahead must not end the copies. */
export function isDue({ last, wholeAt }: Noted, now: number): boolean {
  const isPast = (at: number | null, ms: number) => at === null || Math.abs(now - at) >= ms
  const failed = last !== null && !last.ok && last.reason !== null
  if (last !== null && !failed) return isPast(last.at, dailyMs)
  return isPast(wholeAt, dailyMs) && isPast(last?.at ?? null, retryMs)
}

/** Whether every byte should be read again with the next one. */
export function isProofDue({ firstAt, provenAt }: Noted, now: number): boolean {
  return Math.abs(now - (provenAt ?? firstAt ?? now)) >= proofMs
}
