/**
 * An uncompressed TIFF 6.0 with room for RGBA pixels, to be painted in place: the one way to hand
 * libvips pixels together with their colour profile, and no second copy of them.
 */
export function emptyTiff(image: { width: number; height: number; icc?: Uint8Array | undefined }): {
  file: Buffer
  pixels: Uint8ClampedArray
} {
  const { width, height, icc = new Uint8Array() } = image
  const entries = icc.length > 0 ? 12 : 11
  const extras = 8 + 2 + entries * 12 + 4
  const profileAt = extras + 8
  const pixelsAt = profileAt + icc.length + (icc.length % 2)
  const length = width * height * 4
  const out = Buffer.alloc(pixelsAt + length)
  out.write('II*\0', 0, 'latin1')
  out.writeUInt32LE(8, 4)
  out.writeUInt16LE(entries, 8)
  const fields: [tag: number, type: number, count: number, value: number][] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 4, extras], // bits per sample
    [259, short, 1, 1], // not compressed
    [262, short, 1, 2], // RGB
    [273, long, 1, pixelsAt],
    [277, short, 1, 4], // samples per pixel
    [278, long, 1, height], // rows per strip
    [279, long, 1, length],
    [284, short, 1, 1], // interleaved
    [338, short, 1, 2], // the fourth is alpha, not multiplied in
    [34675, undefinedType, icc.length, profileAt],
  ]
  fields.slice(0, entries).forEach(([tag, type, count, value], i) => {
    const at = 10 + i * 12
    out.writeUInt16LE(tag, at)
    out.writeUInt16LE(type, at + 2)
    out.writeUInt32LE(count, at + 4)
    out.writeUInt32LE(value, at + 8)
  })
  for (let i = 0; i < 4; i++) out.writeUInt16LE(8, extras + i * 2)
  out.set(icc, profileAt)
  return { file: out, pixels: new Uint8ClampedArray(out.buffer, out.byteOffset + pixelsAt, length) }
}

const short = 3
const long = 4
const undefinedType = 7
