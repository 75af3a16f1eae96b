import { LRUCache } from 'lru-cache'
import { ingestJob, type Ingest, type Log, type Storage } from '../../storage/index.ts'

export type Reprocessing = ReturnType<typeof createReprocessing>

/** Nobody asks for the same picture to be hurried more often than this, in ms. */
const restMs = 10_000

type Deps = { storage: Pick<Storage, 'write' | 'jobs'>; log: Log }

/** Somebody is waiting for a picture: its job goes to the front, or is made again. */
export function createReprocessing({ storage, log }: Deps) {
  const hurried = new LRUCache<string, true>({ max: 2_000, ttl: restMs })

  return {
    hurry({ ownerId, id }: Ingest): void {
      if (hurried.has(id)) return
      hurried.set(id, true)
      // Enqueueing an open job again makes no second one, it only goes to the front.
      const enqueue = () => storage.jobs.enqueue(ingestJob({ ownerId, id }, 'interactive'))
      storage.write(enqueue).catch((error: unknown) => {
        hurried.delete(id)
        log.warn({ id, error: String(error) }, 'a preview could not be asked for')
      })
    },
    forget: (id: string) => void hurried.delete(id),
  }
}
