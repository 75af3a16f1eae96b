import type { Database } from 'better-sqlite3'
import { nobodys, unreferenced } from './holders.ts'

/** Rows of removed media looked at in one go: most are other people's. */
const lookedAt = 2000

export type MediaErasure = {
  /**
   * Takes away up to `most` media of this person with their references and jobs, sealed and removed
   * ones too, and puts blobs that nobody else has live into the trash. Call it in a write, until it answers 0.
   */
  take(ownerId: string, most: number): number
  /** Blobs in the trash that nobody has a row of any more, by id. */
  unowned(after: number, most: number): { id: number; hash: string }[]
  isUnowned(hash: string): boolean
}

/**
 * The end of one person's media. The bytes stay for the grace period like any others; what was
 * found out about them (place, date, preview) goes at once. [Note: references are counted by query]
 */
export function createMediaErasure(deps: { sqlite: Database; now: () => number }): MediaErasure {
  const { sqlite, now } = deps
  const live = sqlite.prepare<[string, number], Row>(
    `SELECT rowid, id, blob_id AS blobId FROM media
      WHERE owner_id = ? AND removed_at IS NULL LIMIT ?`,
  )
  const removed = sqlite.prepare<[number, number], Removed>(
    `SELECT rowid, id, blob_id AS blobId, owner_id AS ownerId, removed_at AS removedAt
      FROM media INDEXED BY media_removed
      WHERE removed_at IS NOT NULL AND (removed_at, rowid) > (?, ?)
      ORDER BY removed_at, rowid LIMIT ${lookedAt}`,
  )
  const sealed = sqlite.prepare<[string, number], Omit<Row, 'id'>>(
    'SELECT rowid, blob_id AS blobId FROM sealed_media WHERE owner_id = ? LIMIT ?',
  )
  const dropSealed = sqlite.prepare<[number]>('DELETE FROM sealed_media WHERE rowid = ?')
  const dropJob = sqlite.prepare<[string]>(
    "DELETE FROM job WHERE key = 'ingest:' || ? AND key IS NOT NULL AND state <> 'dead'",
  )
  // References go with it.
  const dropMedia = sqlite.prepare<[number]>('DELETE FROM media WHERE rowid = ?')
  const trashUnreferenced = sqlite.prepare<[number, number]>(
    `UPDATE blob SET state = 'trashed', trashed_at = ? WHERE id = ? AND state = 'present'
      AND ${unreferenced}`,
  )
  const forgetFindings = sqlite.prepare<[number]>(
    `UPDATE blob SET format = NULL, width = NULL, height = NULL, has_alpha = NULL, pages = NULL,
      duration = NULL, exif = NULL, taken_at = NULL, taken_day = NULL, has_location = 0,
      placeholder = NULL, damaged = 0, thumb_size = NULL, medium_size = NULL, large_size = NULL
      WHERE id = ? AND ${nobodys}`,
  )
  const unowned = sqlite.prepare<[number, number], { id: number; hash: string }>(
    `SELECT id, hash FROM blob WHERE state <> 'present' AND id > ? AND ${nobodys}
      ORDER BY id LIMIT ?`,
  )
  const unownedOne = sqlite.prepare<[string]>(
    `SELECT 1 FROM blob WHERE hash = ? AND state <> 'present' AND ${nobodys}`,
  )

  return {
    take(ownerId, most) {
      const at = now()
      const rows = live.all(ownerId, most)
      if (rows.length === 0) rows.push(...firstRemoved(ownerId, most))
      for (const row of rows) end(row, at)
      return rows.length > 0 ? rows.length : takeSealed(ownerId, most, at)
    },
    unowned: (after, most) => unowned.all(after, most),
    isUnowned: (hash) => unownedOne.get(hash) !== undefined,
  }

  /** There is no index of removed media by person: they are few, and gone after the grace period. */
  function firstRemoved(ownerId: string, most: number): Row[] {
    let after: Pick<Removed, 'removedAt' | 'rowid'> = { removedAt: 0, rowid: 0 }
    for (;;) {
      const page = removed.all(after.removedAt, after.rowid)
      const theirs = page.filter((row) => row.ownerId === ownerId)
      const last = page.at(-1)
      if (theirs.length > 0 || last === undefined) return theirs.slice(0, most)
      after = last
    }
  }

  function end({ rowid, id, blobId }: Row, at: number): void {
    dropJob.run(id)
    dropMedia.run(rowid)
    letGo(blobId, at)
  }

  function takeSealed(ownerId: string, most: number, at: number): number {
    const rows = sealed.all(ownerId, most)
    for (const { rowid, blobId } of rows) {
      dropSealed.run(rowid)
      letGo(blobId, at)
    }
    return rows.length
  }

  function letGo(blobId: number, at: number): void {
    trashUnreferenced.run(at, blobId)
    forgetFindings.run(blobId)
  }
}

type Row = { rowid: number; id: string; blobId: number }
type Removed = Row & { ownerId: string; removedAt: number }
