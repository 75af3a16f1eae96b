import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Log } from '../storage.ts'

/** The key that seals the audit's head, from the KEK of that id. */
export type SealKey = { kekId: string; macKey: Buffer }

/** The key of the audit's seal under a KEK; undefined: that KEK is not at hand. */
export type FindSealKey = (kekId: string) => SealKey | undefined

/** What seals from now on, and what finds the key of the seal before; without it only this one is known. */
export type Sealing = SealKey & { find?: FindSealKey }

/** Where the chain ends: how many rows there are, and the hash of the last. */
export type AuditHead = { count: number; hash: Buffer }

export type SealedHead = AuditHead & { seal: Buffer | null; kekId: string | null }

/**
 * [Note: never sealed over] What stands where a seal stood that was not this Hearth's. No key gives it, so
 * the trail goes on and nobody is locked out, but it never looks whole again.
 */
const brokenSeal = Buffer.alloc(32)

const columns = `audit_count AS count, audit_hash AS hash, audit_seal AS seal, seal_kek_id AS kekId`

/** Reads and moves the head. Sync; moving belongs into the transaction of the row it names. */
export function createAuditHead(sqlite: Database, log?: Log) {
  const find = sqlite.prepare<[], SealedHead>(`SELECT ${columns} FROM vault_keyring`)
  const move = sqlite.prepare<[AuditHead & { seal: Buffer; kekId: string }]>(
    `UPDATE vault_keyring SET audit_count = @count, audit_hash = @hash, audit_seal = @seal, seal_kek_id = @kekId`,
  )
  const sealOf = createSealOf()
  return {
    find: (): SealedHead => find.get() as SealedHead,
    /** @param isWhole whether the head before was; once it was not, no head after it is */
    seal(head: AuditHead, key: SealKey, isWhole: boolean): void {
      const seal = isWhole ? sealOf(head, key) : brokenSeal
      move.run({ ...head, seal, kekId: key.kekId })
    },
    /** Whether the seal is this Hearth's; `isNew` is asked where there is none yet. */
    isWhole(head: SealedHead, { find, ...key }: Sealing, isNew: () => boolean): boolean {
      const { seal, kekId } = head
      if (seal === null || kekId === null) return head.count === 0 && isNew()
      const known = kekId === key.kekId ? key : find?.(kekId)
      if (known !== undefined && isSealed(head, known, sealOf)) return true
      if (!isBroken(head)) log?.warn({ rows: head.count }, changedEnd)
      return false
    },
  }
}

export function readHead(sqlite: Database): SealedHead {
  return sqlite.prepare<[], SealedHead>(`SELECT ${columns} FROM vault_keyring`).get() as SealedHead
}

/** Whether it was found before that the seal is nobody's. */
export function isBroken({ seal }: SealedHead): boolean {
  return seal !== null && brokenSeal.equals(seal)
}

/** Whether this head was sealed with that key. */
export function isSealed(head: SealedHead, key: SealKey, seal = sealOf): boolean {
  if (head.seal === null || head.kekId !== key.kekId) return false
  return timingSafeEqual(head.seal, seal(head, key))
}

/** The same, which still knows the last one: what a row was sealed with, the next row asks again. */
function createSealOf(): typeof sealOf {
  let last: (AuditHead & SealKey & { made: Buffer }) | undefined
  return (head, key) => {
    const isLast =
      last?.count === head.count &&
      last.hash.equals(head.hash) &&
      last.kekId === key.kekId &&
      last.macKey.equals(key.macKey)
    if (last === undefined || !isLast) last = { ...head, ...key, made: sealOf(head, key) }
    return last.made
  }
}

function sealOf({ count, hash }: AuditHead, { kekId, macKey }: SealKey): Buffer {
  const mac = createHmac('sha256', createSecretKey(macKey))
  return mac.update(`hearth-vault-audit-head:v1\n${kekId}\n${count}\n`).update(hash).digest()
}

const changedEnd =
  'The end of the audit of keys was not sealed by this Hearth: somebody changed vault.db. The vaults open as before; "hearth verify" goes on telling it.'
