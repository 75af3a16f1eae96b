import type { Database } from 'better-sqlite3'
import type { JobQueue } from '../jobs/job.ts'
import { ingestJob, type Ingest } from './ingest.ts'

/**
 * A picture that waits for processing has a job. Where one lost it (it was removed and came back at
 * the wrong moment), it gets another. Answers how many; call it in a write.
 */
export function createLostAndFound(sqlite: Database, jobs: Pick<JobQueue, 'enqueue'>) {
  const lost = sqlite.prepare<[], Ingest>(
    `SELECT m.owner_id AS ownerId, m.id FROM media m INDEXED BY media_waiting
      JOIN blob b ON b.id = m.blob_id
      WHERE m.processing IN ('queued', 'begun') AND m.removed_at IS NULL AND b.state = 'present'
        AND NOT EXISTS (SELECT 1 FROM job WHERE key = 'ingest:' || m.id
          AND key IS NOT NULL AND state <> 'dead')`,
  )

  return function requeueLost(): number {
    const found = lost.all()
    for (const media of found) jobs.enqueue(ingestJob(media))
    return found.length
  }
}
