import type { OutputInfo, Sharp } from 'sharp'
import sharp from './bounded-sharp.ts'
import type { Picture } from './picture.ts'

/** Decoded pixels: sRGB, 8 bit, upright, at most `frameSide` a side. */
export type Frame = { pixels: Buffer; info: OutputInfo }

/** The longest side anything is decoded to: all variants are made from this one decode. */
export const frameSide = 1920

/**
 * JPEG is read at a half, a quarter or an eighth where that is enough. From there it is a small step,
 * for which the cubic kernel does as well as the slower Lanczos: docs/image-quality.md.
 */
export async function decodeFrame(picture: Picture, failOn: 'error' | 'none'): Promise<Frame> {
  const { data, info } = await picture
    .decode(failOn)
    .resize(frameSide, frameSide, { fit: 'inside', withoutEnlargement: true, kernel: 'cubic' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, info }
}

/** The same picture inside a box; the same frame where it fits already. */
export async function shrinkFrame(frame: Frame, side: number): Promise<Frame> {
  if (Math.max(frame.info.width, frame.info.height) <= side) return frame
  const { data, info } = await pixelsOf(frame)
    .resize(side, side, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, info }
}

export function pixelsOf({ pixels, info }: Frame): Sharp {
  const { width, height, channels } = info
  return sharp(pixels, { raw: { width, height, channels } })
}
