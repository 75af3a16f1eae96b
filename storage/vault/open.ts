import { fileURLToPath } from 'node:url'
import type { Database } from 'better-sqlite3'
import { backUpBeforeUpdate } from '../database/backup.ts'
import { openDatabase } from '../database/connection.ts'
import { keepTriggers } from '../database/triggers.ts'
import type { DataFolder } from '../folder/folder.ts'
import { migrate } from '../migrate.ts'
import type { Log } from '../storage.ts'
import { vaultGuards } from './guards.ts'

/** Beside this file in the source, beside the bundle in what ships. */
const shipped = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './migrations' : './vault-migrations', import.meta.url),
)

export type OpenVaultOptions = {
  folder: Pick<DataFolder, 'vault' | 'backups'>
  log?: Log | undefined
  /** Instead of the migrations that came with the program. */
  migrations?: string | undefined
}

/**
 * vault.db with this program's schema and guards.
 * @throws NEWER_FORMAT, DAMAGED, READ_ONLY, NO_SPACE, UNAVAILABLE
 */
export function openVaultDatabase(options: OpenVaultOptions): Database {
  const { folder, log, migrations = shipped } = options
  const sqlite = openDatabase(folder.vault)
  try {
    migrate({
      sqlite,
      migrations,
      install: (database) => keepTriggers(database, vaultGuards),
      backUp: (label) => void backUpBeforeUpdate(sqlite, folder.backups, label, 'vault'),
      log: (fields, message) => log?.info(fields, `vault: ${message}`),
    })
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}
