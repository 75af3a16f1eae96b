import { chmodSync, existsSync } from 'node:fs'
import { copyDatabase } from '../database/backup.ts'
import { openDatabaseForReading } from '../database/connection.ts'

/**
 * A copy of vault.db for a household's backup, beside a running appliance. It holds what is in the rows
 * and nothing that was: no free pages. @returns false where there is no vault yet
 */
export function copyVault(from: string, to: string): boolean {
  if (!existsSync(from)) return false
  copyDatabase(from, to)
  chmodSync(to, 0o600)
  return true
}

/** How many vaults of a copy open with a KEK alone, and with which. */
export function locksOf(path: string): { vaults: number; kekIds: string[] } {
  if (!existsSync(path)) return { vaults: 0, kekIds: [] }
  const sqlite = openDatabaseForReading(path)
  try {
    const rows = sqlite
      .prepare<[], { kekId: string; vaults: number }>(
        `SELECT kek_id AS kekId, count(*) AS vaults FROM encryption_vaults
          WHERE kek_id IS NOT NULL GROUP BY kek_id ORDER BY kek_id`,
      )
      .all()
    const vaults = rows.reduce((sum, row) => sum + row.vaults, 0)
    return { vaults, kekIds: rows.map(({ kekId }) => kekId) }
  } finally {
    sqlite.close()
  }
}
