import { networkInterfaces } from 'node:os'
import { ownAddresses } from './addresses.ts'

export type Surroundings = {
  addresses: string[]
  /** The machine slept, or its clock was set: what was announced may be forgotten. */
  jumped: boolean
}

type Deps = {
  now: () => number
  /** Called with what is there at once, and again whenever something may have changed. Never two at a time. */
  changed(surroundings: Surroundings): Promise<void>
  read?: () => string[]
  everyMs?: number
}

/** ms between two looks: a phone that looks for the house after Wi-Fi came back waits no longer. */
const usual = 5000
/** This much more or less on the clock than between two looks is sleep, or a hand on the clock. */
const jump = 60_000

/** Looks at this machine's addresses and clock now and then: no system tells Node when they change. */
export function createSurroundings({ now, changed, read = readOwn, everyMs = usual }: Deps) {
  let known = ''
  let seenAt = now()
  let lookedAt = 0
  let looking: Promise<void> = Promise.resolve()
  let over = false

  async function look(woke: boolean) {
    if (over) return
    const addresses = read()
    const jumped = woke || (Math.abs(now() - seenAt - everyMs) > jump && lookedAt > 0)
    // A certificate runs out without anything changing.
    const due = now() - lookedAt >= 3_600_000
    seenAt = now()
    if (addresses.join() === known && !jumped && !due) return
    known = addresses.join()
    lookedAt = now()
    await changed({ addresses, jumped })
  }

  const next = (woke = false) => (looking = looking.then(() => look(woke)))
  const timer = setInterval(() => void next(), everyMs).unref()
  return {
    /** Looks at once. `woke`: the machine slept, however short. */
    look: next,
    async close() {
      clearInterval(timer)
      await looking
      over = true
    },
  }
}

/** This machine's addresses on the home network. */
export function readOwn(): string[] {
  // Some systems refuse to tell for a moment while they wake up.
  try {
    return ownAddresses(networkInterfaces())
  } catch {
    return []
  }
}
