import type { Database } from 'better-sqlite3'

/**
 * Rows of the trash's state machine:
 * present → trashed (nobody references it) → shelved (its file lies in trash/) → condemned (the
 * grace period is over) → gone (no row). Each statement looks again whether somebody references it.
 */
export function createBlobStates(sqlite: Database) {
  const unreferenced =
    'NOT EXISTS (SELECT 1 FROM media WHERE blob_id = blob.id AND removed_at IS NULL)'
  const inState = sqlite
    .prepare<[string], string>('SELECT hash FROM blob WHERE state = ? ORDER BY trashed_at')
    .pluck()
  const state = sqlite.prepare<[string], string>('SELECT state FROM blob WHERE hash = ?').pluck()
  const shelve = sqlite.prepare<[string]>(
    `UPDATE blob SET state = 'shelved' WHERE hash = ? AND state = 'trashed' AND ${unreferenced}`,
  )
  const condemn = sqlite.prepare<[number]>(
    `UPDATE blob SET state = 'condemned'
      WHERE state = 'shelved' AND trashed_at <= ? AND ${unreferenced}`,
  )
  const doomed = sqlite
    .prepare<[string], number>(
      `SELECT id FROM blob WHERE hash = ? AND state = 'condemned' AND ${unreferenced}`,
    )
    .pluck()
  const dropMedia = sqlite.prepare<[number]>('DELETE FROM media WHERE blob_id = ?')
  const dropBlob = sqlite.prepare<[number]>('DELETE FROM blob WHERE id = ?')
  const forgetRemoved = sqlite.prepare<[number]>(
    `DELETE FROM media WHERE rowid IN (
      SELECT m.rowid FROM media m JOIN blob b ON b.id = m.blob_id
      WHERE m.removed_at <= ? AND b.state = 'present' LIMIT 1000)`,
  )

  return {
    inState: (name: 'trashed' | 'condemned') => inState.all(name),
    /** undefined: no row names these bytes. */
    state: (hash: string) => state.get(hash),
    shelve: (hash: string) => void shelve.run(hash),
    condemn: (before: number) => void condemn.run(before),
    isDoomed: (hash: string) => doomed.get(hash) !== undefined,
    /** The row goes last, with the removed media that could no longer come back. */
    end(hash: string): boolean {
      const id = doomed.get(hash)
      if (id === undefined) return false
      dropMedia.run(id)
      dropBlob.run(id)
      return true
    },
    /** Removed media of blobs others still have; answers how many were left to forget. */
    forgetRemoved: (before: number) => forgetRemoved.run(before).changes,
  }
}

export type BlobStates = ReturnType<typeof createBlobStates>
