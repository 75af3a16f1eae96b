import { HearthError } from '../../storage/index.ts'

/** Work that must not overlap, one after the other. */
export function createTurns() {
  let queue: Promise<unknown> = Promise.resolve()
  let over = false

  return {
    /** @throws UNAVAILABLE after the end; what the work throws is its own and stops nobody else */
    take<T>(work: () => Promise<T>): Promise<T> {
      const next = queue.then(() => {
        if (over) throw new HearthError('UNAVAILABLE', 'Hearth is stopping.')
        return work()
      })
      queue = next.catch(() => {})
      return next
    },
    /** Waits for what has begun; nothing begins any more. */
    async end(): Promise<void> {
      over = true
      await queue
    },
  }
}
