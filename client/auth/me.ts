import type { Connection } from '../request.ts'
import type { MyData, Readers } from './record.ts'

const root = '/api/v1/me'

/** What Hearth holds of this person: to see, and to take along. */
export function createMeCalls({ json, url }: Connection) {
  return {
    data: () => json<MyData>(`${root}/data`),
    readers: () => json<Readers>(`${root}/readers`),
    /** For a link with the session cookie: JSON, or with `media` a ZIP that has the photos too. */
    exportUrl: ({ media = false } = {}) => url(`${root}/data/export`, media ? { media: 1 } : {}),
  }
}
