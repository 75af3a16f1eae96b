import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Of the master key, in bytes. */
export const keyBytes = 32

/** What says whether a key is this person's, and opens nothing: docs/vault.md, "check". */
export function checkOf(userId: string, mk: Buffer): Buffer {
  const salt = Buffer.from(userId, 'utf8')
  return Buffer.from(hkdfSync('sha256', mk, salt, 'hearth-vault-check-v1', 32))
}

/** In constant time. */
export function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

/**
 * HKDF-SHA-256 (RFC 5869) for 32 bytes. Node's own takes an info of at most 1,024 bytes; the scope of a
 * mission may be longer.
 */
export function deriveKey(key: Buffer, salt: Buffer, info: Buffer): Buffer {
  const extracted = createHmac('sha256', salt).update(key).digest()
  return createHmac('sha256', extracted).update(info).update(Buffer.of(1)).digest()
}
