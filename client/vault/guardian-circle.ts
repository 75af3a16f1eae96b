import { HearthClientError } from '../error.ts'
import { toBase64 } from './base64.ts'
import { wiped } from './bytes.ts'
import type { Candidate, Circle, CircleCalls, Guardianship } from './circle-calls.ts'
import type { GuardianPair } from './guardians/pair.ts'
import type { createGuardianship } from './guardianship.ts'
import { createKeys, type VaultKeys } from './keys.ts'
import { masterBy } from './master.ts'
import type { RecoveryWrap } from './recovery-wrap.ts'
import { refused } from './refusal.ts'
import type { Opened } from './standing.ts'

type Deps = {
  crypto: () => Crypto
  opened: () => Opened
  calls: CircleCalls
  guardianship: ReturnType<typeof createGuardianship>
  personId: () => Promise<string>
  recoveryWrap: () => Promise<RecoveryWrap>
}

/** A request somebody compared the numbers of, as `guardianships` showed it. */
export type ComparedRequest = Pick<Guardianship, 'ownerId' | 'circleId'> & {
  request: { id: string; publicKey: string }
}

/** Guardians: naming them, and being one. */
export function createGuardianCircle({ crypto, opened, calls, guardianship, ...deps }: Deps) {
  const { personId, recoveryWrap } = deps

  return {
    /**
     * Lets others name this person, by a pair of theirs; does nothing where one is there already. Call
     * it whenever a vault in zero-knowledge mode was unlocked. Throws VAULT_LOCKED, ZK_REQUIRED.
     */
    async offer(): Promise<void> {
      const { keys } = opened()
      const { key } = await calls.guardianKey()
      if (key !== null && (await opensWith(keys, key))) return
      const proof = await proofOf(keys)
      await calls.setGuardianKey({ ...(await guardianship.makePair()), proof })
    },

    /** Everybody else in the household. Throws ZK_REQUIRED outside zero-knowledge mode. */
    candidates: async (): Promise<Candidate[]> => (await calls.candidates()).candidates,

    circle: async (): Promise<Circle | null> => (await calls.circle()).circle,

    /**
     * Shares the code among these people, any `needed` of whom can give it back; the circle before ends.
     * The code is proven first. Throws WRONG_RECOVERY_CODE, BAD_CIRCLE, GUARDIAN_CHANGED,
     * RECOVERY_WRAP_CHANGED; nothing is changed then.
     */
    async nameGuardians(code: string, ids: string[], needed: number): Promise<void> {
      const wrap = await recoveryWrap()
      const proof = await wiped(await masterBy(crypto(), code, wrap), async (master) =>
        proofOf(await createKeys(crypto(), master)),
      )
      const guardians = chosen((await calls.candidates()).candidates, ids)
      const circleId = crypto().randomUUID()
      const { drawCircle } = await import('./guardians/circle.ts')
      const input = { code, circleId, ownerId: await personId(), guardians, needed }
      const drawn = await drawCircle(input, crypto())
      const shares = drawn.map(({ guardianId, share }) => ({
        guardianId,
        publicKey: guardians.find(({ id }) => id === guardianId)?.publicKey ?? '',
        sealedShare: share,
      }))
      const { recoveryIv } = wrap
      await calls.setCircle({ circleId, threshold: needed, recoveryIv, proof, shares })
    },

    /** Nobody can give the code back from here on. Throws VAULT_LOCKED. */
    async removeGuardians(): Promise<void> {
      await calls.removeCircle(await proofOf(opened().keys))
    },

    guardianships: async (): Promise<Guardianship[]> => (await calls.guardianships()).guardianships,

    /** This person's share for somebody goes; the owner is shown that. */
    decline: async (ownerId: string): Promise<void> => void (await calls.decline(ownerId)),

    /**
     * Gives the share to the device whose numbers were compared by voice: the one in `compared`, whatever
     * the server says meanwhile. Throws VAULT_LOCKED, SEAL_BROKEN, REQUEST_EXPIRED, NOT_FOUND.
     */
    async approve({ ownerId, circleId, request }: ComparedRequest): Promise<void> {
      opened()
      const { key: pair } = await calls.guardianKey()
      if (pair === null) throw refused('SEAL_BROKEN')
      const { sealedShare: share } = await calls.share(ownerId, request.id)
      const ids = { circleId, ownerId, guardianId: await personId(), requestId: request.id }
      const { publicKey: requestPublicKey } = request
      const answer = await guardianship.approve({ ...ids, pair, share, requestPublicKey })
      await calls.answer(request.id, answer)
    },

    /** Says that it is not the owner who asks; they are shown that. */
    refuse: async (requestId: string): Promise<void> => void (await calls.refuse(requestId)),
  }

  async function proofOf(keys: VaultKeys): Promise<string> {
    return toBase64(await keys.check(await personId()))
  }

  async function opensWith(keys: VaultKeys, pair: GuardianPair): Promise<boolean> {
    const { openPair } = await import('./guardians/pair.ts')
    return openPair(crypto(), keys.guardian, pair).then(
      () => true,
      (cause: unknown) => {
        if (cause instanceof HearthClientError && cause.code === 'SEAL_BROKEN') return false
        throw cause
      },
    )
  }
}

/** Throws GUARDIAN_CHANGED for whoever cannot be one now. */
function chosen(candidates: Candidate[], ids: string[]) {
  return ids.map((id) => {
    const publicKey = candidates.find(({ userId }) => userId === id)?.publicKey
    if (!publicKey) throw refused('GUARDIAN_CHANGED')
    return { id, publicKey }
  })
}
