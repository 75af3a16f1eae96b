import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'
import type { JobQueue } from '../jobs/job.ts'
import { createArrival } from './arrival.ts'
import { createCatalogue } from './catalogue.ts'
import type { MediaRows } from './media.ts'
import { createMediaPages } from './pages.ts'
import type { MediaProcessing } from './processing.ts'
import type { MediaRemoval } from './removal.ts'
import { createStatistics } from './statistics.ts'

export type MediaRowsDeps = {
  sqlite: Database
  jobs: JobQueue
  processing: MediaProcessing
  removal: MediaRemoval
  now: () => number
  newId: () => string
  writeNow: <T>(op: () => T) => T
  /** Whether this person has left, so that an upload under way comes too late. */
  hasLeft: (ownerId: string) => boolean
}

/** All of media's rows. What writes is atomic also outside of a `storage.write`. */
export function createMediaRows(deps: MediaRowsDeps): MediaRows {
  const { sqlite, processing, removal, writeNow, hasLeft } = deps
  const create = createArrival(deps)
  return {
    ...createMediaPages(sqlite),
    ...createCatalogue(sqlite),
    ...createStatistics(sqlite),
    create(upload) {
      if (hasLeft(upload.ownerId)) throw left()
      return writeNow(() => create(upload))
    },
    remove: (ownerId, id) => writeNow(() => removal.remove(ownerId, id)),
    finishProcessing: (id, result) => writeNow(() => processing.finishProcessing(id, result)),
    failProcessing: (id, reason, code) =>
      writeNow(() => processing.failProcessing(id, reason, code)),
    thumbReady: (id, size) => writeNow(() => processing.thumbReady(id, size)),
  }
}

function left(): HearthError {
  return new HearthError('UNAUTHORIZED', 'This account has been deleted.')
}
