import { IV_BYTES, open, seal } from './aes-gcm.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type Bytes, joined, utf8 } from './bytes.ts'
import { SALT_BYTES } from './files/header.ts'
import type { VaultKeys } from './keys.ts'
import { refused } from './refusal.ts'
import { readValue, writeValue } from './value.ts'

/** What a sealed file is, known to its owner alone. */
export type SealedFacts = {
  name: string
  /** Such as image/jpeg. */
  type: string
  /** Bytes before sealing. */
  size: number
  /** The salt in the file's header, base64: these facts are that file's and no other's. */
  file?: string
  /** ISO 8601, as the camera had it. */
  takenAt?: string
  /** ISO 8601: when it came, where that was before it was sealed. */
  addedAt?: string
  width?: number
  height?: number
  /** Seconds. */
  duration?: number
  /** A small WebP. */
  thumbnail?: Bytes
}

const purpose = utf8('hearth-sealed-facts:v1')

/** A value whose first part is salt and IV, sealed with the file key of that salt. */
export async function sealFacts(
  crypto: Crypto,
  keys: VaultKeys,
  { thumbnail, ...facts }: SealedFacts,
): Promise<string> {
  const picture = thumbnail === undefined ? {} : { thumbnail: toBase64(thumbnail) }
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const plain = utf8(JSON.stringify({ ...facts, ...picture }))
  const { iv, ciphertext } = await seal(crypto, await keys.file(salt), plain, purpose)
  return writeValue(joined(salt, iv), ciphertext)
}

/** Throws NOT_SEALED or SEAL_BROKEN. */
export async function openFacts(
  crypto: Crypto,
  keys: VaultKeys,
  sealed: string,
): Promise<SealedFacts> {
  const { head, ciphertext } = readValue(sealed, SALT_BYTES + IV_BYTES)
  const key = await keys.file(head.slice(0, SALT_BYTES))
  const plain = await open(crypto, key, { iv: head.slice(SALT_BYTES), ciphertext }, purpose)
  const { thumbnail, ...facts } = JSON.parse(new TextDecoder().decode(plain)) as Written
  if (thumbnail === undefined) return facts
  const picture = fromBase64(thumbnail)
  if (picture === null) throw refused('SEAL_BROKEN')
  return { ...facts, thumbnail: picture }
}

type Written = Omit<SealedFacts, 'thumbnail'> & { thumbnail?: string }
