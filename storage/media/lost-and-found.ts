import type { Database } from 'better-sqlite3'
import type { JobQueue } from '../jobs/job.ts'
import { ingestJob } from './ingest.ts'

/**
 * A picture that waits for processing has a job. Where one lost it (it was removed and came back at
 * the wrong moment), it gets another. Answers how many; call it in a write.
 */
export function createLostAndFound(sqlite: Database, jobs: Pick<JobQueue, 'enqueue'>) {
  const lost = sqlite
    .prepare<[], string>(
      `SELECT hash FROM blob INDEXED BY blob_queued WHERE processing = 'queued' AND state = 'present'
        AND NOT EXISTS (SELECT 1 FROM job WHERE key = 'ingest:' || hash
          AND key IS NOT NULL AND state <> 'dead')`,
    )
    .pluck()

  return function requeueLost(): number {
    const hashes = lost.all()
    for (const hash of hashes) jobs.enqueue(ingestJob(hash))
    return hashes.length
  }
}
