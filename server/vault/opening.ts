import { randomBytes } from 'node:crypto'
import { HearthError } from '../../storage/index.ts'
import type { NewVault, Sealing, VaultRow, VaultStore } from '../../storage/vault/index.ts'
import type { Kek, Keyring } from './keyring.ts'
import { checkOf, keyBytes } from './master-key.ts'
import { sealingOf, unwrapKey, wrapKey, type WrapPlace } from './wrap.ts'

/** Of the wraps and the rows that are made now. */
export const formatVersion = 1

/** A master key and what says of it how it is kept. */
export type Opened = { mk: Buffer; formatVersion: number; kekId: string }

export type Opening = {
  /** @throws DAMAGED where the wrap does not open; only for rows that have one */
  open(row: VaultRow): Opened
  wrap(place: WrapPlace, mk: Buffer): ReturnType<typeof wrapKey>
  /** A new key for somebody, and its row. */
  mint(userId: string, generation: number): { opened: Opened; vault: NewVault }
  /** What the audit's head is sealed with now. */
  sealKey(): Sealing
}

/**
 * The KEKs at work. Which one new wraps must be under is the database's to say, asked in the same
 * transaction: another process may be rotating it. All of this is sync.
 */
export function createOpening({
  store,
  keyring,
}: {
  store: VaultStore
  keyring: Keyring
}): Opening {
  const seals = new Map<string, Sealing>()
  return {
    open(row) {
      const { kekId, wrappedMk, wrapIv } = row
      if (kekId === null || wrappedMk === null || wrapIv === null) throw missing('this vault')
      const mk = unwrapKey(kekOf(kekId), { ...row, kekId, wrappedMk, wrapIv })
      return { mk, formatVersion: row.formatVersion, kekId }
    },
    wrap: (place, mk) => wrapKey(current(), place, mk),
    mint(userId, generation) {
      const mk = randomBytes(keyBytes)
      const wrap = wrapKey(current(), { userId, generation, formatVersion }, mk)
      return {
        opened: { mk, formatVersion, kekId: wrap.kekId },
        vault: { ...wrap, generation, formatVersion, keyCheck: checkOf(userId, mk) },
      }
    },
    sealKey() {
      const kek = current()
      const known = seals.get(kek.id)
      if (known !== undefined) return known
      const made = sealingOf(kek, keyring.find)
      seals.clear()
      seals.set(kek.id, made)
      return made
    },
  }

  function current(): Kek {
    const named = store.keyring.current()
    if (named !== null) return kekOf(named)
    const kek = keyring.current()
    store.keyring.use(kek.id)
    return kek
  }

  function kekOf(id: string): Kek {
    const known = keyring.find(id)
    if (known !== undefined) return known
    keyring.reload()
    const found = keyring.find(id)
    if (found === undefined) throw missing('new keys')
    return found
  }
}

function missing(what: string): HearthError {
  return new HearthError(
    'DAMAGED',
    `The key of this Hearth that ${what} needs is not there. Nothing was changed. Whoever looks after this Hearth should bring back the folder keys.`,
    { reason: 'vault-key' },
  )
}
