import { fractions, type Tags, words } from './exif-values.ts'

export type TakenDate = {
  /** ms since the epoch. */
  at: number
  /** UTC. */
  iso: string
  /** 'YYYY-MM-DD' as the camera's clock showed it: a day does not move when its owner travels. */
  day: string
}

/** When the picture was taken, and what stands beside that date; then digitised, then changed. */
const dateTags = [
  { date: 'DateTimeOriginal', offset: 'OffsetTimeOriginal', parts: 'SubSecTimeOriginal' },
  { date: 'DateTimeDigitized', offset: 'OffsetTimeDigitized', parts: 'SubSecTimeDigitized' },
  { date: 'DateTime', offset: 'OffsetTime', parts: 'SubSecTime' },
] as const

/** The first date that is possible; null when there is none ('0000:00:00', month 13). */
export function readDate(tags: Tags): TakenDate | null {
  for (const names of dateTags) {
    const wall = wallClock(words(tags[names.date]))
    if (!wall) continue
    const at = instant(wall, tags, names.offset) + milliseconds(words(tags[names.parts]))
    return {
      at,
      iso: new Date(at).toISOString(),
      day: new Date(wall.asUtc).toISOString().slice(0, 10),
    }
  }
  return null
}

type WallClock = {
  /** ms, as if the clock showed UTC. */
  asUtc: number
  fields: [year: number, month: number, day: number, hour: number, minute: number, second: number]
}

function wallClock(text: string | null): WallClock | null {
  const match = /^(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?/.exec(text ?? '')
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  const possible =
    year >= 1800 && month >= 1 && month <= 12 && hour < 24 && minute < 60 && second < 60
  if (!possible || new Date(asUtc).getUTCDate() !== day) return null
  return { asUtc, fields: [year, month - 1, day, hour, minute, second] }
}

/** Zone written down, else found from the satellites' clock, else that of this house. */
function instant(wall: WallClock, tags: Tags, offsetTag: string): number {
  const minutes = writtenOffset(words(tags[offsetTag])) ?? offsetFromGps(wall, tags)
  if (minutes !== null) return wall.asUtc - minutes * 60_000
  return new Date(...wall.fields).getTime()
}

/** '+02:00', '-0330', 'Z'. */
function writtenOffset(text: string | null): number | null {
  if (text === 'Z') return 0
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text ?? '') ?? []
  if (!sign) return null
  const size = Number(hours) * 60 + Number(minutes)
  return size > maxOffset ? null : sign === '-' ? -size : size
}

/** Minutes: no zone is further from UTC. */
const maxOffset = 14 * 60

/** GPS time is UTC, and zones are whole quarters of an hour. */
function offsetFromGps(wall: WallClock, tags: Tags): number | null {
  const [hour, minute = 0, second = 0] = fractions(tags['GPSTimeStamp']) ?? []
  const date = words(tags['GPSDateStamp'])?.slice(0, 10)
  if (hour === undefined || !date) return null
  const midnight = wallClock(`${date} 00:00:00`)
  if (!midnight) return null
  const utc = midnight.asUtc + ((hour * 60 + minute) * 60 + second) * 1000
  const offset = Math.round((wall.asUtc - utc) / 900_000) * 15
  return Math.abs(offset) > maxOffset ? null : offset
}

/** '5' is half a second, '052' is 52 ms. */
function milliseconds(text: string | null): number {
  return /^\d{1,9}$/.test(text ?? '') ? Math.floor(Number(`0.${text}`) * 1000) : 0
}
