import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { HearthError } from '../../storage/index.ts'
import type { NewWrap, Sealing, SealKey, Wrapped } from '../../storage/vault/index.ts'
import type { Kek } from './keyring.ts'

/** What a wrap is bound to beside its KEK. */
export type WrapPlace = Pick<Wrapped, 'userId' | 'generation' | 'formatVersion'>

const tagBytes = 16

/** First 16 hex digits of SHA-256(`hearth-kek-id` ‖ KEK): a wrong key is known before it is tried. */
export function kekIdOf(key: Buffer): string {
  return createHash('sha256').update('hearth-kek-id').update(key).digest('hex').slice(0, 16)
}

/** The server wrap of docs/vault.md: 32 bytes in, 48 out, a fresh IV each time. */
export function wrapKey(kek: Kek, place: WrapPlace, mk: Buffer): NewWrap {
  const wrapIv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(kek.key), wrapIv)
  cipher.setAAD(boundTo(kek.id, place))
  const sealed = [cipher.update(mk), cipher.final(), cipher.getAuthTag()]
  return { kekId: kek.id, wrapIv, wrappedMk: Buffer.concat(sealed) }
}

/** @throws HearthError DAMAGED where key, row or person do not belong together */
export function unwrapKey(kek: Kek, row: Wrapped): Buffer {
  const { wrappedMk, wrapIv } = row
  if (row.kekId !== kek.id || wrappedMk.length !== 48 || wrapIv.length !== 12) throw unreadable()
  try {
    const options = { authTagLength: tagBytes }
    const key = createSecretKey(kek.key)
    const decipher = createDecipheriv('aes-256-gcm', key, wrapIv, options)
    decipher.setAAD(boundTo(kek.id, row))
    decipher.setAuthTag(wrappedMk.subarray(-tagBytes))
    return Buffer.concat([decipher.update(wrappedMk.subarray(0, -tagBytes)), decipher.final()])
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** The key of the audit's seal: HKDF-SHA-256(KEK, salt empty, info `hearth-vault-audit-seal-v1`). */
export function sealKeyOf(kek: Kek): SealKey {
  const macKey = hkdfSync('sha256', kek.key, '', 'hearth-vault-audit-seal-v1', 32)
  return { kekId: kek.id, macKey: Buffer.from(macKey) }
}

/** The seal of this KEK, beside those of others that are at hand. @throws what `find` throws, when asked */
export function sealingOf(kek: Kek, find: (id: string) => Kek | undefined): Sealing {
  const findSeal = (id: string) => {
    const known = find(id)
    return known && sealKeyOf(known)
  }
  return { ...sealKeyOf(kek), find: findSeal }
}

function boundTo(kekId: string, { userId, generation, formatVersion }: WrapPlace): Buffer {
  return Buffer.from(
    `hearth-vault-wrap:v1\n${userId}\n${kekId}\n${formatVersion}\n${generation}`,
    'utf8',
  )
}

function unreadable(cause?: unknown): HearthError {
  return new HearthError(
    'DAMAGED',
    'Your key is kept here but cannot be opened: what is stored does not fit the key of this Hearth. Nothing was changed. Whoever looks after this Hearth should bring back a copy of the data folder.',
    { reason: 'vault-wrap', cause },
  )
}
