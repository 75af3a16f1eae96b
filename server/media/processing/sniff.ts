import { fileTypeFromBuffer } from 'file-type'
import { looksLikeSvg, looksLikeText } from './sniff-text.ts'

export type SniffedType = {
  /** By content. 'application/octet-stream' where the bytes say nothing. */
  mimeType: string
  /** 'image': one of the kinds the decoder children process. Everything else is kept as it is. */
  kind: 'image' | 'other'
}

/** What the decoder children turn into variants. */
export const processedTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/tiff',
  'image/svg+xml',
  'image/heic',
  'image/heif',
])

/** Names file-type gives to flavours of a format that is decoded the same way. */
const flavours: Record<string, string> = {
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heif',
}

/** Text is never more than text, whatever its name says: no HTML, no script. */
const textNames: Record<string, string> = { csv: 'text/csv', md: 'text/markdown' }

/**
 * What a file is, by its first bytes; the name decides nothing but which plain text a text is.
 * A file that is two things at once (a polyglot) is what begins at its first byte.
 * Never throws: bytes that make no sense are 'application/octet-stream'.
 * @param head the first bytes, up to 4100 are looked at
 */
export async function sniffType(head: Uint8Array, claimedName = ''): Promise<SniffedType> {
  const bytes = head.subarray(0, 4100)
  if (looksLikeSvg(bytes)) return { mimeType: 'image/svg+xml', kind: 'image' }
  const found = await binaryType(bytes)
  if (found) return { mimeType: found, kind: processedTypes.has(found) ? 'image' : 'other' }
  return { mimeType: looksLikeText(bytes) ? textType(claimedName) : unknown, kind: 'other' }
}

const unknown = 'application/octet-stream'

/** file-type wants to see more than a head holds before it believes in some of these, so they go first. */
async function binaryType(bytes: Uint8Array): Promise<string | null> {
  const simple = simpleType(latin1(bytes.subarray(0, 12)))
  if (simple) return simple
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const mimeType = found ? (flavours[found.mime] ?? found.mime) : tiffType(bytes)
  if (mimeType === 'image/heif' && brands(bytes).includes('avif')) return 'image/avif'
  return mimeType && processedTypes.has(mimeType) && !beginsRight(bytes) ? unknown : mimeType
}

function simpleType(head: string): string | null {
  if (/^\xff\xd8\xff[^\xf7]/.test(head)) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^RIFF.{4}WEBP/s.test(head)) return 'image/webp'
  return /^GIF8[79]a/.test(head) ? 'image/gif' : null
}

/** A TIFF's directory may be anywhere; where it is near, file-type tells TIFF from cameras' raw formats. */
function tiffType(bytes: Uint8Array): string | null {
  return isTiff(bytes) ? 'image/tiff' : null
}

function isTiff(bytes: Uint8Array): boolean {
  return bytes.length >= 8 && /^(II[*+]\0|MM\0[*+])/.test(latin1(bytes.subarray(0, 4)))
}

/** file-type looks behind ID3 tags and the like; an image has to begin at the first byte. */
function beginsRight(bytes: Uint8Array): boolean {
  return isTiff(bytes) || latin1(bytes.subarray(4, 8)) === 'ftyp'
}

/** Byte for byte, unlike TextDecoder's 'latin1', which is Windows' code page. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

/** Compatible brands of an ISO media file: HEIF's general 'mif1' may hold AV1 as well. */
function brands(bytes: Uint8Array): string[] {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  return latin1(bytes.subarray(16, Math.min(size, 128))).match(/.{4}/gs) ?? []
}

function textType(claimedName: string): string {
  const extension = claimedName.toLowerCase().split('.').at(-1) ?? ''
  return textNames[extension] ?? 'text/plain'
}
