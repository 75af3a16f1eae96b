import { crc32, deflateSync } from 'node:zlib'

/** Test support: files no camera writes. */

export type PngChunk = [type: string, data: Uint8Array]

/** A greyscale PNG of one bit a pixel with whatever chunks are wanted before its pixels. */
export function png(width: number, height: number, pixels: Uint8Array, before: PngChunk[] = []) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const chunks: PngChunk[] = [
    ['IHDR', header],
    ...before,
    ['IDAT', pixels],
    ['IEND', Buffer.alloc(0)],
  ]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks.map(chunk)])
}

function chunk([type, data]: PngChunk): Buffer {
  const out = Buffer.alloc(12 + data.length)
  out.writeUInt32BE(data.length)
  out.write(type, 4, 'latin1')
  out.set(data, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}

/** A black PNG that is honest about its size and a thousandth of it. */
export function blackPng(width: number, height: number): Buffer {
  return png(width, height, zeros(height * (1 + Math.ceil(width / 8))))
}

/** So many zeros, deflated. */
export function zeros(length: number): Buffer {
  return deflateSync(Buffer.alloc(length), { level: 9 })
}

/** The same JPEG with another size in its frame header. */
export function jpegOfSize(jpeg: Buffer, width: number, height: number): Buffer {
  const out = Buffer.from(jpeg)
  for (let at = 2; at < out.length; at += 2 + out.readUInt16BE(at + 2)) {
    const marker = out[at + 1] ?? 0
    if (marker < 0xc0 || marker > 0xc2) continue
    out.writeUInt16BE(height, at + 5)
    out.writeUInt16BE(width, at + 7)
    return out
  }
  throw new Error('no frame header')
}

/** The same AVIF or HEIC with another size in each of its `ispe` boxes. */
export function heifOfSize(heif: Buffer, width: number, height: number): Buffer {
  const out = Buffer.from(heif)
  for (let at = out.indexOf('ispe'); at !== -1; at = out.indexOf('ispe', at + 4)) {
    out.writeUInt32BE(width, at + 8)
    out.writeUInt32BE(height, at + 12)
  }
  return out
}

/** A GIF of many frames of one pixel, or of the size their headers claim. */
export function longGif(width: number, height: number, frames: number, frameSide = 1): Buffer {
  const header = Buffer.from('GIF89a\0\0\0\0\x80\0\0\xff\0\0\0\0\xff', 'latin1')
  header.writeUInt16LE(width, 6)
  header.writeUInt16LE(height, 8)
  const frame = Buffer.from(
    '\x21\xf9\x04\0\x01\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0',
    'latin1',
  )
  frame.writeUInt16LE(frameSide, 13)
  frame.writeUInt16LE(frameSide, 15)
  return Buffer.concat([header, ...Array.from({ length: frames }, () => frame), Buffer.from(';')])
}

export type TiffTag = [tag: number, type: 2 | 3 | 4, count: number, value: number | Uint8Array]

/** One directory of tags, then data, which begins at `dataAt(tags.length)`. */
export function tiff(tags: TiffTag[], data: Uint8Array, next = 0): Buffer {
  const head = Buffer.alloc(dataAt(tags.length))
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(tags.length, 8)
  tags.forEach(([tag, type, count, value], i) => {
    const at = 10 + i * 12
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(type, at + 2)
    head.writeUInt32LE(count, at + 4)
    if (typeof value === 'number') head.writeUInt32LE(value, at + 8)
    else head.set(value, at + 8)
  })
  head.writeUInt32LE(next, 10 + tags.length * 12)
  return Buffer.concat([head, data])
}

export function dataAt(tags: number): number {
  return 8 + 2 + tags * 12 + 4
}

/** Tags of a greyscale picture in one strip. */
export function greyTiff(
  width: number,
  height: number,
  compression: number,
  strip: number,
): TiffTag[] {
  return [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 1, 8],
    [259, 3, 1, compression],
    [262, 3, 1, 1],
    [273, 4, 1, dataAt(9)],
    [277, 3, 1, 1],
    [278, 4, 1, height],
    [279, 4, 1, strip],
  ]
}
