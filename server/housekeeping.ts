import type { Storage } from '../storage/index.ts'
import type { Log } from './log.ts'

const day = 86_400_000

/** What the house does by itself: takes the trash a step further at start and once a day. */
export function createHousekeeping({
  storage,
  log,
  now,
}: {
  storage: Storage
  log: Log
  now: () => number
}) {
  let running: Promise<void> = Promise.resolve()
  const lookThrough = async () => {
    try {
      log.info(await storage.trash.collect({ now: now() }), 'trash looked through')
    } catch (error) {
      log.error({ err: error }, 'the trash could not be looked through; it is tried again tomorrow')
    }
  }
  const collect = () => void (running = running.then(lookThrough))
  collect()
  const timer = setInterval(collect, day)
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}
