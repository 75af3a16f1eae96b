import { type Bytes, joined } from './bytes.ts'
import { CHUNK_BYTES } from './files/header.ts'

/**
 * SHA-256 over the SHA-256 of each 1 MiB of a file, in order; an empty file has one empty piece.
 * Not the file's own SHA-256, because Web Crypto cannot take that of more than fits into memory.
 */
export async function digestOf(crypto: Crypto, file: Blob): Promise<Bytes> {
  const pieces: Uint8Array[] = []
  for (let at = 0; at === 0 || at < file.size; at += CHUNK_BYTES) {
    const piece = await file.slice(at, at + CHUNK_BYTES).arrayBuffer()
    pieces.push(new Uint8Array(await crypto.subtle.digest('SHA-256', piece)))
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...pieces)))
}

/** HMAC-SHA-256 of a digest, 64 hex digits: equal for the same file of one person, and means nothing to anybody else. */
export async function tagOf(crypto: Crypto, key: CryptoKey, digest: Bytes): Promise<string> {
  const tag = new Uint8Array(await crypto.subtle.sign('HMAC', key, digest))
  return Array.from(tag, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
