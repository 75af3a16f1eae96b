import type { Exif } from './task.ts'
import { fractions, type Tags, words } from './exif-values.ts'

/**
 * Where a picture was taken. 0°/0° is what devices write that have no fix, and a latitude without
 * its hemisphere may be on either side of the world: both are no location.
 */
export function readLocation(
  tags: Tags,
): Required<Pick<Exif, 'gpsLatitude' | 'gpsLongitude'>> | null {
  const gpsLatitude = degrees(tags['GPSLatitude'], tags['GPSLatitudeRef'], 'N', 'S', 90)
  const gpsLongitude = degrees(tags['GPSLongitude'], tags['GPSLongitudeRef'], 'E', 'W', 180)
  if (gpsLatitude === null || gpsLongitude === null) return null
  return gpsLatitude === 0 && gpsLongitude === 0 ? null : { gpsLatitude, gpsLongitude }
}

function degrees(
  value: Tags[string],
  hemisphere: Tags[string],
  plus: string,
  minus: string,
  limit: number,
): number | null {
  const parts = fractions(value)
  const side = words(hemisphere)?.charAt(0).toUpperCase()
  if (!parts || parts.length === 0 || parts.length > 3 || (side !== plus && side !== minus))
    return null
  const [whole = 0, minutes = 0, seconds = 0] = parts
  if (whole < 0 || minutes < 0 || minutes > 60 || seconds < 0 || seconds > 60) return null
  const size = whole + minutes / 60 + seconds / 3600
  if (size > limit) return null
  return Number((side === minus ? -size : size).toFixed(7)) + 0
}
