import { open } from 'node:fs/promises'
import type { Metadata, Sharp, SharpOptions } from 'sharp'
import sharp from './bounded-sharp.ts'
import { DecodeError, isFinal, words } from './failure.ts'
import { readSvg } from './svg.ts'

/** An image that has been recognised and measured, not yet decoded. */
export type Picture = {
  /** Upright pixels. */
  width: number
  height: number
  format: string
  hasAlpha: boolean
  pages: number
  /** Something ExifReader reads: the EXIF block, or a file that has it inside. */
  exif(): Promise<Uint8Array | null>
  /** A fresh pipeline over the first frame, upright. Decodes when it is asked for pixels. */
  decode(failOn: 'error' | 'none'): Sharp
}

export type Bounds = {
  maxPixels: number
  /** The decoder gives up after this; the pool kills the child a little later. */
  timeoutMs: number
}

/** Opens what libvips decodes itself: JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG. */
export async function openPicture(
  source: string,
  mimeType: string,
  bounds: Bounds,
): Promise<Picture> {
  const input = mimeType === 'image/svg+xml' ? await readSvg(source) : source
  const metadata = await measure(input, bounds)
  if (!formatsOf(mimeType).includes(metadata.format))
    throw new DecodeError('UNPROCESSABLE', words.damaged)
  const { width, height } = metadata.autoOrient
  return {
    width,
    height,
    format: formatName(mimeType),
    hasAlpha: metadata.hasAlpha,
    pages: metadata.pages ?? 1,
    exif: async () => exifBlock(metadata) ?? (mimeType === 'image/tiff' ? readTiff(source) : null),
    decode: (failOn) => pipeline(input, failOn, bounds),
  }
}

/** Header only, a millisecond or two. */
export function measure(input: string | Buffer, bounds: Bounds): Promise<Metadata> {
  return sharp(input, optionsFor('none', bounds)).metadata()
}

function pipeline(input: string | Buffer, failOn: 'error' | 'none', bounds: Bounds): Sharp {
  const seconds = Math.max(1, Math.ceil(bounds.timeoutMs / 1000))
  return sharp(input, optionsFor(failOn, bounds)).timeout({ seconds })
}

function optionsFor(failOn: 'error' | 'none', bounds: Bounds): SharpOptions {
  return { failOn, limitInputPixels: bounds.maxPixels, autoOrient: true }
}

/** Without the six bytes that only JPEG has in front of it. */
export function exifBlock({ exif }: Metadata): Buffer | null {
  if (!exif) return null
  return exif.subarray(0, 4).toString('latin1') === 'Exif' ? exif.subarray(6) : exif
}

const maxTiffBytes = 128 * 2 ** 20

/** In a TIFF the EXIF may be anywhere, so it is read whole or, when huge, not at all. */
async function readTiff(path: string): Promise<Buffer | null> {
  await using file = await open(path)
  const { size } = await file.stat()
  return size > maxTiffBytes ? null : file.readFile()
}

/** libvips finds its loader by content too; a file that is not what it was sniffed as is hostile. */
function formatsOf(mimeType: string): string[] {
  const name = formatName(mimeType)
  return name === 'avif' || name === 'heic' || name === 'heif' ? ['heif'] : [name]
}

export function formatName(mimeType: string): string {
  return mimeType.replace('image/', '').replace('+xml', '')
}

/**
 * Strict first: a damaged file must not pass for a whole one. Then whatever can still be read.
 */
export async function decodeTolerantly<T>(
  decode: (failOn: 'error' | 'none') => Promise<T>,
): Promise<{ value: T; damaged: boolean }> {
  try {
    return { value: await decode('error'), damaged: false }
  } catch (error) {
    if (isFinal(error)) throw error
    return { value: await decode('none'), damaged: true }
  }
}
