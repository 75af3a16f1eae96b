import type { Database } from 'better-sqlite3'
import type { JobQueue } from '../jobs/job.ts'
import { createBlobArrival, type BlobRow } from './blob-arrival.ts'
import { ingestJob } from './ingest.ts'
import type { Media, NewMedia } from './media.ts'
import {
  mediaColumns,
  mediaWithBlob,
  toMedia,
  utcDay,
  type MediaRow,
  type Processing,
} from './row.ts'

export type ArrivalDeps = {
  sqlite: Database
  jobs: Pick<JobQueue, 'enqueue'>
  now: () => number
  newId: () => string
}

/**
 * Rows for bytes that have come: the blob's, shared; this person's media; the app's reference.
 * Answers from inside a transaction of the caller's.
 */
export function createArrival({ sqlite, jobs, now, newId }: ArrivalDeps) {
  const blobs = createBlobArrival({ sqlite, now })
  const findMedia = sqlite.prepare<[number, string], { id: string; removedAt: number | null }>(
    'SELECT id, removed_at AS removedAt FROM media WHERE blob_id = ? AND owner_id = ?',
  )
  const dropRemoved = sqlite.prepare<[string]>('DELETE FROM media WHERE id = ?')
  const addMedia = sqlite.prepare<NewRow>(
    `INSERT INTO media (id, owner_id, blob_id, original_name, source_url, created_at, size,
      mime_type, sort_at, day, apps, processing)
      VALUES (@id, @ownerId, @blobId, @originalName, @sourceUrl, @createdAt, @size,
      @mimeType, @createdAt, @day, ',' || @app || ',', @processing)`,
  )
  const queue = sqlite.prepare<[string]>(
    "UPDATE media SET processing = 'queued' WHERE id = ? AND processing = 'none'",
  )
  const refer = sqlite.prepare<[string, string]>(
    `INSERT INTO reference (media_id, app, owner_id, created_at, size)
      SELECT id, ?, owner_id, created_at, size FROM media WHERE id = ? ON CONFLICT DO NOTHING`,
  )
  const read = sqlite.prepare<[string], MediaRow>(
    `SELECT ${mediaColumns} FROM ${mediaWithBlob} WHERE m.id = ?`,
  )

  return function create(upload: NewMedia): { media: Media; duplicate: boolean } {
    const blob = blobs.open(upload)
    const known = findMedia.get(blob.id, upload.ownerId)
    const duplicate = known !== undefined && known.removedAt === null
    const id = duplicate ? known.id : takeMedia(upload, blob, known?.id)
    refer.run(upload.app, id)
    // The first upload of it may have wanted none.
    if (duplicate && upload.process) queue.run(id)
    const row = read.get(id)
    if (row === undefined) throw new Error('a row just written is not there')
    const media = toMedia(row)
    if (media.status === 'processing') jobs.enqueue(ingestJob(media))
    return { media, duplicate }
  }

  /**
   * As if nobody had these bytes yet, whoever else has. [Note: nobody learns of the other]
   * One that was removed comes back as if it were new, under its old id.
   */
  function takeMedia(upload: NewMedia, blob: BlobRow, removedId: string | undefined): string {
    const createdAt = Math.min(upload.addedAt ?? Infinity, now())
    const id = removedId ?? newId()
    if (removedId !== undefined) dropRemoved.run(removedId)
    addMedia.run({
      id,
      ownerId: upload.ownerId,
      // Its reference comes next and would have it counted a second time.
      app: upload.app,
      blobId: blob.id,
      originalName: upload.originalName,
      sourceUrl: upload.sourceUrl ?? null,
      createdAt,
      size: upload.size,
      mimeType: blob.mimeType,
      day: utcDay(createdAt),
      processing: upload.process ? 'queued' : 'none',
    })
    return id
  }
}

type NewRow = {
  id: string
  ownerId: string
  app: string
  blobId: number
  originalName: string
  sourceUrl: string | null
  createdAt: number
  size: number
  mimeType: string
  day: string
  processing: Processing
}
