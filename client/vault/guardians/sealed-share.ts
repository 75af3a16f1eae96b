import { IV_BYTES, open, seal } from '../aes-gcm.ts'
import { fromBase64, toBase64 } from '../base64.ts'
import { type Bytes, joined, wiped } from '../bytes.ts'
import { deriveSealKey, importRoot } from '../hkdf.ts'
import { refused } from '../refusal.ts'
import { agree, generatePair, type Holder, importPublic, PUBLIC_BYTES, rawPublic } from './curve.ts'
import { derivationOf, type SharePurpose } from './purpose.ts'

/** base64 of: ephemeral public key (65) ‖ IV (12) ‖ ciphertext and tag. */
export async function sealTo(
  crypto: Crypto,
  publicKey: string,
  plain: Bytes,
  purpose: SharePurpose,
): Promise<string> {
  const once = await generatePair(crypto, false)
  const shared = await agree(crypto, once.privateKey, await importPublic(crypto, publicKey))
  const key = await shareKey(crypto, shared, purpose)
  const ends = joined(rawPublic(once.publicKey), rawPublic(publicKey))
  const { iv, ciphertext } = await seal(crypto, key, plain, ends)
  return toBase64(joined(rawPublic(once.publicKey), iv, ciphertext))
}

/** Throws SEAL_BROKEN for another holder or purpose, or any changed bit; BAD_ANSWER for what is no sealed share. */
export async function openFor(
  crypto: Crypto,
  { publicKey, privateKey }: Holder,
  sealed: string,
  purpose: SharePurpose,
): Promise<Bytes> {
  const bytes = fromBase64(sealed)
  if (bytes === null || bytes.byteLength < PUBLIC_BYTES + IV_BYTES) throw refused('BAD_ANSWER')
  const once = bytes.slice(0, PUBLIC_BYTES)
  const iv = bytes.slice(PUBLIC_BYTES, PUBLIC_BYTES + IV_BYTES)
  const ciphertext = bytes.slice(PUBLIC_BYTES + IV_BYTES)
  const shared = await agree(crypto, privateKey, await importPublic(crypto, toBase64(once)))
  const key = await shareKey(crypto, shared, purpose)
  return open(crypto, key, { iv, ciphertext }, joined(once, rawPublic(publicKey)))
}

async function shareKey(crypto: Crypto, shared: Bytes, purpose: SharePurpose): Promise<CryptoKey> {
  const root = await wiped(shared, () => importRoot(crypto, shared))
  return deriveSealKey(crypto, root, derivationOf(purpose))
}
