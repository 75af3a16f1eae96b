import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** The key that seals the audit's head, from the KEK of that id. */
export type SealKey = { kekId: string; macKey: Buffer }

/** Where the chain ends: how many rows there are, and the hash of the last. */
export type AuditHead = { count: number; hash: Buffer }

export type SealedHead = AuditHead & { seal: Buffer | null; kekId: string | null }

const columns = `audit_count AS count, audit_hash AS hash, audit_seal AS seal, seal_kek_id AS kekId`

/** Reads and moves the head. Sync; moving belongs into the transaction of the row it names. */
export function createAuditHead(sqlite: Database) {
  const find = sqlite.prepare<[], SealedHead>(`SELECT ${columns} FROM vault_keyring`)
  const move = sqlite.prepare<[AuditHead & { seal: Buffer; kekId: string }]>(
    `UPDATE vault_keyring SET audit_count = @count, audit_hash = @hash, audit_seal = @seal, seal_kek_id = @kekId`,
  )
  return {
    find: (): SealedHead => find.get() as SealedHead,
    seal(head: AuditHead, key: SealKey): void {
      move.run({ ...head, seal: sealOf(head, key), kekId: key.kekId })
    },
  }
}

export function readHead(sqlite: Database): SealedHead {
  return sqlite.prepare<[], SealedHead>(`SELECT ${columns} FROM vault_keyring`).get() as SealedHead
}

/** Whether this head was sealed with that key. */
export function isSealed(head: SealedHead, key: SealKey): boolean {
  if (head.seal === null || head.kekId !== key.kekId) return false
  return timingSafeEqual(head.seal, sealOf(head, key))
}

function sealOf({ count, hash }: AuditHead, { kekId, macKey }: SealKey): Buffer {
  const mac = createHmac('sha256', macKey)
  return mac.update(`hearth-vault-audit-head:v1\n${kekId}\n${count}\n`).update(hash).digest()
}
