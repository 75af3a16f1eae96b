import type { CircleCalls, Recovery } from './circle-calls.ts'
import type { Holder } from './guardians/curve.ts'
import type { KeptWraps } from './recovery-wrap.ts'
import { refused } from './refusal.ts'

type Deps = {
  crypto: () => Crypto
  calls: CircleCalls
  personId: () => Promise<string>
  recoveryWrap: () => Promise<KeptWraps>
}

/** Getting a lost recovery code back from one's guardians; needs no unlocked vault. */
export function createLostCode({ crypto, calls, personId, recoveryWrap }: Deps) {
  return {
    /**
     * The pair of a request. Its private half cannot be read out, but can be kept in IndexedDB as it is:
     * keep it before asking, so that the page may be closed until the guardians have answered.
     */
    async makeRequest(): Promise<Holder> {
      const { makeRequest } = await import('./guardians/request.ts')
      return makeRequest(crypto())
    },

    /** Asks the guardians, for 24 hours; a request from before ends. Throws NO_CIRCLE, TOO_FEW_GUARDIANS, RATE_LIMITED. */
    askForRecovery: async ({ publicKey }: Pick<Holder, 'publicKey'>): Promise<Recovery> =>
      (await calls.request(publicKey)).request,

    recovery: async (): Promise<Recovery | null> => (await calls.recovery()).request,

    withdraw: async (): Promise<void> => void (await calls.withdraw()),

    /**
     * The recovery code, proven against the vault. Withdraw the request once it is written down.
     * Throws NO_REQUEST, OTHER_DEVICE where another device asked since, NOT_ENOUGH_ANSWERS.
     * @param holder what makeRequest gave, on this device
     */
    async completeRecovery(holder: Holder): Promise<string> {
      const { request } = await calls.recovery()
      if (request === null) throw refused('NO_REQUEST')
      if (request.publicKey !== holder.publicKey) throw refused('OTHER_DEVICE')
      const { codeFromAnswers } = await import('./guardians/request.ts')
      const answers = request.answers.map(({ guardianId, sealedShare }) => ({
        guardianId,
        answer: sealedShare,
      }))
      const { id: requestId, threshold: needed } = request
      const asked = { holder, requestId, ownerId: await personId(), answers, needed }
      return codeFromAnswers({ ...asked, wrap: await recoveryWrap() }, crypto())
    },
  }
}
