import type { NewJob } from '../jobs/job.ts'

/** One job for each blob, whoever and how many uploaded it. */
export function ingestJob(hash: string): NewJob & { key: string } {
  return { kind: 'ingest', key: `ingest:${hash}`, payload: { hash }, lane: 'background' }
}

/** The hash of an ingest job; null: it is another kind of job. */
export function ingestedHash(job: { kind: string; payload: unknown }): string | null {
  if (job.kind !== 'ingest' || typeof job.payload !== 'object' || job.payload === null) return null
  const hash = 'hash' in job.payload ? job.payload.hash : null
  return typeof hash === 'string' ? hash : null
}
