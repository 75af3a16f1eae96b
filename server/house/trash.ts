import { z } from 'zod'
import { type Storage, trashGraceMs } from '../../storage/index.ts'
import { bytes, count, maybeIso, maybeTime } from './answers.ts'
import type { Tallies } from './tallies.ts'

export const spareAnswer = z.object({
  trash: z.object({
    count,
    bytes,
    oldestAt: maybeTime,
    goesAt: maybeTime.describe('When the oldest is wiped, at the next daily tidying after.'),
  }),
  cache: z.object({ count, bytes, limit: bytes }),
})

/** What could be there no more: originals in the trash, and pictures that can be made again. */
export function createSpare({ storage, tallies }: { storage: Storage; tallies: Tallies }) {
  const oldestOf = storage.sqlite
    .prepare<[string], number | null>('SELECT min(trashed_at) FROM blob WHERE state = ?')
    .pluck()

  return {
    show(): z.output<typeof spareAnswer> {
      const times = ['trashed', 'shelved', 'condemned'].map((state) => oldestOf.get(state))
      const known = times.filter((at) => typeof at === 'number')
      const oldest = known.length === 0 ? null : Math.min(...known)
      const cache = storage.cache.stats()
      return {
        trash: {
          ...tallies.trash(),
          oldestAt: maybeIso(oldest),
          goesAt: maybeIso(oldest === null ? null : oldest + trashGraceMs),
        },
        cache: { count: cache.count, bytes: cache.size, limit: cache.capBytes },
      }
    },
    /** Nothing of it is anybody's only copy. */
    emptyCache: (): Promise<void> => storage.cache.clear(),
  }
}
