import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'

const kept = 3

/**
 * A consistent copy of the database, on disk when this returns. The newest three of these are kept;
 * they are for undoing an update, not the household's backup.
 */
export function backUpBeforeUpdate(
  sqlite: Database,
  backups: string,
  label: string,
  database: 'hearth' | 'vault' = 'hearth',
): string {
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const path = join(backups, `${database}-${label}.db`)
  const temporary = `${path}.new`
  rmSync(temporary, { force: true })
  sqlite.prepare('VACUUM INTO ?').run(temporary)
  flush(temporary)
  renameSync(temporary, path)
  const ours = new RegExp(`^${database}-before-\\d+\\.db$`)
  const old = readdirSync(backups).filter((name) => ours.test(name))
  for (const name of old.toSorted().slice(0, -kept)) rmSync(join(backups, name), { force: true })
  return path
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
