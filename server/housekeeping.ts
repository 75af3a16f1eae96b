import type { Log } from './log.ts'

const day = 86_400_000

/** Something the house does by itself; what it returns is written to the log. */
export type Chore = { name: string; run: () => Promise<object | void> }

/** Does the chores one after the other, at start and once a day. One that fails waits for tomorrow. */
export function createHousekeeping({
  chores,
  log,
  now = Date.now,
}: {
  chores: Chore[]
  log: Log
  now?: () => number
}) {
  const done = new Map<string, { name: string; at: number; failed: boolean }>()
  const note = (name: string, failed: boolean) => done.set(name, { name, at: now(), failed })
  let running: Promise<void> = Promise.resolve()
  const doAll = async () => {
    for (const { name, run } of chores) {
      try {
        log.info((await run()) ?? {}, `${name}: done`)
        note(name, false)
      } catch (error) {
        note(name, true)
        log.error({ err: error }, `${name}: failed, and is tried again tomorrow`)
      }
    }
  }
  const begin = () => void (running = running.then(doAll))
  begin()
  const timer = setInterval(begin, day)
  return {
    /** Each chore that was done since the start, and how it went the last time. */
    last: () => [...done.values()],
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

export type Housekeeping = ReturnType<typeof createHousekeeping>
