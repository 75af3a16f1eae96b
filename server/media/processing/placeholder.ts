import { rgbaToThumbHash } from 'thumbhash'
import { type Frame, pixelsOf } from './frame.ts'

/** thumbhash, base64: about 25 bytes that paint a blurred picture while the real one loads. */
export async function placeholderOf(frame: Frame): Promise<string> {
  const { data, info } = await pixelsOf(frame)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

/** It keeps seven waves a side at most; the 100 it allows would cost nine times as much. */
const side = 32
