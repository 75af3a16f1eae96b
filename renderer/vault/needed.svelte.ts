import type { AccountClient, Guardianship } from '../../client/index.ts'
import { watching } from './watching.ts'

export type Needed = ReturnType<typeof createNeeded>

/** Milliseconds between two looks on pages that are about something else. */
const lookEvery = 60_000

/** Who has lost their code and waits for this person's piece of it: known on every page, not in the vault alone. */
export function createNeeded({ account }: { account: Pick<AccountClient, 'waitingForMe'> }) {
  let waiting = $state.raw<Guardianship[]>([])
  let turn = 0

  /** Throws what AccountClient throws. */
  async function look(): Promise<void> {
    const mine = turn
    const found = await account.waitingForMe()
    if (mine === turn) waiting = found
  }

  return {
    get waiting() {
      return waiting
    },
    look,
    /** For as long as the same person is signed in. @returns what ends it */
    watch(): () => void {
      const end = watching(look, { every: lookEvery })
      return () => {
        end()
        turn++
        waiting = []
      }
    },
  }
}
