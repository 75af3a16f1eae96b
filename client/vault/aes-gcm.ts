import type { Bytes } from './bytes.ts'
import { refused } from './refusal.ts'

export const IV_BYTES = 12
export const TAG_BYTES = 16

export type Sealed = { iv: Bytes; ciphertext: Bytes }

/**
 * AES-GCM with a random 12-byte IV and a tag of 16 bytes at the end of the ciphertext.
 * Web Crypto has taken its copy of `plain` when this returns its promise: the memory may be used again.
 */
export function seal(
  crypto: Crypto,
  key: CryptoKey,
  plain: Bytes,
  additionalData: Bytes,
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  return crypto.subtle
    .encrypt({ name: 'AES-GCM', iv, additionalData, tagLength: 128 }, key, plain)
    .then((ciphertext) => ({ iv, ciphertext: new Uint8Array(ciphertext) }))
}

/** Throws SEAL_BROKEN for any other key, IV, ciphertext or additional data. Takes its copy as seal does. */
export function open(
  crypto: Crypto,
  key: CryptoKey,
  { iv, ciphertext }: Sealed,
  additionalData: Bytes,
): Promise<Bytes> {
  // Web Crypto would take any length of IV; ours are 12 bytes and nothing else.
  if (iv.byteLength !== IV_BYTES) return Promise.reject(refused('SEAL_BROKEN'))
  return crypto.subtle
    .decrypt({ name: 'AES-GCM', iv, additionalData, tagLength: 128 }, key, ciphertext)
    .then(
      (plain) => new Uint8Array(plain),
      (cause) => {
        throw refused('SEAL_BROKEN', cause)
      },
    )
}
