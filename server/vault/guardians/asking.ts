import { HearthError } from '../../../storage/index.ts'
import type { PersonGuardians, PersonVault } from '../../../storage/vault/index.ts'
import { refusal } from '../failure.ts'
import type { News } from '../news.ts'
import type { GuardianDeps } from './index.ts'

const dayMs = 86_400_000
/** Each of them is read by several people, who are to take it seriously. */
const mostInADay = 5

/** How a request is made, and who hears of it. */
export function createAsking({ store, now, newId }: GuardianDeps) {
  return {
    /** @throws NO_CIRCLE, TOO_FEW_GUARDIANS, RATE_LIMITED */
    ask(vault: PersonVault, publicKey: Buffer): void {
      const guardians = store.guardians.of(vault.userId)
      assertEnough(guardians)
      assertSeldom(guardians.requests)
      guardians.requests.create({ id: newId(), publicKey, expiresAt: now() + dayMs })
    },
    /** For the owner, and for those who are asked. */
    news(userId: string): News {
      const holding = holdersOf(store.guardians.of(userId))
      return { what: 'recovery_asked', guardians: holding.map(({ guardianId }) => guardianId) }
    },
  }

  function assertSeldom(requests: PersonGuardians['requests']): void {
    const since = now() - dayMs
    const first = requests.firstSince(since)
    if (first === null || requests.countSince(since) < mostInADay) return
    throw new HearthError(
      'RATE_LIMITED',
      'You asked your guardians five times within a day. Please talk to them first, and ask again tomorrow.',
      { retryAfterSec: Math.ceil((first + dayMs - now()) / 1000) },
    )
  }
}

function assertEnough(mine: PersonGuardians): void {
  const circle = mine.circle.find()
  if (circle === null) throw refusal('NO_CIRCLE')
  if (holdersOf(mine).length < circle.threshold) throw refusal('TOO_FEW_GUARDIANS')
}

/** Guardians whose share is still good. */
function holdersOf({ circle }: PersonGuardians) {
  return circle.find()?.guardians.filter(({ lost }) => lost === null) ?? []
}
