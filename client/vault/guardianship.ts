import type { GuardianPair } from './guardians/pair.ts'
import type { SharePurpose } from './guardians/purpose.ts'
import type { Opened } from './standing.ts'

type Deps = { crypto: () => Crypto; opened: () => Opened }

export type Approval = {
  /** This guardian's own pair, as the server keeps it. */
  pair: GuardianPair
  /** The share as it was sealed to this guardian. */
  share: string
  circleId: string
  ownerId: string
  guardianId: string
  requestId: string
  /** Of the owner's new device; its numbers were compared by voice. */
  requestPublicKey: string
}

/** Being somebody's guardian, which takes one's own unlocked vault. Throws VAULT_LOCKED otherwise. */
export function createGuardianship({ crypto, opened }: Deps) {
  return {
    /** Made once a vault; its private half leaves the device sealed under this vault only. */
    async makePair(): Promise<GuardianPair> {
      const { keys } = opened()
      const { makePair } = await import('./guardians/pair.ts')
      return makePair(crypto(), keys.guardian)
    },

    /** The share, sealed again to the device that asks. Throws SEAL_BROKEN for another circle, owner or guardian. */
    async approve({ pair, share, requestPublicKey, ...ids }: Approval): Promise<string> {
      const { keys } = opened()
      const { openPair } = await import('./guardians/pair.ts')
      const { openFor, sealTo } = await import('./guardians/sealed-share.ts')
      const held: SharePurpose = { ...ids, step: 'share' }
      const answer: SharePurpose = { ...ids, step: 'answer' }
      const mine = await openPair(crypto(), keys.guardian, pair)
      const plain = await openFor(crypto(), mine, share, held)
      return sealTo(crypto(), requestPublicKey, plain, answer).finally(() => plain.fill(0))
    },
  }
}
