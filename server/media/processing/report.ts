import { z } from 'zod'
import type { Report } from './task.ts'

/**
 * A child has read hostile bytes: what it says is parsed like anything else that comes in.
 */
const size = z.int().nonnegative()
const variantName = z.enum(['thumb', 'medium', 'large'])

const exif = z.object({
  cameraMake: z.string().optional(),
  cameraModel: z.string().optional(),
  dateTaken: z.string().optional(),
  focalLength: z.number().optional(),
  aperture: z.number().optional(),
  iso: z.number().optional(),
  exposureTime: z.string().optional(),
  gpsLatitude: z.number().optional(),
  gpsLongitude: z.number().optional(),
})

const ingested = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  format: z.string(),
  hasAlpha: z.boolean(),
  pages: z.int().positive().optional(),
  exif: exif.nullable(),
  takenAt: z.number().nullable(),
  takenDay: z.string().nullable(),
  hasLocation: z.boolean(),
  placeholder: z.string().max(64),
  variants: z.partialRecord(variantName, size),
  damaged: z.boolean().optional(),
})

const transformed = z.object({
  size,
  format: z.enum(['webp', 'jpeg', 'png', 'avif']),
  width: z.int().positive(),
  height: z.int().positive(),
})

const report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('variant'), name: variantName, size }),
  z.object({ kind: z.literal('done'), result: z.union([ingested, transformed]) }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum([
      'UNPROCESSABLE',
      'UNSUPPORTED',
      'BUSY',
      'NO_SPACE',
      'READ_ONLY',
      'DAMAGED',
      'INTERNAL',
      'NEEDS_WASM',
    ]),
    reason: z.enum([
      'DAMAGED',
      'TOO_MANY_PIXELS',
      'TOOK_TOO_LONG',
      'TOO_MUCH_MEMORY',
      'CRASHED',
      'MISSING',
      'NO_SPACE',
      'READ_ONLY',
      'DISK',
    ]),
    message: z.string().max(500),
    detail: z.string().max(2000).optional(),
  }),
])

/** null: nothing a healthy child would say. */
export function parseReport(message: unknown): Report | null {
  const parsed = report.safeParse(message)
  return parsed.success ? (parsed.data as Report) : null
}
