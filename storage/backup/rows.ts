import Sqlite, { type Database } from 'better-sqlite3'
import { chmodSync } from 'node:fs'
import { copyDatabase } from '../database/backup.ts'

/**
 * What signs somebody in today is not in a copy: whoever finds the disk is nobody's guest with it. Nor is
 * what must not happen twice: letters. Sessions take what hangs on them along.
 */
const left = [
  'session',
  'verification',
  'device_code',
  'trusted_device',
  'oauth_refresh_token',
  'oauth_access_token',
  'oauth_client_assertion',
  'jwks',
  'failed_attempt',
  'lockout',
  'mail',
] as const

/** hearth.db as it is this moment, without what is good for today only. */
export function copyRows(from: string, to: string): void {
  copyDatabase(from, to)
  chmodSync(to, 0o600)
  const sqlite = openCopy(to)
  try {
    takeOut(sqlite)
  } finally {
    sqlite.close()
  }
}

/** One file when it is closed again, and nothing that was deleted stays readable in it. */
export function openCopy(path: string): Database {
  const sqlite = new Sqlite(path, { fileMustExist: true })
  sqlite.pragma('trusted_schema = 0')
  sqlite.pragma('journal_mode = DELETE')
  sqlite.pragma('synchronous = EXTRA')
  sqlite.pragma('fullfsync = 1')
  sqlite.pragma('secure_delete = 1')
  sqlite.pragma('foreign_keys = 1')
  sqlite.pragma('recursive_triggers = 1')
  return sqlite
}

export function takeOut(sqlite: Database): void {
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck()
  const there = new Set(tables.all() as string[])
  sqlite
    .transaction(() => {
      for (const table of left) if (there.has(table)) sqlite.exec(`DELETE FROM "${table}"`)
      if (there.has('job')) sqlite.exec("DELETE FROM job WHERE kind = 'mail'")
    })
    .immediate()
}

/** What a copy holds, for whoever looks through a list of them. */
export function countRows(sqlite: Database) {
  return sqlite
    .prepare<[], { people: number; media: number; blobs: number; bytes: number }>(
      `SELECT (SELECT count(*) FROM user) AS people,
        (SELECT count(*) FROM media WHERE removed_at IS NULL)
          + (SELECT count(*) FROM sealed_media WHERE removed_at IS NULL) AS media,
        (SELECT count(*) FROM blob) AS blobs, (SELECT coalesce(sum(size), 0) FROM blob) AS bytes`,
    )
    .get() as { people: number; media: number; blobs: number; bytes: number }
}
