import type { Metadata, Sharp } from 'sharp'
import sharp from './bounded-sharp.ts'
import { DecodeError, words } from './failure.ts'
import { decodeByCommand } from './heic-command.ts'
import {
  type Bounds,
  exifBlock,
  formatName,
  measure,
  openPicture,
  type Picture,
} from './picture.ts'
import type { Request } from './task.ts'

/** sharp reads the header of HEIC, but the video codec inside is not among what it ships. */
export function isHeic(mimeType: string): boolean {
  return mimeType === 'image/heic' || mimeType === 'image/heif'
}

export type HeicOptions = {
  by: Request['heic']
  /** Longest side that is needed; all pixels if absent. */
  side?: number
}

/**
 * Decodes first and measures then. [Note: HEIC is upright] The decoder has turned the pixels as the
 * container says; EXIF often says the same once more, so it is never applied.
 */
export async function openHeic(
  source: string,
  mimeType: string,
  bounds: Bounds,
  { by, side }: HeicOptions,
): Promise<Picture> {
  const metadata = await measure(source, bounds)
  if (metadata.format !== 'heif') throw new DecodeError('UNPROCESSABLE', words.damaged)
  if (metadata.compression === 'av1') return openPicture(source, 'image/avif', bounds)
  const decoded = await decode(source, metadata, by, side)
  const open = (): Sharp =>
    sharp(decoded, { limitInputPixels: bounds.maxPixels, failOn: 'none', autoOrient: false })
  const {
    width,
    height,
    format,
    hasAlpha,
    pages = 1,
  } = { ...metadata, format: formatName(mimeType) }
  return {
    width,
    height,
    format,
    hasAlpha,
    pages,
    exif: async () => exifBlock(metadata),
    decode: open,
  }
}

async function decode(
  source: string,
  metadata: Metadata,
  by: Request['heic'],
  side?: number,
): Promise<Buffer> {
  if (by === 'wasm') {
    const { decodeByWasm } = await import('./heic-wasm.ts')
    return decodeByWasm(source, metadata.icc)
  }
  const decoded = await decodeByCommand(source, { side, alpha: metadata.hasAlpha })
  if (!decoded)
    throw new DecodeError('NEEDS_WASM', { ...words.disk, message: 'no command here decodes it' })
  return decoded
}
