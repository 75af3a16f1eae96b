import type { Context } from 'hono'
import { HearthError } from '../../../storage/index.ts'
import type { PersonGuardians, PersonVault } from '../../../storage/vault/index.ts'
import { peerAddress, shortAddress } from '../../guard/peer.ts'
import { refusal } from '../failure.ts'
import { personOf, type VaultEnv } from '../witness.ts'
import type { GuardianDeps } from './index.ts'

const dayMs = 86_400_000
/** Each of them is read by several people, who are to take it seriously. */
const mostInADay = 5

/** How a request is made, and how its owner hears of it. */
export function createAsking({ store, household, log, now, newId }: GuardianDeps) {
  return {
    /** @throws NO_CIRCLE, TOO_FEW_GUARDIANS, RATE_LIMITED */
    ask(vault: PersonVault, publicKey: Buffer): void {
      const guardians = store.guardians.of(vault.userId)
      assertEnough(guardians)
      assertSeldom(guardians.requests)
      guardians.requests.create({ id: newId(), publicKey, expiresAt: now() + dayMs })
    },
    /** After the commit. That nobody could be told is no reason to take the request back. */
    tell(c: Context<VaultEnv>): void {
      const from = {
        ip: shortAddress(peerAddress(c)),
        userAgent: c.req.header('user-agent') ?? null,
      }
      try {
        household.recoveryAsked(personOf(c.get('caller')), from)
      } catch (error) {
        log.warn({ err: error }, 'somebody could not be told of their request to their guardians')
      }
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

function assertEnough({ circle }: PersonGuardians): void {
  const mine = circle.find()
  if (mine === null) throw refusal('NO_CIRCLE')
  const holding = mine.guardians.filter(({ lost }) => lost === null).length
  if (holding < mine.threshold) throw refusal('TOO_FEW_GUARDIANS')
}
