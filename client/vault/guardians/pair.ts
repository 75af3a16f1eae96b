import { IV_BYTES, open, seal } from '../aes-gcm.ts'
import { fromBase64, toBase64 } from '../base64.ts'
import { type Bytes, joined, utf8, wiped } from '../bytes.ts'
import { refused } from '../refusal.ts'
import { generatePair, type Holder, importPrivate, rawPublic } from './curve.ts'

/** As the server keeps it: 65 bytes of P-256, and IV ‖ sealed PKCS #8, both base64. */
export type GuardianPair = { publicKey: string; sealedPrivateKey: string }

/** @param key the vault's guardian key */
export async function makePair(crypto: Crypto, key: CryptoKey): Promise<GuardianPair> {
  const { publicKey, privateKey } = await generatePair(crypto, true)
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  const bound = boundTo(publicKey)
  const { iv, ciphertext } = await wiped(pkcs8, () => seal(crypto, key, pkcs8, bound))
  return { publicKey, sealedPrivateKey: toBase64(joined(iv, ciphertext)) }
}

/** Throws SEAL_BROKEN for another vault's pair, and where the public half is not the private one's. */
export async function openPair(
  crypto: Crypto,
  key: CryptoKey,
  { publicKey, sealedPrivateKey }: GuardianPair,
): Promise<Holder> {
  const sealed = fromBase64(sealedPrivateKey)
  if (sealed === null) throw refused('BAD_ANSWER')
  const parts = { iv: sealed.slice(0, IV_BYTES), ciphertext: sealed.slice(IV_BYTES) }
  const pkcs8 = await open(crypto, key, parts, boundTo(publicKey))
  return { publicKey, privateKey: await wiped(pkcs8, () => importPrivate(crypto, pkcs8)) }
}

function boundTo(publicKey: string): Bytes {
  return joined(utf8('hearth-guardian-key:v1\n'), rawPublic(publicKey))
}
