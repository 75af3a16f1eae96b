import type { ExpandedTags } from 'exifreader'

/** Of a JPEG everything it says of itself stands before the picture; in other files it may be anywhere. */
const HEAD = 1024 * 1024
const HEAVIEST = 48 * 1024 * 1024

const tags = [
  ['DateTimeOriginal', 'OffsetTimeOriginal'],
  ['DateTimeDigitized', 'OffsetTimeDigitized'],
  ['DateTime', 'OffsetTime'],
] as const

/** When a picture was taken, as the camera's clock showed it: ISO 8601, with the zone where that is written down. */
export async function takenIn(file: Blob): Promise<string | undefined> {
  if (!file.type.startsWith('image/') && file.type !== '') return undefined
  const part = file.type === 'image/jpeg' ? HEAD : HEAVIEST
  if (part === HEAVIEST && file.size > HEAVIEST) return undefined
  try {
    const { default: reader } = await import('exifreader')
    const bytes = await file.slice(0, part).arrayBuffer()
    const { exif } = reader.load(bytes, { expanded: true, includeTags: { exif: true } })
    return exif && dateOf(exif)
  } catch {
    // No picture, or one without a date: it stands under the day it came.
    return undefined
  }
}

function dateOf(exif: NonNullable<ExpandedTags['exif']>): string | undefined {
  for (const [date, offset] of tags) {
    const taken = isoOf(textOf(exif[date]), textOf(exif[offset]))
    if (taken !== undefined) return taken
  }
  return undefined
}

/** @param date such as `2024:05:03 14:22:10` @param offset such as `+02:00` */
export function isoOf(date: string, offset = ''): string | undefined {
  const match = /^(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)[ T](\d\d:\d\d)(:\d\d)?/.exec(date)
  if (!match) return undefined
  const [, year, month, day, time, seconds = ':00'] = match
  const wall = `${year}-${month}-${day}T${time}${seconds}`
  // Cameras without a date write zeros, and some a 31 June.
  const real = Date.parse(`${wall}Z`)
  if (Number.isNaN(real) || new Date(real).toISOString().slice(0, 10) !== wall.slice(0, 10)) {
    return undefined
  }
  const zone = /^(Z|[+-]\d\d:\d\d)$/.test(offset) ? offset : ''
  return Number.isNaN(Date.parse(wall + zone)) ? wall : wall + zone
}

function textOf(tag: { value?: unknown } | undefined): string {
  const value = Array.isArray(tag?.value) ? tag.value[0] : tag?.value
  return typeof value === 'string' ? value.trim() : ''
}
