import { fromBase64, toBase64 } from '../base64.ts'
import { type Bytes } from '../bytes.ts'
import { refused } from '../refusal.ts'

/** A point of P-256, not compressed. */
export const PUBLIC_BYTES = 65
const p256 = { name: 'ECDH', namedCurve: 'P-256' }

/** Somebody who can open what is sealed to them. The private half cannot be read out. */
export type Holder = { publicKey: string; privateKey: CryptoKey }

export async function generatePair(crypto: Crypto, extractable: boolean) {
  const pair = await crypto.subtle.generateKey(p256, extractable, ['deriveBits'])
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  return { publicKey: toBase64(new Uint8Array(raw)), privateKey: pair.privateKey }
}

export function importPrivate(crypto: Crypto, pkcs8: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', pkcs8, p256, false, ['deriveBits'])
}

/** Throws BAD_ANSWER for what is no point of the curve: such a point would give a key away. */
export async function importPublic(crypto: Crypto, publicKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', rawPublic(publicKey), p256, false, []).catch((cause) => {
    throw refused('BAD_ANSWER', cause)
  })
}

export function rawPublic(publicKey: string): Bytes {
  const raw = fromBase64(publicKey)
  if (raw?.byteLength !== PUBLIC_BYTES) throw refused('BAD_ANSWER')
  return raw
}

/** 32 bytes both sides come to. */
export async function agree(
  crypto: Crypto,
  privateKey: CryptoKey,
  publicKey: CryptoKey,
): Promise<Bytes> {
  const ecdh = { name: 'ECDH', public: publicKey }
  return new Uint8Array(await crypto.subtle.deriveBits(ecdh, privateKey, 256))
}
