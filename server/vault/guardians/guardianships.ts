import { Hono } from 'hono'
import { z } from 'zod'
import { HearthError } from '../../../storage/index.ts'
import type { Guardianship, PersonGuardians } from '../../../storage/vault/index.ts'
import { parsed } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { done, iso, refused, vaultFailure } from '../shapes.ts'
import { personOf, type VaultEnv } from '../witness.ts'
import { introduce } from './household.ts'
import type { GuardianDeps } from './index.ts'
import { guardianshipsAnswer, shareAnswer } from './shapes.ts'
import { liveRequest } from './live-request.ts'

const declining = { action: 'guardian_decline' } as const
const releasing = { action: 'guardian_share' } as const
const which = z.object({ request: z.string().min(1).max(100) })

/** Whose guardian I am: `/guardianships`. */
export function createGuardianshipRoutes({
  store,
  witness,
  household,
  now,
}: GuardianDeps): Hono<VaultEnv> {
  const routes = new Hono<VaultEnv>({ strict: false })
  routes.get(
    '/',
    operation({
      summary: 'Tell whose guardian I am, and who of them asks for help',
      access: 'person',
      answers: { 200: guardianshipsAnswer, ...refused },
    }),
    (c) => {
      const userId = personOf(c.get('caller'))
      const mates = household.matesOf(userId)
      const nameOf = (ownerId: string) => introduce(mates, ownerId).name
      const list = store.guardians.of(userId).held.list()
      return c.json({ guardianships: list.map((each) => told(each, nameOf(each.ownerId))) })
    },
  )
  routes.delete(
    '/:ownerId',
    operation({
      summary: 'Be somebody’s guardian no more',
      access: 'person',
      answers: { 200: done, 404: vaultFailure, ...refused },
    }),
    witness.watch(declining),
    async (c) => {
      const ownerId = c.req.param('ownerId')
      const answer = await witness.run(c, declining, ({ userId }) => {
        if (!store.guardians.of(userId).held.decline(ownerId)) throw notGuardian()
        return { ok: true } as const
      })
      return c.json(answer)
    },
  )
  routes.get(
    '/:ownerId/share',
    operation({
      summary: 'Get the share I hold, to answer a request',
      description: 'Only while its owner asks for it. It opens on my own device alone.',
      access: 'person',
      query: which,
      answers: {
        200: shareAnswer,
        400: vaultFailure,
        404: vaultFailure,
        410: vaultFailure,
        ...refused,
      },
    }),
    witness.watch(releasing),
    async (c) => {
      const ownerId = c.req.param('ownerId')
      const { request } = parsed(which, c.req.query())
      const share = await witness.run(c, releasing, ({ userId }) =>
        release(store.guardians.of(userId), { ownerId, request, now: now() }),
      )
      return c.json(share)
    },
  )
  return routes
}

function told({ ownerId, circleId, since, request }: Guardianship, ownerName: string | null) {
  const shown = { ownerId, ownerName, circleId, since: iso(since) }
  if (request === null) return shown
  const { publicKey, createdAt, expiresAt } = request
  const times = { createdAt: iso(createdAt), expiresAt: iso(expiresAt) }
  return { ...shown, request: { ...request, ...times, publicKey: publicKey.toString('base64') } }
}

type Release = { ownerId: string; request: string; now: number }

function release({ held }: PersonGuardians, { ownerId, request, now }: Release) {
  if (liveRequest(held, request, now).ownerId !== ownerId) throw notGuardian()
  const share = held.share(ownerId)
  if (share === null) throw notGuardian()
  return { circleId: share.circleId, sealedShare: share.sealedShare.toString('base64') }
}

/** The same whether they are no guardian or there is no such person. */
function notGuardian(): HearthError {
  return new HearthError('NOT_FOUND', 'You hold nothing for this person.')
}
