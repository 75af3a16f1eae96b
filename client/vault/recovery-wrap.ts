import { IV_BYTES, open, seal, TAG_BYTES } from './aes-gcm.ts'
import { fromBase64, toBase64 } from './base64.ts'
import type { Bytes } from './bytes.ts'
import { deriveSealKey, importRoot } from './hkdf.ts'
import { refused } from './refusal.ts'

/** As it travels and is kept: base64 of 48 and of 12 bytes. */
export type RecoveryWrap = { recoveryWrappedMk: string; recoveryIv: string }

/** One that was replaced by somebody who did not prove that theirs opens the vault. `until`: ISO 8601. */
export type FormerWrap = RecoveryWrap & { until: string }

/** The wrap that counts, and those before it that the server keeps for a while. */
export type KeptWraps = RecoveryWrap & { former?: FormerWrap[] }

export const MASTER_BYTES = 32
const none: Bytes = new Uint8Array()

/** The master key under the recovery secret. The secret stays on the device. */
export async function wrapMaster(
  crypto: Crypto,
  secret: Bytes,
  master: Bytes,
): Promise<RecoveryWrap> {
  const { iv, ciphertext } = await seal(crypto, await wrapKey(crypto, secret), master, none)
  return { recoveryWrappedMk: toBase64(ciphertext), recoveryIv: toBase64(iv) }
}

/** The 32 raw bytes of the master key; overwrite them. Throws WRONG_RECOVERY_CODE, or BAD_ANSWER for what is no wrap. */
export async function unwrapMaster(
  crypto: Crypto,
  secret: Bytes,
  wrap: RecoveryWrap,
): Promise<Bytes> {
  const ciphertext = fromBase64(wrap.recoveryWrappedMk)
  const iv = fromBase64(wrap.recoveryIv)
  if (ciphertext?.byteLength !== MASTER_BYTES + TAG_BYTES || iv?.byteLength !== IV_BYTES) {
    throw refused('BAD_ANSWER')
  }
  const key = await wrapKey(crypto, secret)
  return open(crypto, key, { iv, ciphertext }, none).catch((cause: unknown) => {
    throw refused('WRONG_RECOVERY_CODE', cause)
  })
}

async function wrapKey(crypto: Crypto, secret: Bytes): Promise<CryptoKey> {
  return deriveSealKey(crypto, await importRoot(crypto, secret), { info: 'mana-recovery-v1' })
}
