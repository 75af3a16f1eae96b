import type { Database } from 'better-sqlite3'
import { unreferenced } from '../media/holders.ts'

/** When a person leaves, a whole library does: no statement may hold the house up. */
const atOnce = 1000

/**
 * Rows of the trash's state machine:
 * present → trashed (nobody references it) → shelved (its file lies in trash/) → condemned (the
 * grace period is over) → gone (no row). Each statement looks again whether somebody references it.
 */
export function createBlobStates(sqlite: Database) {
  const inState = sqlite.prepare<[string, number], { id: number; hash: string }>(
    `SELECT id, hash FROM blob WHERE state = ? AND state <> 'present' AND id > ?
      ORDER BY id LIMIT ${atOnce}`,
  )
  const state = sqlite.prepare<[string], string>('SELECT state FROM blob WHERE hash = ?').pluck()
  const shelve = sqlite.prepare<[string]>(
    `UPDATE blob SET state = 'shelved' WHERE hash = ? AND state = 'trashed' AND ${unreferenced}`,
  )
  const condemn = sqlite.prepare<[number]>(
    `UPDATE blob SET state = 'condemned' WHERE id IN (
      SELECT id FROM blob WHERE state = 'shelved' AND trashed_at <= ? AND ${unreferenced}
      LIMIT ${atOnce})`,
  )
  const doomed = sqlite
    .prepare<[string], number>(
      `SELECT id FROM blob WHERE hash = ? AND state = 'condemned' AND ${unreferenced}`,
    )
    .pluck()
  const dropMedia = sqlite.prepare<[number]>('DELETE FROM media WHERE blob_id = ?')
  const dropSealed = sqlite.prepare<[number]>('DELETE FROM sealed_media WHERE blob_id = ?')
  const dropBlob = sqlite.prepare<[number]>('DELETE FROM blob WHERE id = ?')
  const forgetRemoved = ['media', 'sealed_media'].map((table) =>
    sqlite.prepare<[number]>(
      `DELETE FROM ${table} WHERE rowid IN (
        SELECT m.rowid FROM ${table} m JOIN blob b ON b.id = m.blob_id
        WHERE m.removed_at <= ? AND b.state = 'present' LIMIT 1000)`,
    ),
  )

  return {
    /** The next of them by id. */
    inState: (name: 'trashed' | 'condemned', after: number) => inState.all(name, after),
    /** undefined: no row names these bytes. */
    state: (hash: string) => state.get(hash),
    shelve: (hash: string) => void shelve.run(hash),
    /** Some of them; answers how many, 0 when all are. */
    condemn: (before: number) => condemn.run(before).changes,
    isDoomed: (hash: string) => doomed.get(hash) !== undefined,
    /** The row goes last, with the removed media that could no longer come back. */
    end(hash: string): boolean {
      const id = doomed.get(hash)
      if (id === undefined) return false
      dropMedia.run(id)
      dropSealed.run(id)
      dropBlob.run(id)
      return true
    },
    /** Removed media of blobs others still have; answers how many were left to forget. */
    forgetRemoved: (before: number) =>
      forgetRemoved.reduce((gone, forget) => gone + forget.run(before).changes, 0),
  }
}

export type BlobStates = ReturnType<typeof createBlobStates>
