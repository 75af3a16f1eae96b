import { open } from 'node:fs/promises'
import { DecodeError, words } from './failure.ts'
import { decodeText } from './sniff-text.ts'

const maxSvgBytes = 16 * 2 ** 20

/**
 * An SVG as bytes for the renderer. Loaded from memory it has no address, so librsvg follows no
 * reference out of it (files, network, xi:include) and it never runs scripts; svg.test.ts proves it.
 * @throws DecodeError UNPROCESSABLE: more than 16 MiB, or no text
 */
export async function readSvg(path: string): Promise<Buffer> {
  const bytes = await readCapped(path)
  const text = decodeText(bytes)
  if (text === null) return bytes
  return Buffer.from(text.replace(/^\uFEFF/, '').replace(/^\s*<\?xml[^>]*\?>/, recognisable))
}

/** libvips looks for the word in the first 1000 bytes, drawing programs write longer prologs. */
const recognisable = '<!-- <svg -->'

async function readCapped(path: string): Promise<Buffer> {
  await using file = await open(path)
  const { size } = await file.stat()
  if (size > maxSvgBytes) throw new DecodeError('UNPROCESSABLE', words.tooLarge)
  return file.readFile()
}
