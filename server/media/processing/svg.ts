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
  const text = decodeText(bytes) ?? decodeDeclared(bytes)
  return Buffer.from(recognisable + text.replace(/^\uFEFF?\s*(<\?xml[^>]*\?>)?/, ''))
}

/** XML in an encoding from before Unicode says which; the renderer gets UTF-8 without that claim. */
function decodeDeclared(bytes: Buffer): string {
  const head = bytes.subarray(0, 200).toString('latin1')
  const label = /^<\?xml[^>]*encoding=["']([\w.:-]+)["']/.exec(head)?.[1]
  try {
    if (label) return new TextDecoder(label).decode(bytes)
  } catch {
    // a label nobody knows
  }
  throw new DecodeError('UNPROCESSABLE', words.damaged)
}

/** libvips looks for the word in the first 1000 bytes, drawing programs write longer prologs. */
const recognisable = '<!-- <svg -->'

async function readCapped(path: string): Promise<Buffer> {
  await using file = await open(path)
  const { size } = await file.stat()
  if (size > maxSvgBytes) throw new DecodeError('UNPROCESSABLE', words.tooLarge)
  return file.readFile()
}
