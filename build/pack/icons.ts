import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from './root.ts'

/** Draws the app's pictures from `build/icon.svg` into `out`: icon.icns, icon.ico and a folder of PNGs. */
export async function drawIcons(out: string): Promise<void> {
  await mkdir(join(out, 'icons'), { recursive: true })
  const drawing = await readFile(join(root, 'build/icon.svg'), 'utf8')
  // macOS wants air around the tile, the others none.
  const tile = drawing.replace('viewBox="0 0 1024 1024"', 'viewBox="100 100 824 824"')
  const draw = (svg: string, size: number) =>
    sharp(Buffer.from(svg), { density: (72 * size) / 512 })
      .resize(size, size)
      .png({ compressionLevel: 9 })
      .toBuffer()
  const mac = await Promise.all(icnsTypes.map(([, size]) => draw(drawing, size)))
  const others = await Promise.all(sizes.map((size) => draw(tile, size)))
  await writeFile(join(out, 'icon.icns'), packIcns(mac))
  await writeFile(join(out, 'icon.ico'), packIco(others.slice(0, icoSizes)))
  for (const [index, size] of sizes.entries())
    await writeFile(join(out, 'icons', `${size}x${size}.png`), others[index] ?? '')
}

const sizes = [16, 24, 32, 48, 64, 128, 256, 512]
/** ICO ends at 256. */
const icoSizes = 7

/** Apple's names of PNGs in an ICNS, in pixels: 16 and 32 points twice as fine, then 128 to 512 in both. */
const icnsTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const

/** 'icns', the length of all, then per picture its name, its length with these eight bytes, its PNG. */
function packIcns(pictures: Buffer[]): Buffer {
  const entries = pictures.flatMap((png, index) => [
    Buffer.from(icnsTypes[index]?.[0] ?? '', 'latin1'),
    bigEndian(png.length + 8),
    png,
  ])
  const body = Buffer.concat(entries)
  return Buffer.concat([Buffer.from('icns'), bigEndian(body.length + 8), body])
}

/** A head of six bytes, sixteen a picture (0 stands for 256 pixels), then the PNGs. */
function packIco(pictures: Buffer[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  for (const [index, png] of pictures.entries()) {
    const entry = 6 + 16 * index
    head.writeUInt8((sizes[index] ?? 0) % 256, entry)
    head.writeUInt8((sizes[index] ?? 0) % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += png.length
  }
  return Buffer.concat([head, ...pictures])
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
