import type { ExpandedTags } from 'exifreader'
import { readDate } from './exif-date.ts'
import { readLocation } from './exif-location.ts'
import { fraction, type Tags, words } from './exif-values.ts'
import type { Exif } from './task.ts'

export type ReadExif = {
  exif: Exif | null
  takenAt: number | null
  takenDay: string | null
  hasLocation: boolean
}

/**
 * What the camera wrote down, as far as it makes sense. Never throws: cameras, editors and
 * attackers write all kinds of garbage here, and a picture is worth keeping without it.
 * @param block a TIFF structure, as EXIF is
 */
export async function readExif(block: Uint8Array | null): Promise<ReadExif> {
  const tags = block && (await load(block))
  if (!tags) return { exif: null, takenAt: null, takenDay: null, hasLocation: false }
  const date = readDate(tags)
  const location = readLocation(tags)
  const exif: Exif = { ...camera(tags), ...(date && { dateTaken: date.iso }), ...location }
  return {
    exif: Object.keys(exif).length > 0 ? exif : null,
    takenAt: date?.at ?? null,
    takenDay: date?.day ?? null,
    hasLocation: location !== null,
  }
}

/** Loaded late: a thumbnail does not wait for it. */
async function load(block: Uint8Array): Promise<Tags | null> {
  try {
    const { default: reader } = await import('exifreader')
    const tags: ExpandedTags = reader.load(Buffer.from(block), {
      expanded: true,
      includeTags: { exif: true },
    })
    return (tags.exif ?? null) as Tags | null
  } catch {
    return null
  }
}

function camera(tags: Tags): Exif {
  const cameraMake = words(tags['Make'])
  const cameraModel = words(tags['Model'])
  const focalLength = positive(fraction(tags['FocalLength']), 2)
  const aperture = positive(fraction(tags['FNumber']), 2)
  const iso = positive(fraction(tags['ISOSpeedRatings'] ?? tags['PhotographicSensitivity']), 0)
  const exposureTime = exposure(fraction(tags['ExposureTime']))
  return {
    ...(cameraMake && { cameraMake }),
    ...(cameraModel && { cameraModel }),
    ...(focalLength && { focalLength }),
    ...(aperture && { aperture }),
    ...(iso && { iso }),
    ...(exposureTime && { exposureTime }),
  }
}

function positive(value: number | null, digits: number): number | null {
  return value !== null && value > 0 && value < 1e7 ? Number(value.toFixed(digits)) : null
}

/** Seconds as people write them: '1/250', '1/3', '0.8', '30'. */
function exposure(seconds: number | null): string | null {
  if (seconds === null || seconds <= 0 || seconds > 1e6) return null
  const part = 1 / seconds
  const whole = Math.round(part)
  const nearlyWhole = Math.abs(part - whole) < 0.02 * part
  if (seconds < 1 && (seconds < 0.25 || nearlyWhole)) return `1/${whole}`
  return String(Number(seconds.toFixed(1)))
}
