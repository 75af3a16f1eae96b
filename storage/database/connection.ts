import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'
import { explainFailure } from '../failure.ts'

/**
 * Opens the database with the settings a 201 relies on, and reads each of them back. better-sqlite3
 * alone would be at synchronous=NORMAL in WAL mode, which loses acknowledged rows in a power cut.
 * @throws DAMAGED, READ_ONLY, UNAVAILABLE, INTERNAL where a setting does not take
 */
export function openDatabase(path: string): Database {
  const sqlite = attempt(() => new Sqlite(path, { timeout: 5000 }))
  try {
    for (const [name, value, readBack] of pragmas) set(sqlite, name, value, readBack)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw explainFailure(error)
  }
}

/**
 * For looking only; several may look while the appliance writes. Where SQLite cannot lay out the
 * index of its log, on a read-only disk, it looks at a copy in memory.
 * @throws READ_ONLY, UNAVAILABLE
 */
export function openDatabaseForReading(path: string): Database {
  return attempt(() => {
    const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 })
    if (!needsWritableFolder(sqlite, path)) return guarded(sqlite)
    sqlite.close()
    return guarded(copyInMemory(path))
  })
}

function guarded(sqlite: Database): Database {
  sqlite.pragma('trusted_schema = 0')
  sqlite.pragma('query_only = 1')
  return sqlite
}

/** Any other failure is for whoever asks the first question. */
function needsWritableFolder(sqlite: Database, path: string): boolean {
  try {
    sqlite.pragma('schema_version')
    return false
  } catch (error) {
    const { code } = error as { code?: string }
    return /^SQLITE_(CANTOPEN|READONLY)/.test(code ?? '') && !isWritable(dirname(path))
  }
}

function isWritable(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Whole only where nothing is left in the log, as after a clean stop. */
function copyInMemory(path: string): Database {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  const { size } = statSync(path)
  if ((log?.size ?? 0) > 0 || size > copyLimitBytes) throw unreadable(path)
  const bytes = readFileSync(path)
  // Says "no log" in the header, as a database in memory has none: bytes 18 and 19 of the file format.
  if (bytes[18] === 2) bytes.fill(1, 18, 20)
  return new Sqlite(bytes, { readonly: true })
}

function unreadable(path: string): HearthError {
  return new HearthError(
    'READ_ONLY',
    `${path} cannot be read while its disk is read-only; that does not mean it is damaged. Make the disk writable, or copy the folder to one that is.`,
  )
}

/** The most Node reads at once is 2 GiB. */
const copyLimitBytes = 2_000_000_000

const pragmas: readonly (readonly [name: string, value: string | number, readBack: unknown])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['fullfsync', 1, 1],
  ['checkpoint_fullfsync', 1, 1],
  ['foreign_keys', 1, 1],
  // Without it INSERT OR REPLACE deletes a row and no trigger sees it.
  ['recursive_triggers', 1, 1],
  ['busy_timeout', 5000, 5000],
  ['trusted_schema', 0, 0],
  ['ignore_check_constraints', 0, 0],
  // Who was erased would stay readable in pages that are free: [Note: erased in two steps]
  ['secure_delete', 1, 1],
  // A burst would otherwise leave its whole log behind on disk for ever.
  ['journal_size_limit', 67_108_864, 67_108_864],
]

function set(sqlite: Database, name: string, value: string | number, expected: unknown): void {
  sqlite.pragma(`${name} = ${value}`)
  const actual = sqlite.pragma(name, { simple: true })
  if (actual === expected) return
  throw new HearthError(
    'INTERNAL',
    `The database refuses the setting ${name} = ${value} (it says ${String(actual)}), without which nothing can be promised.`,
  )
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explainFailure(error)
  }
}
