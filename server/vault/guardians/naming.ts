import { HearthError } from '../../../storage/index.ts'
import type { PersonVault } from '../../../storage/vault/index.ts'
import { refusal } from '../failure.ts'
import { isSame } from '../master-key.ts'
import type { GuardianDeps } from './index.ts'
import { provenBy } from './rules.ts'
import type { CircleWish } from './shapes.ts'

/**
 * Puts a new circle in the place of the old one. Which code was split is compared, because another device
 * may have made a new one meanwhile: shares of the old code would give nothing back.
 * @returns what throws KEY_MISMATCH, RECOVERY_WRAP_CHANGED, GUARDIAN_CHANGED, CONFLICT, BAD_REQUEST
 */
export function createNaming({ store, household }: Pick<GuardianDeps, 'store' | 'household'>) {
  return (vault: PersonVault, wish: CircleWish): { ok: true } => {
    const { circleId, threshold, recoveryIv, shares } = wish
    const { recoveryIv: current } = provenBy(vault, wish.proof)
    if (current === null || !isSame(recoveryIv, current)) throw refusal('RECOVERY_WRAP_CHANGED')
    assertReady(vault.userId, shares)
    const { circle } = store.guardians.of(vault.userId)
    if (circle.isTaken(circleId))
      throw new HearthError('CONFLICT', 'These guardians were named already.')
    const kept = shares.map(({ guardianId, sealedShare }) => ({ guardianId, sealedShare }))
    circle.replace({ id: circleId, threshold, recoveryIv, shares: kept })
    return { ok: true }
  }

  /** Somebody who has left or changed their key since they were shown could not open their share. */
  function assertReady(ownerId: string, shares: CircleWish['shares']): void {
    const mates = household.matesOf(ownerId).filter(({ canSignIn }) => canSignIn)
    for (const { guardianId, publicKey } of shares) {
      if (guardianId === ownerId)
        throw new HearthError('BAD_REQUEST', 'Nobody can be their own guardian.')
      const standing = store.guardians.standingOf(guardianId)
      const fits =
        mates.some(({ userId }) => userId === guardianId) &&
        standing.ready &&
        isSame(publicKey, standing.publicKey)
      if (!fits) throw refusal('GUARDIAN_CHANGED')
    }
  }
}
