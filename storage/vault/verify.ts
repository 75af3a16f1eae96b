import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { openDatabaseForReading } from '../database/connection.ts'
import { missingOf } from '../database/triggers.ts'
import type { Damage } from '../verify/report.ts'
import { chainHash, type ChainedRow } from './audit-chain.ts'
import { isBroken, isSealed, readHead, type FindSealKey } from './audit-head.ts'
import { vaultGuards } from './guards.ts'

/** Looks at vault.db without changing it; works beside a running appliance. No file: no vault yet. */
export function verifyVault(
  path: string,
  { all = false, sealKey }: { all?: boolean; sealKey?: FindSealKey | undefined } = {},
): Damage[] {
  if (!existsSync(path)) return []
  try {
    const sqlite = openDatabaseForReading(path)
    try {
      // In one transaction: rows come while it is looked at.
      return sqlite.transaction(() => examine(sqlite, all, sealKey))()
    } finally {
      sqlite.close()
    }
  } catch (error) {
    return [broken(error instanceof Error ? error.message : String(error))]
  }
}

function examine(sqlite: Database, all: boolean, sealKey: FindSealKey | undefined): Damage[] {
  const check = all ? 'integrity_check' : 'quick_check'
  const lines = sqlite.prepare<[], string>(`PRAGMA ${check}`).pluck().all()
  const wrong = lines.filter((line) => line !== 'ok').map(broken)
  if (wrong.length > 0) return wrong
  const missing = missingOf(sqlite, vaultGuards).map((subject): Damage => ({
    kind: 'trigger',
    subject,
    detail: 'a trigger of vault.db is missing; the next start puts it back',
    remedy: 'restart',
  }))
  const detail = auditDamage(sqlite, sealKey)
  return detail === null ? missing : [...missing, audit(detail)]
}

/**
 * Follows the chain from its first row. Without the KEK only the chain: whoever can write the file can
 * make a whole new one.
 * @returns what is wrong, in words; null: nothing
 */
export function auditDamage(sqlite: Database, sealKey?: FindSealKey): string | null {
  const head = readHead(sqlite)
  const rows = sqlite.prepare<[], ChainedRow & { hash: Buffer }>(
    `SELECT seq, subject, action, status, at, facts, hash FROM encryption_vault_audit ORDER BY seq`,
  )
  let count = 0
  let before: Buffer = Buffer.alloc(32)
  for (const row of rows.iterate()) {
    if (row.seq !== count + 1) return `row ${count + 1} of the audit of keys is missing`
    if (!chainHash(before, row).equals(row.hash))
      return `row ${row.seq} of the audit of keys was changed`
    before = row.hash
    count++
  }
  if (head.count !== count || !head.hash.equals(before))
    return `the audit of keys ends at row ${count}, and should at row ${head.count}`
  if (count === 0 && head.seal === null && !isInUse(sqlite)) return null
  const key = head.kekId === null ? undefined : sealKey?.(head.kekId)
  if (head.seal === null || isBroken(head) || (key && !isSealed(head, key)))
    return 'the end of the audit of keys was not sealed by this Hearth'
  if (key === undefined && keysOf(sqlite).some((kekId) => sealKey?.(kekId)))
    return 'the end of the audit of keys is sealed with a key that is not at hand'
  return null
}

/** Nobody has a vault, or is named in the audit, without a row of it. */
function isInUse(sqlite: Database): boolean {
  const tables = 'SELECT 1 FROM vault_subjects UNION ALL SELECT 1 FROM encryption_vaults'
  return sqlite.prepare(tables).get() !== undefined
}

/** Ids of the KEKs that count. */
function keysOf(sqlite: Database): string[] {
  const ids = `SELECT kek_id FROM vault_keyring WHERE kek_id IS NOT NULL
    UNION SELECT kek_id FROM encryption_vaults WHERE kek_id IS NOT NULL`
  return sqlite.prepare<[], string>(ids).pluck().all()
}

function audit(detail: string): Damage {
  return { kind: 'audit', subject: 'vault.db', detail, remedy: 'backup' }
}

function broken(detail: string): Damage {
  return { kind: 'database', subject: 'vault.db', detail, remedy: 'backup' }
}
