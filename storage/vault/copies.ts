import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { explainFailure } from '../failure.ts'

/** Somebody whose old rows have to go: the row they have now, by column; null for one who has left. */
export type Standing = { userId: string; row: Record<string, unknown> | null }

/**
 * Takes what opens a vault no more out of every copy of vault.db in a folder: somebody in zero-knowledge
 * mode gets the row they have now, so that a copy that is brought back opens with their code, as the
 * vault does; of somebody who has left nothing stays.
 * @throws what the first copy that could not be cleaned was refused with, after all others
 */
export function cleanCopies(folder: string, people: Standing[]): void {
  const failures: unknown[] = []
  for (const path of databasesIn(folder)) {
    try {
      cleanOne(path, people)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw explainFailure(failures[0])
}

/**
 * Whose wraps of a copy open nothing any more by a later one: who is in zero-knowledge mode since, or has
 * left. Both are vault.db's.
 */
export function outdatedWraps(copy: string, later: string): Standing[] {
  const before = new Sqlite(copy, { readonly: true, fileMustExist: true })
  const now = new Sqlite(later, { readonly: true, fileMustExist: true })
  try {
    const row = now.prepare<[string], Record<string, unknown>>(
      'SELECT * FROM encryption_vaults WHERE user_id = ?',
    )
    return before
      .prepare<[], string>('SELECT user_id FROM encryption_vaults WHERE kek_id IS NOT NULL')
      .pluck()
      .all()
      .map((userId) => ({ userId, row: row.get(userId) ?? null }))
      .filter((person) => person.row === null || person.row['zero_knowledge'] === 1)
  } finally {
    before.close()
    now.close()
  }
}

function databasesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.db(\.new)?$/.test(path) || isDatabase(path))
}

/** Whatever its name is: people call a copy vault.db.bak, or vault (2). */
function isDatabase(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(16)
    readSync(file, header, 0, 16, 0)
    return header.equals(Buffer.from('SQLite format 3\0'))
  } finally {
    closeSync(file)
  }
}

/** The same for one copy. Not the one anybody has open. */
export function cleanOne(path: string, people: Standing[]): void {
  const copy = new Sqlite(path, { timeout: 1000, fileMustExist: true })
  try {
    if (!holdsVaults(copy)) return
    copy.pragma('trusted_schema = 0')
    copy.pragma('secure_delete = 1')
    copy.pragma('synchronous = EXTRA')
    // Without a log of its own: what is changed is in the one file when this ends.
    copy.pragma('journal_mode = DELETE')
    copy.transaction(() => people.forEach((person) => cleanPerson(copy, person))).immediate()
    copy.exec('VACUUM')
  } finally {
    copy.close()
  }
}

/** A file of something else, or one that no database can be read from, has no rows to clean. */
function holdsVaults(copy: Database): boolean {
  try {
    const table = `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'encryption_vaults'`
    return copy.prepare(table).get() !== undefined
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_NOTADB') return false
    throw error
  }
}

function cleanPerson(copy: Database, { userId, row }: Standing): void {
  if (row !== null && replaced(copy, userId, row)) return
  for (const table of ['encryption_vaults', 'vault_subjects', 'vault_scrubs']) {
    if (row !== null && table !== 'encryption_vaults') continue
    if (columnsOf(copy, table).includes('user_id'))
      copy.prepare(`DELETE FROM "${table}" WHERE user_id = ?`).run(userId)
  }
}

/** false: the copy is of a shape that does not take the row as it is now. */
function replaced(copy: Database, userId: string, row: Record<string, unknown>): boolean {
  const there = columnsOf(copy, 'encryption_vaults')
  const names = Object.keys(row).filter((name) => there.includes(name))
  try {
    const set = names.map((name) => `"${name}" = @${name}`).join(', ')
    copy
      .prepare(`UPDATE encryption_vaults SET ${set} WHERE user_id = @user_id`)
      .run({ ...row, user_id: userId })
    return true
  } catch {
    return false
  }
}

function columnsOf(copy: Database, table: string): string[] {
  return copy.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
}
