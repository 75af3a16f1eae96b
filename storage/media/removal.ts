import type { Database } from 'better-sqlite3'
import type { JobQueue } from '../jobs/job.ts'
import { createBlobFate } from './blob-fate.ts'
import { ingestJob } from './ingest.ts'
import type { Media } from './media.ts'
import { mediaColumns, mediaWithBlob, toMedia, type MediaRow } from './row.ts'

export type MediaRemoval = {
  remove(ownerId: string, id: string): boolean
  /** The bytes' hash of a removed media; null: not theirs, not removed, or too late. */
  findRemoved(ownerId: string, id: string): string | null
  /** Under the hash's lock, with the bytes back in their place; null as above. */
  restore(ownerId: string, id: string): Media | null
}

/**
 * Taking out of sight and bringing back. The blob goes to the trash in the same transaction that
 * takes its last live media. [Note: references are counted by query]
 */
export function createMediaRemoval(deps: {
  sqlite: Database
  jobs: Pick<JobQueue, 'enqueue' | 'cancel'>
  now: () => number
}): MediaRemoval {
  const { sqlite, jobs, now } = deps
  const live = sqlite.prepare<[string, string], { blobId: number }>(
    `SELECT blob_id AS blobId FROM media
      WHERE id = ? AND owner_id = ? AND removed_at IS NULL`,
  )
  const removed = sqlite.prepare<[string, string], RemovedRow>(
    `SELECT m.blob_id AS blobId, b.hash
      FROM ${mediaWithBlob} WHERE m.id = ? AND m.owner_id = ? AND m.removed_at IS NOT NULL
      AND b.state <> 'condemned'`,
  )
  const hide = sqlite.prepare<[number | null, string]>(
    'UPDATE media SET removed_at = ? WHERE id = ?',
  )
  // References dropped with the media come back with it.
  const hideReferences = sqlite.prepare<[number | null, string]>(
    'UPDATE reference SET removed_at = ? WHERE media_id = ?',
  )
  const blobs = createBlobFate(sqlite)
  const read = sqlite.prepare<[string], MediaRow>(
    `SELECT ${mediaColumns} FROM ${mediaWithBlob} WHERE m.id = ?`,
  )

  return {
    remove(ownerId, id) {
      const row = live.get(id, ownerId)
      if (row === undefined) return false
      const at = now()
      hide.run(at, id)
      hideReferences.run(at, id)
      blobs.leave(row.blobId, at)
      jobs.cancel(ingestJob({ ownerId, id }).key)
      return true
    },
    findRemoved: (ownerId, id) => removed.get(id, ownerId)?.hash ?? null,
    restore(ownerId, id) {
      const row = removed.get(id, ownerId)
      if (row === undefined) return null
      blobs.revive(row.blobId)
      hide.run(null, id)
      hideReferences.run(null, id)
      const media = toMediaOrNull(read.get(id))
      if (media?.status === 'processing') jobs.enqueue(ingestJob(media))
      return media
    },
  }
}

function toMediaOrNull(row: MediaRow | undefined): Media | null {
  return row === undefined ? null : toMedia(row)
}

type RemovedRow = { blobId: number; hash: string }
