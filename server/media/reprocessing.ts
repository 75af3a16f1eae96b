import { LRUCache } from 'lru-cache'
import type { Log, Storage } from '../../storage/index.ts'
import { ingestKey, ingestKind } from './ingest-job.ts'

export type Reprocessing = ReturnType<typeof createReprocessing>

/** Nobody asks for the same picture to be hurried more often than this, in ms. */
const restMs = 10_000

type Deps = { storage: Pick<Storage, 'write' | 'jobs'>; log: Log }

/** Somebody is waiting for a picture: its job goes to the front, or is made again. */
export function createReprocessing({ storage, log }: Deps) {
  const hurried = new LRUCache<string, true>({ max: 2_000, ttl: restMs })

  return {
    hurry(hash: string): void {
      if (hurried.has(hash)) return
      hurried.set(hash, true)
      // Enqueueing an open job again makes no second one.
      const enqueue = () => {
        if (!storage.jobs.promote(ingestKey(hash)))
          storage.jobs.enqueue({
            kind: ingestKind,
            key: ingestKey(hash),
            payload: { hash },
            lane: 'interactive',
          })
      }
      storage.write(enqueue).catch((error: unknown) => {
        hurried.delete(hash)
        log.warn({ hash, error: String(error) }, 'a preview could not be asked for')
      })
    },
    forget: (hash: string) => void hurried.delete(hash),
  }
}
