import {
  createHashLock,
  HearthError,
  ingestOf,
  type Ingest,
  type Job,
  type Log,
  type Media,
  type Storage,
} from '../../storage/index.ts'
import type { JobHandler } from '../jobs.ts'
import { eventOf, type MediaEvents } from './events.ts'
import type { Tally } from './metrics.ts'
import type { DecoderPool } from './processing/index.ts'

/** As storage enqueues it for a new picture; one per media. */
export const ingestKind = 'ingest'

type Deps = {
  storage: Storage
  pool: DecoderPool
  events: MediaEvents
  tally: Tally
  log: Log
  /** Called with the media's id when one is over, well or not. */
  onEnd: (id: string) => void
}

/**
 * Makes the variants of a picture. Files in place, then one transaction for the result and the
 * end of the job, then the event to its owner. May be done twice. Whether the same bytes were
 * processed for somebody else makes no difference. [Note: nobody learns of the other]
 */
export function createIngestJob({ storage, pool, events, tally, log, onEnd }: Deps): JobHandler {
  // Two passes over the same bytes write the same files.
  const inTurn = createHashLock()

  return {
    async run(job, signal) {
      const of = mediaOf(job)
      const media = find(of)
      // It was removed meanwhile: an upload of the same bytes or an undo queues it again.
      if (media === null) return void (await storage.write(() => giveUp(job, of)))
      const result = await inTurn(media.hash, () => decode(job, media, signal))
      const written = await storage.write(() => {
        if (!storage.jobs.finish(job)) return false
        storage.media.finishProcessing(of.id, result)
        return true
      })
      if (!written) return
      tally.processed()
      onEnd(of.id)
      tellOwner(of)
    },

    mayRetry: (error, job) => !isFault(error, job),

    died(job) {
      tally.failed()
      onEnd(mediaOf(job).id)
      tellOwner(mediaOf(job))
    },
  }

  async function decode(job: Job, media: Media, signal: AbortSignal) {
    signal.throwIfAborted()
    const { hash, mimeType } = media
    const { path } = await storage.blobs.open(hash)
    if (path === null) throw new HearthError('INTERNAL', 'This picture is not on a local disk.')
    const outDir = await storage.derived.prepare(hash)
    const task = { type: 'ingest', source: path, mimeType, outDir } as const
    return pool.run(task, {
      signal,
      lane: job.lane,
      onVariant: (name, size) => name === 'thumb' && showThumbnail(media, size),
    })
  }

  /** The thumbnail is served while the larger ones are still being made. */
  function showThumbnail(media: Media, size: number): void {
    storage
      .write(() => storage.media.thumbReady(media.id, size))
      .then(() => tellOwner(media))
      .catch((error: unknown) =>
        log.warn({ hash: media.hash, error: String(error) }, 'a thumbnail has to wait'),
      )
  }

  function tellOwner(of: Ingest): void {
    const media = find(of)
    if (media) events.publish(of.ownerId, eventOf(media))
  }

  /** Looks again in the transaction: who uploaded the same bytes just now relies on this job. */
  function giveUp(job: Job, of: Ingest): void {
    if (find(of) === null) storage.jobs.finish(job)
    else storage.jobs.release(job)
  }

  function find({ ownerId, id }: Ingest): Media | null {
    return storage.media.find(ownerId, id)
  }
}

function mediaOf(job: Job): Ingest {
  const media = ingestOf(job)
  if (media === null) throw new HearthError('INTERNAL', 'This job names no picture.')
  return media
}

/**
 * Whether the picture itself is to blame, so that trying again is useless. A decoder that died
 * (the error carries a cause) may have been ended by the machine: that gets a second chance.
 */
function isFault(error: unknown, job: Job): boolean {
  if (!(error instanceof HearthError)) return false
  if (error.code === 'UNSUPPORTED') return true
  return error.code === 'UNPROCESSABLE' && (error.cause === undefined || job.attempts > 1)
}
