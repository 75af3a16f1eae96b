import { type Bytes, joined, utf8 } from '../bytes.ts'
import { refused } from '../refusal.ts'

export const HEADER_BYTES = 64
export const SALT_BYTES = 32
/** Bytes of a file in one chunk, unless its header says otherwise. */
export const CHUNK_BYTES = 1024 * 1024

// A header is read before anything proves it: it must not be able to ask for all the memory.
const MOST_CHUNK_BYTES = 4 * CHUNK_BYTES
const magic = utf8('HEARTHS1')
const SALT_AT = 16
const SALT_END = SALT_AT + SALT_BYTES

export type Header = { chunkBytes: number; salt: Bytes; bytes: Bytes }

export function makeHeader(crypto: Crypto, chunkBytes: number = CHUNK_BYTES): Header {
  const bytes = new Uint8Array(HEADER_BYTES)
  bytes.set(magic)
  new DataView(bytes.buffer).setUint32(magic.length, chunkBytes)
  crypto.getRandomValues(bytes.subarray(SALT_AT, SALT_END))
  return readHeader(bytes)
}

/** Throws NOT_SEALED. What it says is believed only after a chunk was opened with it. */
export function readHeader(source: Uint8Array): Header {
  const bytes = joined(source)
  if (bytes.byteLength !== HEADER_BYTES || magic.some((byte, at) => bytes[at] !== byte)) {
    throw refused('NOT_SEALED')
  }
  const chunkBytes = new DataView(bytes.buffer).getUint32(magic.length)
  const zeros = [...bytes.subarray(magic.length + 4, SALT_AT), ...bytes.subarray(SALT_END)]
  if (chunkBytes < 1 || chunkBytes > MOST_CHUNK_BYTES || zeros.some((byte) => byte !== 0)) {
    throw refused('NOT_SEALED')
  }
  return { chunkBytes, salt: bytes.slice(SALT_AT, SALT_END), bytes }
}
