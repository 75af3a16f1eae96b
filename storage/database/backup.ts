import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { explainFailure } from '../failure.ts'

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

/**
 * A consistent copy of a database that others may be writing to, flushed. It reads at one moment and
 * holds up nobody but the process that asks, which should be one of its own.
 * @throws DAMAGED, NO_SPACE, READ_ONLY, UNAVAILABLE, of either disk
 */
export function copyDatabase(from: string, to: string): void {
  try {
    const sqlite = new Sqlite(from, { readonly: true, fileMustExist: true, timeout: 5000 })
    try {
      sqlite.pragma('trusted_schema = 0')
      sqlite.prepare('VACUUM INTO ?').run(to)
    } finally {
      sqlite.close()
    }
    flush(to)
  } catch (error) {
    throw explainFailure(error)
  }
}
