import { z } from 'zod'
import { HearthError, type Job, type Log, type Storage } from '../../storage/index.ts'
import type { JobHandler } from '../jobs.ts'
import { eventOf, type MediaEvents } from './events.ts'
import type { Tally } from './metrics.ts'
import type { DecoderPool } from './processing/index.ts'

/** As storage enqueues it for a new picture; one per blob. */
export const ingestKind = 'ingest'

export function ingestKey(hash: string): string {
  return `ingest:${hash}`
}

const payloadSchema = z.object({ hash: z.string() })

type Deps = {
  storage: Storage
  pool: DecoderPool
  events: MediaEvents
  tally: Tally
  log: Log
  /** Called when one is over, well or not. */
  onEnd: (hash: string) => void
}

/**
 * Makes the variants of a picture. Files in place, then one transaction for the result and the
 * end of the job, then events to everybody who has the picture. May be done twice.
 */
export function createIngestJob({ storage, pool, events, tally, log, onEnd }: Deps): JobHandler {
  return {
    async run(job, signal) {
      const hash = hashOf(job)
      const mimeType = typeOf(hash)
      // Everybody removed it meanwhile: an upload of the same bytes or an undo queues it again.
      if (mimeType === null) return void (await storage.write(() => giveUp(job, hash)))
      const result = await decode(job, hash, mimeType, signal)
      const written = await storage.write(() => {
        if (!storage.jobs.finish(job)) return false
        storage.media.finishProcessing(hash, result)
        return true
      })
      if (!written) return
      tally.processed()
      onEnd(hash)
      tellOwners(hash)
    },

    mayRetry: (error, job) => !isFault(error, job),

    died(job) {
      tally.failed()
      onEnd(hashOf(job))
      tellOwners(hashOf(job))
    },
  }

  async function decode(job: Job, hash: string, mimeType: string, signal: AbortSignal) {
    const { path } = await storage.blobs.open(hash)
    if (path === null) throw new HearthError('INTERNAL', 'This picture is not on a local disk.')
    const outDir = await storage.derived.prepare(hash)
    const task = { type: 'ingest', source: path, mimeType, outDir } as const
    return pool.run(task, {
      signal,
      lane: job.lane,
      onVariant: (name, size) => name === 'thumb' && showThumbnail(hash, size),
    })
  }

  /** The thumbnail is served while the larger ones are still being made. */
  function showThumbnail(hash: string, size: number): void {
    storage
      .write(() => storage.media.variantReady(hash, 'thumb', size))
      .then(() => tellOwners(hash))
      .catch((error: unknown) =>
        log.warn({ hash, error: String(error) }, 'a thumbnail has to wait'),
      )
  }

  function tellOwners(hash: string): void {
    for (const { ownerId, id } of storage.media.owners(hash)) {
      const media = storage.media.find(ownerId, id)
      if (media) events.publish(ownerId, eventOf(media))
    }
  }

  /** Looks again in the transaction: who uploaded the same bytes just now relies on this job. */
  function giveUp(job: Job, hash: string): void {
    if (typeOf(hash) === null) storage.jobs.finish(job)
    else storage.jobs.release(job)
  }

  function typeOf(hash: string): string | null {
    const owner = storage.media.owners(hash)[0]
    return owner ? (storage.media.find(owner.ownerId, owner.id)?.mimeType ?? null) : null
  }
}

function hashOf(job: Job): string {
  return payloadSchema.parse(job.payload).hash
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
