import type { Bytes } from './bytes.ts'

// String.fromCharCode takes its bytes as arguments, of which engines allow some ten thousand.
const STEP = 0x2000

/** Standard alphabet, padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.byteLength; at += STEP) {
    text += String.fromCharCode(...bytes.subarray(at, at + STEP))
  }
  return btoa(text)
}

/**
 * null for everything but the one spelling toBase64 gives: no spaces, no missing padding, no
 * other alphabet, no stray bits at the end. Two spellings of one value would be two values to compare.
 */
export function fromBase64(text: unknown): Bytes | null {
  if (typeof text !== 'string' || text.length % 4 !== 0) return null
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null
  const bytes = decoded(text)
  return bytes !== null && toBase64(bytes) === text ? bytes : null
}

function decoded(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
