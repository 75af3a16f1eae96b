import type { Log } from './log.ts'

const day = 86_400_000

/** Something the house does by itself; what it returns is written to the log. */
export type Chore = { name: string; run: () => Promise<object | void> }

/** Does the chores one after the other, at start and once a day. One that fails waits for tomorrow. */
export function createHousekeeping({ chores, log }: { chores: Chore[]; log: Log }) {
  let running: Promise<void> = Promise.resolve()
  const doAll = async () => {
    for (const { name, run } of chores) {
      try {
        log.info((await run()) ?? {}, `${name}: done`)
      } catch (error) {
        log.error({ err: error }, `${name}: failed, and is tried again tomorrow`)
      }
    }
  }
  const begin = () => void (running = running.then(doAll))
  begin()
  const timer = setInterval(begin, day)
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}
