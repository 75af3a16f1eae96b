import { utf8 } from '../bytes.ts'
import { rawPublic } from './curve.ts'

// Digits, because owner and guardian may read Hearth in different languages. Sixteen of them, and
// each try as slow as a password's: whoever wants a key of their own with the same numbers within
// the day a request lives needs some 2^70 hashes.
const ITERATIONS = 200_000
const DIGITS = 16

/** Four groups of four digits that two people compare by voice. @param ownerId whose request it is */
export async function spokenNumbers(
  publicKey: string,
  ownerId: string,
  crypto: Crypto = globalThis.crypto,
): Promise<string> {
  const raw = await crypto.subtle.importKey('raw', rawPublic(publicKey), 'PBKDF2', false, [
    'deriveBits',
  ])
  const salt = utf8(`hearth-spoken-numbers:v1\n${ownerId}`)
  const stretch = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }
  const bits = await crypto.subtle.deriveBits(stretch, raw, 64)
  const number = new DataView(bits).getBigUint64(0) % 10n ** BigInt(DIGITS)
  return (number.toString().padStart(DIGITS, '0').match(/.{4}/g) ?? []).join(' ')
}
