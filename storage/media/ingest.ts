import type { Lane, NewJob } from '../jobs/job.ts'

/** Whose media is processed. */
export type Ingest = { ownerId: string; id: string }

/**
 * One job for each media, also where several people have the same bytes: what one of them asked for
 * must not show, sooner or later, to the other. [Note: nobody learns of the other]
 */
export function ingestJob(
  { ownerId, id }: Ingest,
  lane: Lane = 'background',
): NewJob & { key: string } {
  return { kind: 'ingest', key: `ingest:${id}`, payload: { ownerId, id }, lane }
}

/** Whose media an ingest job is about; null: it is another kind of job. */
export function ingestOf(job: { kind: string; payload: unknown }): Ingest | null {
  if (job.kind !== 'ingest' || typeof job.payload !== 'object' || job.payload === null) return null
  const { ownerId, id } = job.payload as Partial<Record<keyof Ingest, unknown>>
  return typeof ownerId === 'string' && typeof id === 'string' ? { ownerId, id } : null
}
