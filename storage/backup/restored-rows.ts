import type { Database } from 'better-sqlite3'
import { createAccountRows } from '../account/account-rows.ts'
import { erasureJob } from '../account/erasure.ts'
import { HearthError } from '../error.ts'
import { openDatabaseForReading } from '../database/connection.ts'
import { takeOut, openCopy } from './rows.ts'

/** Where a house keeps what concerns its copies, in hearth.db. */
export const backupSettings = {
  place: 'backup.place',
  last: 'backup.last',
  formerly: 'backup.formerly',
} as const

type Changes = {
  /** The house the copy is of. */
  formerInstance: string
  /** Hashes whose row stays without its file. */
  ended: readonly string[]
  /** People who have been deleted since. */
  gone: readonly string[]
  now: () => number
  newId: () => string
}

/** While a copy lay on a shelf nobody could take anything out of the trash. */
const trashBegunAnew = [
  "UPDATE blob SET trashed_at = ? WHERE state IN ('trashed', 'shelved')",
  'UPDATE media SET removed_at = ? WHERE removed_at IS NOT NULL',
  'UPDATE reference SET removed_at = ? WHERE removed_at IS NOT NULL',
  'UPDATE sealed_media SET removed_at = ? WHERE removed_at IS NOT NULL',
]

/**
 * Makes rows of a copy those of a house of its own: nobody is signed in, it has no place for copies until
 * one is chosen (two houses with one place would each take the other's for its own), and who was deleted
 * since does not come back. @returns how many that were
 */
export function adoptRows(path: string, changes: Changes): number {
  const sqlite = openCopy(path)
  try {
    takeOut(sqlite)
    return sqlite.transaction(() => adopt(sqlite, changes)).immediate()
  } finally {
    sqlite.close()
  }
}

function adopt(sqlite: Database, { formerInstance, ended, gone, now, newId }: Changes): number {
  const forget = sqlite.prepare('DELETE FROM setting WHERE key = ?')
  forget.run(backupSettings.place)
  forget.run(backupSettings.last)
  const before = sqlite.prepare('SELECT value FROM setting WHERE key = ?').pluck()
  const houses = new Set([...housesIn(before.get(backupSettings.formerly)), formerInstance])
  sqlite
    .prepare(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
    .run(backupSettings.formerly, JSON.stringify([...houses]))
  const condemn = sqlite.prepare(
    "UPDATE blob SET state = 'condemned' WHERE hash = ? AND state <> 'present'",
  )
  for (const hash of ended) condemn.run(hash)
  for (const each of trashBegunAnew) sqlite.prepare(each).run(now())
  return gone.filter((id) => end(sqlite, id, now(), newId())).length
}

/** As when they were deleted; the first start takes their media and their vault. */
function end(sqlite: Database, userId: string, at: number, id: string): boolean {
  const rows = createAccountRows(sqlite)
  try {
    const leaver = rows.findLeaver(userId)
    const { kind, key, payload } = erasureJob(leaver)
    rows.end(leaver)
    sqlite
      .prepare(
        `INSERT INTO job (id, kind, key, payload, lane, state, run_at, created_at)
          VALUES (?, ?, ?, ?, 0, 'open', ?, ?)`,
      )
      .run(id, kind, key, JSON.stringify(payload), at, at)
    return true
  } catch (error) {
    // The last admin of that time: somebody has to look after the house.
    if (error instanceof HearthError) return false
    throw error
  }
}

function housesIn(value: unknown): string[] {
  if (typeof value !== 'string') return []
  const houses: unknown = JSON.parse(value)
  return Array.isArray(houses) ? houses.map(String) : []
}

/** Whose account a copy has. */
export function peopleIn(path: string): string[] {
  const sqlite = openDatabaseForReading(path)
  try {
    return sqlite.prepare<[], string>('SELECT id FROM user ORDER BY id').pluck().all()
  } finally {
    sqlite.close()
  }
}
