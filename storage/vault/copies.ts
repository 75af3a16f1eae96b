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
 * Whose wraps of a copy open nothing any more by a later one: who is in zero-knowledge mode since, with the
 * same master key, or has left the house. Both are vault.db's. Nobody where the later one does not follow
 * from the copy: a vault.db that was lost and begun anew, or put back, says nothing about who has left.
 * @param isHere whether somebody has an account by the later copy's rows
 */
export function outdatedWraps(
  copy: string,
  later: string,
  isHere: (userId: string) => boolean,
): Standing[] {
  const before = new Sqlite(copy, { readonly: true, fileMustExist: true })
  const now = new Sqlite(later, { readonly: true, fileMustExist: true })
  try {
    if (!follows(now, before)) return []
    const row = now.prepare<[string], Record<string, unknown>>(
      'SELECT * FROM encryption_vaults WHERE user_id = ?',
    )
    return before
      .prepare<[], Wrap>(
        'SELECT user_id, generation, key_check FROM encryption_vaults WHERE kek_id IS NOT NULL',
      )
      .all()
      .map((wrap) => ({ wrap, row: row.get(wrap.user_id) ?? null }))
      .filter(({ wrap, row }) => (row === null ? !isHere(wrap.user_id) : locksAgain(row, wrap)))
      .map(({ wrap, row }) => ({ userId: wrap.user_id, row }))
  } finally {
    before.close()
    now.close()
  }
}

type Wrap = { user_id: string; generation: number; key_check: Buffer }

/** Has vaults at all, and the trail of the copy goes on in it. */
function follows(later: Database, copy: Database): boolean {
  if (later.prepare('SELECT 1 FROM encryption_vaults LIMIT 1').get() === undefined) return false
  const trail = 'SELECT seq, hash FROM encryption_vault_audit'
  const last = copy.prepare<[], { seq: number; hash: Buffer }>(`${trail} ORDER BY seq DESC`).get()
  if (last === undefined) return true
  const same = later.prepare(`${trail} WHERE seq = ? AND hash = ?`)
  return same.get(last.seq, last.hash) !== undefined
}

/** Its code opens the same master key. */
function locksAgain(row: Record<string, unknown>, wrap: Wrap): boolean {
  const { zero_knowledge, generation, key_check } = row
  return (
    zero_knowledge === 1 &&
    generation === wrap.generation &&
    wrap.key_check.equals(key_check as Buffer)
  )
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
  } catch (error) {
    // A disk that is full or fails says nothing about the shape, and the row must not go for it.
    if (!/^SQLITE_(CONSTRAINT|ERROR|MISMATCH)/.test((error as { code?: string }).code ?? ''))
      throw error
    return false
  }
}

function columnsOf(copy: Database, table: string): string[] {
  return copy.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
}
