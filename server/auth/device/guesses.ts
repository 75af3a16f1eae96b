import type { Storage } from '../../../storage/index.ts'
import { failure } from '../failure/classify.ts'
import type { Outer } from '../handler-door.ts'
import { createCounter } from '../limits/counter.ts'
import { network } from '../limits/index.ts'
import { peerOf } from '../sign-in.ts'

type Deps = { storage: Storage; now: () => number }

const minutes = 60_000
const rule = {
  windowMs: 15 * minutes,
  lockMs: 15 * minutes,
  code: 'RATE_LIMITED',
  message: 'Too many codes that no device shows. Please wait a quarter of an hour.',
} as const

/**
 * Who tries out codes could let a stranger's television in as themselves, or see what others are
 * about to let in: so wrong ones are counted, by person and by network.
 */
export function createGuesses({ storage, now }: Deps) {
  const deps = { sqlite: storage.sqlite, write: storage.write, now }
  const byPerson = createCounter({ ...rule, name: 'device-code', failures: 10 }, deps)
  const byNetwork = createCounter({ ...rule, name: 'device-code-from', failures: 30 }, deps)
  return {
    now,
    /** @throws HearthError NOT_FOUND where `look` finds nothing, RATE_LIMITED after too many of those */
    attempt<T>(outer: Outer, userId: string, look: () => Promise<T | null>): Promise<T> {
      const from = network(peerOf(outer))
      return byNetwork.inTurn(from, () =>
        byPerson.inTurn(userId, async () => {
          const found = await look()
          if (found !== null) return found
          await storage.write(() => {
            byPerson.fail(userId)
            byNetwork.fail(from)
          })
          throw failure('NOT_FOUND', 'No device shows this code. Please look at it once more.')
        }),
      )
    },
  }
}

export type Guesses = ReturnType<typeof createGuesses>
