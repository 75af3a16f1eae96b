import { type Bytes, utf8 } from './bytes.ts'

const none: Bytes = new Uint8Array()

/** A key that can do nothing but give other keys, and never leaves Web Crypto again. */
export function importRoot(crypto: Crypto, secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits'])
}

/** HKDF-SHA-256 (RFC 5869) to an AES-256-GCM key that is not extractable. */
export function deriveSealKey(
  crypto: Crypto,
  root: CryptoKey,
  { salt = none, info }: { salt?: Bytes; info: string },
): Promise<CryptoKey> {
  const aes = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(hkdf(salt, utf8(info)), root, aes, false, ['encrypt', 'decrypt'])
}

/** HKDF-SHA-256 to a key for HMAC-SHA-256 that is not extractable. */
export function deriveTagKey(crypto: Crypto, root: CryptoKey, info: string): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  return crypto.subtle.deriveKey(hkdf(none, utf8(info)), root, hmac, false, ['sign'])
}

/** HKDF-SHA-256 to plain bytes. */
export async function deriveBytes(
  crypto: Crypto,
  root: CryptoKey,
  { salt = none, info, length }: { salt?: Bytes; info: Bytes; length: number },
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(salt, info), root, length * 8))
}

function hkdf(salt: Bytes, info: Bytes): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt, info }
}
