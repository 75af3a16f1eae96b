import type { MediaRecord } from '../../client/index.ts'
import type { Format } from '../messages/format.ts'
import type { Messages } from '../messages/en/index.ts'
import type { IconName } from '../ui/icons.ts'

export type Fact = { label: string; icon: IconName; text: string; more?: string }

/** What a record tells, in the order people ask: when, with what, where, how large. */
export function factsOf(record: MediaRecord, t: Messages, format: Format): Fact[] {
  const { exif, metadata } = record
  const facts: (Fact | null)[] = [
    {
      label: t.details.taken,
      icon: 'calendar',
      text: exif?.dateTaken ? format.moment(exif.dateTaken) : t.details.unknownDate,
    },
    cameraIn(exif, t, format),
    placeIn(exif, t, format),
    metadata
      ? {
          label: t.details.dimensions,
          icon: 'photo',
          text: t.details.pixels(
            metadata.width,
            metadata.height,
            format.short((metadata.width * metadata.height) / 1e6),
          ),
          ...(metadata.pages && metadata.pages > 1
            ? { more: t.details.pages(metadata.pages) }
            : {}),
        }
      : null,
    { label: t.details.size, icon: 'file', text: format.bytes(record.size), more: record.mimeType },
    { label: t.details.added, icon: 'clock', text: format.moment(record.createdAt) },
  ]
  return facts.filter((fact) => fact !== null)
}

function cameraIn(exif: MediaRecord['exif'], t: Messages, format: Format): Fact | null {
  const { cameraMake: make = '', cameraModel: model = '' } = exif ?? {}
  // Most makers say their own name again in the model.
  const name = model.toLowerCase().startsWith(make.toLowerCase())
    ? model
    : `${make} ${model}`.trim()
  if (name === '') return null
  const exposure = exposureIn(exif, format)
  return {
    label: t.details.camera,
    icon: 'camera',
    text: name,
    ...(exposure ? { more: exposure } : {}),
  }
}

function exposureIn(exif: MediaRecord['exif'], format: Format): string {
  const { focalLength, aperture, exposureTime, iso } = exif ?? {}
  return [
    focalLength && `${format.short(focalLength)} mm`,
    aperture && `ƒ/${format.short(aperture)}`,
    exposureTime && `${secondsOf(exposureTime)} s`,
    iso && `ISO ${iso}`,
  ]
    .filter(Boolean)
    .join('  ·  ')
}

function secondsOf(time: string | number): string {
  if (typeof time === 'string') return time.replace(/\s*s$/, '')
  return time >= 0.4 ? String(Math.round(time * 10) / 10) : `1/${Math.round(1 / time)}`
}

function placeIn(exif: MediaRecord['exif'], t: Messages, format: Format): Fact | null {
  const { gpsLatitude: latitude, gpsLongitude: longitude } = exif ?? {}
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  const text = `${format.degrees(latitude)}, ${format.degrees(longitude)}`
  return { label: t.details.place, icon: 'place', text }
}
