import { Hono } from 'hono'
import type { Guardians, PersonVault } from '../../../storage/vault/index.ts'
import { smallBody, takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { refusal } from '../failure.ts'
import { done, iso, refused, vaultFailure } from '../shapes.ts'
import { personOf, type VaultEnv } from '../witness.ts'
import { introduce, type Household } from './household.ts'
import type { GuardianDeps } from './index.ts'
import { createNaming } from './naming.ts'
import { inZeroKnowledge, provenBy } from './rules.ts'
import { candidatesAnswer, circleAnswer, circleWish, dismissal } from './shapes.ts'

const setting = { action: 'guardians_set' } as const
const clearing = { action: 'guardians_clear' } as const

/** Whom I named: `/guardians`. */
export function createCircleRoutes(deps: GuardianDeps): Hono<VaultEnv> {
  const { store, witness, household } = deps
  const name = createNaming(deps)
  const routes = new Hono<VaultEnv>({ strict: false })
  routes.get(
    '/candidates',
    operation({
      summary: 'Tell who of the household could be my guardian',
      description: 'Asked in zero-knowledge mode only; others have no use for guardians.',
      access: 'person',
      answers: { 200: candidatesAnswer, 404: vaultFailure, 409: vaultFailure, ...refused },
    }),
    (c) => {
      const userId = personOf(c.get('caller'))
      inZeroKnowledge(store.of(userId))
      const mates = household.matesOf(userId).filter(({ canSignIn }) => canSignIn)
      return c.json({ candidates: mates.map((mate) => candidate(store.guardians, mate)) })
    },
  )
  routes.get(
    '/',
    operation({
      summary: 'Tell who my guardians are',
      access: 'person',
      answers: { 200: circleAnswer, ...refused },
    }),
    (c) => c.json({ circle: told(deps, personOf(c.get('caller'))) }),
  )
  routes.put(
    '/',
    operation({
      summary: 'Name my guardians',
      description: 'All at once. The ones before, their shares and open requests end with it.',
      access: 'person',
      answers: { 200: done, 400: vaultFailure, 404: vaultFailure, 409: vaultFailure, ...refused },
    }),
    witness.watch(setting),
    smallBody,
    takes(circleWish),
    async (c) => {
      const wish = c.get('body')
      return c.json(await witness.run(c, setting, (vault) => name(vault, wish)))
    },
  )
  routes.delete(
    '/',
    operation({
      summary: 'Have no guardians any more',
      access: 'person',
      answers: { 200: done, 400: vaultFailure, 404: vaultFailure, ...refused },
    }),
    witness.watch(clearing),
    smallBody,
    takes(dismissal),
    async (c) => {
      const { proof } = c.get('body')
      return c.json(await witness.run(c, clearing, (vault) => clear(deps, vault, proof)))
    },
  )
  return routes
}

function candidate(guardians: Guardians, mate: ReturnType<Household['matesOf']>[number]) {
  const { userId, name, image } = mate
  const standing = guardians.standingOf(userId)
  const key = standing.ready
    ? { ready: true, publicKey: standing.publicKey.toString('base64') }
    : { ready: false, publicKey: null, reason: standing.reason }
  return { userId, name, ...(image ? { image } : {}), ...key }
}

function told({ store, household }: GuardianDeps, userId: string) {
  const circle = store.guardians.of(userId).circle.find()
  if (circle === null) return null
  const { id, threshold, named, createdAt } = circle
  const mates = household.matesOf(userId)
  const guardians = circle.guardians.map(({ guardianId, lost }) => ({
    userId: guardianId,
    ...introduce(mates, guardianId),
    holdsShare: lost === null,
    ...(lost === null ? {} : { lost }),
  }))
  const holding = guardians.filter(({ holdsShare }) => holdsShare).length
  return { id, threshold, named, holding, createdAt: iso(createdAt), guardians }
}

/** @throws NO_CIRCLE */
function clear({ store }: GuardianDeps, vault: PersonVault, proof: Buffer): { ok: true } {
  provenBy(vault, proof)
  if (!store.guardians.of(vault.userId).circle.remove()) throw refusal('NO_CIRCLE')
  return { ok: true }
}
