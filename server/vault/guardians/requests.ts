import { Hono } from 'hono'
import { HearthError } from '../../../storage/index.ts'
import type { PersonGuardians } from '../../../storage/vault/index.ts'
import { smallBody, takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { done, iso, refused, vaultFailure } from '../shapes.ts'
import { personOf, type VaultEnv } from '../witness.ts'
import { createAsking } from './asking.ts'
import type { GuardianDeps } from './index.ts'
import { liveRequest } from './live-request.ts'
import { answerWish, requestAnswer, requestWish } from './shapes.ts'

const asking = { action: 'guardian_request' } as const
const withdrawing = { action: 'guardian_withdraw' } as const
const answering = { action: 'guardian_answer' } as const
const refusing = { action: 'guardian_refuse' } as const
const gone = { 404: vaultFailure, 410: vaultFailure, ...refused }

/** Asking my guardians for my recovery code, and answering as one: `/recovery-requests`. */
export function createRequestRoutes(deps: GuardianDeps): Hono<VaultEnv> {
  const { store, witness, now, tellNews } = deps
  const { ask, news } = createAsking(deps)
  const routes = new Hono<VaultEnv>({ strict: false })
  routes.post(
    '/',
    operation({
      summary: 'Ask my guardians for my recovery code',
      description: 'For 24 hours. One at a time: a new one ends the one before.',
      access: 'person',
      answers: {
        201: requestAnswer,
        400: vaultFailure,
        404: vaultFailure,
        409: vaultFailure,
        429: vaultFailure,
        ...refused,
      },
    }),
    witness.watch(asking),
    smallBody,
    takes(requestWish),
    async (c) => {
      const { publicKey } = c.get('body')
      const mine = ({ userId }: { userId: string }) => store.guardians.of(userId)
      const answer = await witness.run(c, asking, (vault) => {
        ask(vault, publicKey)
        return standing(mine(vault), now())
      })
      tellNews(c, news(personOf(c.get('caller'))))
      return c.json({ request: answer }, 201)
    },
  )
  routes.get(
    '/current',
    operation({
      summary: 'Tell what became of my request',
      access: 'person',
      answers: { 200: requestAnswer, ...refused },
    }),
    (c) => c.json({ request: standing(store.guardians.of(personOf(c.get('caller'))), now()) }),
  )
  routes.delete(
    '/current',
    operation({
      summary: 'Take my request back',
      access: 'person',
      answers: { 200: done, 404: vaultFailure, ...refused },
    }),
    witness.watch(withdrawing),
    async (c) => {
      const answer = await witness.run(c, withdrawing, ({ userId }) => {
        if (store.guardians.of(userId).requests.withdraw()) return { ok: true } as const
        throw new HearthError('NOT_FOUND', 'There is no request.')
      })
      return c.json(answer)
    },
  )
  routes.post(
    '/:id/answer',
    operation({
      summary: 'Give my share to whoever asks for it',
      description: 'Sealed to the device that asks. A later answer takes the place of this one.',
      access: 'person',
      answers: { 200: done, 400: vaultFailure, ...gone },
    }),
    witness.watch(answering),
    smallBody,
    takes(answerWish),
    async (c) => {
      const { sealedShare } = c.get('body')
      const id = c.req.param('id')
      const give = ({ userId }: { userId: string }) => answer(userId, id, sealedShare)
      return c.json(await witness.run(c, answering, give))
    },
  )
  routes.post(
    '/:id/refuse',
    operation({
      summary: 'Say that this request is not from the person it claims to be',
      access: 'person',
      answers: { 200: done, ...gone },
    }),
    witness.watch(refusing),
    smallBody,
    async (c) => {
      const id = c.req.param('id')
      return c.json(await witness.run(c, refusing, ({ userId }) => answer(userId, id, null)))
    },
  )
  return routes

  function answer(guardianId: string, id: string, sealedShare: Buffer | null): { ok: true } {
    const { held } = store.guardians.of(guardianId)
    held.answer(liveRequest(held, id, now()), sealedShare)
    return { ok: true }
  }
}

function standing({ circle, requests }: PersonGuardians, now: number) {
  const asked = requests.find()
  if (asked === null) return null
  const threshold = circle.find()?.threshold ?? 0
  const answers = asked.answers.flatMap(({ guardianId, sealedShare }) =>
    sealedShare === null ? [] : [{ guardianId, sealedShare: sealedShare.toString('base64') }],
  )
  const missing = Math.max(0, threshold - answers.length)
  const live = missing === 0 ? ('answered' as const) : ('open' as const)
  return {
    id: asked.id,
    publicKey: asked.publicKey.toString('base64'),
    createdAt: iso(asked.createdAt),
    expiresAt: iso(asked.expiresAt),
    state: asked.expiresAt <= now ? ('expired' as const) : live,
    threshold,
    missing,
    answers,
    refused: asked.answers.flatMap((each) => (each.sealedShare === null ? [each.guardianId] : [])),
  }
}
