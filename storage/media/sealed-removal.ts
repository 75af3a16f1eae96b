import type { Database } from 'better-sqlite3'
import { createBlobFate } from './blob-fate.ts'
import type { SealedMedia, SealedRows } from './sealed.ts'

export type SealedRemoval = {
  remove(ownerId: string, id: string): boolean
  /** As of media: the bytes' hash of a removed one; null: not theirs, not removed, or too late. */
  findRemoved(ownerId: string, id: string): string | null
  /** Under the hash's lock, with the bytes back in their place; null as above. */
  restore(ownerId: string, id: string): SealedMedia | null
}

/** Private media go the way of the others: out of sight at once, and through the trash. */
export function createSealedRemoval(deps: {
  sqlite: Database
  now: () => number
  find: SealedRows['find']
}): SealedRemoval {
  const { sqlite, now, find } = deps
  const live = sqlite.prepare<[string, string], { blobId: number }>(
    `SELECT blob_id AS blobId FROM sealed_media
      WHERE id = ? AND owner_id = ? AND removed_at IS NULL`,
  )
  const removed = sqlite.prepare<[string, string], { blobId: number; hash: string }>(
    `SELECT s.blob_id AS blobId, b.hash FROM sealed_media s JOIN blob b ON b.id = s.blob_id
      WHERE s.id = ? AND s.owner_id = ? AND s.removed_at IS NOT NULL AND b.state <> 'condemned'`,
  )
  const hide = sqlite.prepare<[number | null, string]>(
    'UPDATE sealed_media SET removed_at = ? WHERE id = ?',
  )
  const blobs = createBlobFate(sqlite)

  return {
    remove(ownerId, id) {
      const row = live.get(id, ownerId)
      if (row === undefined) return false
      const at = now()
      hide.run(at, id)
      blobs.leave(row.blobId, at)
      return true
    },
    findRemoved: (ownerId, id) => removed.get(id, ownerId)?.hash ?? null,
    restore(ownerId, id) {
      const row = removed.get(id, ownerId)
      if (row === undefined) return null
      blobs.revive(row.blobId)
      hide.run(null, id)
      return find(ownerId, id)
    },
  }
}
