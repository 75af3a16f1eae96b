import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator'
import { dropTriggers, installTriggers } from './database/triggers.ts'
import { HearthError } from './error.ts'
import { explainFailure } from './failure.ts'

export type MigrateOptions = {
  sqlite: Database
  /** Makes a copy of the database before it is changed. */
  backUp: (label: string) => void
  migrations?: string | undefined
  /** Puts the triggers of this database there; those of hearth.db by default. */
  install?: (sqlite: Database) => void
  log?: (fields: object, message: string) => void
  /** Called before each piece of the work, each of which may take minutes. */
  piece?: ((done: number, of: number) => void) | undefined
}

/** Beside this file in the source, beside the bundle in what ships. */
const shipped = fileURLToPath(new URL('./migrations', import.meta.url))

/**
 * Brings the database to this program's schema. All pending files run in one transaction of ours,
 * not Drizzle's `migrate()`: there PRAGMA foreign_keys has no effect, so that rebuilding a parent
 * table deletes its children, and nothing is checked before the commit. Here the checks come first;
 * whatever fails leaves the database as it was.
 * @throws NEWER_FORMAT, DAMAGED, NO_SPACE
 */
export function migrate({
  sqlite,
  backUp,
  migrations = shipped,
  install = installTriggers,
  log,
  piece = () => {},
}: MigrateOptions): void {
  try {
    const pending = findPending(sqlite, migrations)
    if (pending.length > 0) {
      const next = countPieces(pending, piece)
      if (tables(sqlite).length > 0) {
        next()
        backUp(`before-${pending[0]?.folderMillis}`)
      }
      applyGuarded(sqlite, pending, migrations, next)
      log?.({ applied: pending.length }, 'database migrated')
    }
    install(sqlite)
  } catch (error) {
    throw explainFailure(error)
  }
}

function findPending(sqlite: Database, migrations: string): MigrationMeta[] {
  // Drizzle's own table and columns, so that its tools understand the database.
  sqlite.exec(`CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (
    id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)`)
  const applied = new Set(
    sqlite.prepare('SELECT created_at FROM "__drizzle_migrations"').pluck().all().map(Number),
  )
  const known = readMigrationFiles({ migrationsFolder: migrations })
  for (const { folderMillis } of known) applied.delete(folderMillis)
  if (applied.size > 0) {
    throw new HearthError(
      'NEWER_FORMAT',
      'The database was written by a newer Hearth. Update Hearth; nothing was changed.',
    )
  }
  const done = sqlite.prepare('SELECT 1 FROM "__drizzle_migrations" WHERE created_at = ?')
  return known.filter(({ folderMillis }) => done.get(folderMillis) === undefined)
}

/** The copy, each statement, the comparison. */
function countPieces(pending: MigrationMeta[], piece: (done: number, of: number) => void) {
  const of = pending.reduce((sum, { sql }) => sum + sql.length, 2)
  let done = 0
  return () => piece(done++, of)
}

function applyGuarded(
  sqlite: Database,
  pending: MigrationMeta[],
  migrations: string,
  next: () => void,
): void {
  const before = countRows(sqlite)
  // Only outside a transaction does this do anything.
  sqlite.pragma('foreign_keys = OFF')
  try {
    sqlite
      .transaction(() => {
        dropTriggers(sqlite)
        for (const migration of pending) apply(sqlite, migration, next)
        next()
        assertWhole(sqlite, before, declaredLosses(migrations, pending))
      })
      .immediate()
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

function apply(
  sqlite: Database,
  { sql, hash, folderMillis }: MigrationMeta,
  next: () => void,
): void {
  for (const statement of sql) {
    next()
    sqlite.exec(statement)
  }
  sqlite
    .prepare('INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES (?, ?)')
    .run(hash, folderMillis)
}

function assertWhole(sqlite: Database, before: Map<string, number>, losses: Set<string>): void {
  const after = countRows(sqlite)
  for (const [table, rows] of before) {
    if (losses.has(table) || (after.get(table) ?? 0) >= rows) continue
    refuse(`would lose rows of ${table} (${rows} before, ${after.get(table) ?? 0} after)`)
  }
  const dangling = sqlite.pragma('foreign_key_check') as { table: string }[]
  if (dangling[0])
    refuse(`would leave ${dangling.length} rows without what they refer to (${dangling[0].table})`)
}

function refuse(what: string): never {
  throw new HearthError('DAMAGED', `The update of the database ${what}. Nothing was changed.`)
}

/** A migration may drop rows of a table it names in a comment `-- may lose rows: <table>`. */
function declaredLosses(migrations: string, pending: MigrationMeta[]): Set<string> {
  const journal = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8'))
  const times = new Set(pending.map(({ folderMillis }) => folderMillis))
  const losses = new Set<string>()
  for (const { tag, when } of journal.entries as { tag: string; when: number }[]) {
    if (!times.has(when)) continue
    const text = readFileSync(join(migrations, `${tag}.sql`), 'utf8')
    for (const [, table] of text.matchAll(/^-- may lose rows: (\w+)$/gm)) losses.add(table ?? '')
  }
  return losses
}

function countRows(sqlite: Database): Map<string, number> {
  const count = (table: string) => sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()
  // Kept counts are made anew anyway.
  const counted = tables(sqlite).filter((table) => !['media_count', 'media_facet'].includes(table))
  return new Map(counted.map((table) => [table, count(table) as number]))
}

function tables(sqlite: Database): string[] {
  const names = sqlite.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table'
      AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '__drizzle_migrations'`,
  )
  return names.pluck().all() as string[]
}
