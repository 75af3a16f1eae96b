import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { expect, test } from 'vitest'
import { scratchFolder } from '../../scratch.ts'
import { vaultGuards } from '../guards.ts'
import { openVaultStore } from '../store.ts'

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/** vault.db as the program before guardians left it, with three calls in its audit. */
function olderVault(path: string): unknown[] {
  const [first] = readMigrationFiles({ migrationsFolder })
  const old = new Sqlite(path)
  for (const sql of first?.sql ?? []) old.exec(sql)
  old.exec(
    'CREATE TABLE "__drizzle_migrations" (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  )
  old
    .prepare('INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES (?, ?)')
    .run(first?.hash, first?.folderMillis)
  for (const [name, sql] of Object.entries(vaultGuards))
    if (name.startsWith('audit_')) old.exec(sql)
  for (const seq of [1, 2, 3])
    old.exec(`INSERT INTO encryption_vault_audit VALUES (${seq}, randomblob(32), 'fetch', 200, ${seq}, randomblob(80), randomblob(32));
      UPDATE vault_keyring SET audit_count = ${seq}`)
  const rows = old.prepare('SELECT * FROM encryption_vault_audit ORDER BY seq').all()
  old.close()
  return rows
}

test('an older vault.db takes its audit over as it is, append-only as before', async () => {
  const { dir, remove } = await scratchFolder()
  const folder = { vault: join(dir, 'vault.db'), backups: join(dir, 'backups') }
  mkdirSync(folder.backups)
  const before = olderVault(folder.vault)
  const store = openVaultStore({ folder, now: () => 1 })
  try {
    const all = 'SELECT * FROM encryption_vault_audit ORDER BY seq'
    expect(store.sqlite.prepare(all).all()).toEqual(before)
    expect(() => store.sqlite.exec('DELETE FROM encryption_vault_audit')).toThrow(
      'audit_append_only',
    )
    expect(() => store.sqlite.exec('UPDATE encryption_vault_audit SET at = 9')).toThrow(
      'audit_append_only',
    )
  } finally {
    await store.close()
    await remove()
  }
})
