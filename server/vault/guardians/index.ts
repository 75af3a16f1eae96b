import { Hono } from 'hono'
import type { VaultStore } from '../../../storage/vault/index.ts'
import type { TellNews } from '../news.ts'
import type { VaultEnv, Witness } from '../witness.ts'
import { createCircleRoutes } from './circle.ts'
import { createGuardianKeyRoutes } from './guardian-key.ts'
import { createGuardianshipRoutes } from './guardianships.ts'
import type { Household } from './household.ts'
import { createRequestRoutes } from './requests.ts'

export type GuardianDeps = {
  store: VaultStore
  witness: Witness
  household: Household
  tellNews: TellNews
  now: () => number
  newId: () => string
}

/** Giving a lost recovery code back, under `/api/v1/me/encryption-vault`: docs/vault.md, "Guardians". */
export function createGuardianRoutes(deps: GuardianDeps): Hono<VaultEnv> {
  return new Hono<VaultEnv>({ strict: false })
    .route('/guardian-key', createGuardianKeyRoutes(deps))
    .route('/guardians', createCircleRoutes(deps))
    .route('/guardianships', createGuardianshipRoutes(deps))
    .route('/recovery-requests', createRequestRoutes(deps))
}
