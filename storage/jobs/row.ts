import type { Job, Lane } from './job.ts'

/** By their number in the database. */
export const lanes: readonly Lane[] = ['interactive', 'background']

export type JobRow = {
  id: string
  kind: string
  key: string | null
  payload: string
  lane: number
  attempts: number
}

export const jobColumns = 'id, kind, key, payload, lane, attempts'

export function toJob(row: JobRow, lease: string, leaseMs: number): Job {
  return {
    ...row,
    payload: JSON.parse(row.payload) as unknown,
    lane: lanes[row.lane] ?? 'background',
    lease,
    leaseMs,
  }
}
