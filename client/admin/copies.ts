import type { Connection } from '../request.ts'
import type { HouseCopies } from './copies-record.ts'

const root = '/api/v1/admin/appliance/copies'

/** Copies of a household on another disk, for admins. */
export function createCopyCalls({ json }: Connection) {
  return {
    show: () => json<HouseCopies>(root),
    /**
     * A whole path; null: none any more. VALIDATION, NOT_FOUND, UNPROCESSABLE where other things are in
     * it, CONFLICT for the folder of another house or while a copy is made.
     */
    choose: (place: string | null) =>
      json<HouseCopies>(`${root}/place`, { method: 'PUT', json: { place } }),
    /** Begins one; how it goes stands in `running` and `last`. CONFLICT where no place was chosen. */
    start: ({ all = false } = {}) => json<HouseCopies>(root, { method: 'POST', json: { all } }),
  }
}
