import type { KeyObject } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { bodyUpTo, takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { refusal } from '../failure.ts'
import type { Operations } from '../operations.ts'
import { vaultFailure } from '../shapes.ts'
import type { VaultEnv, Witness } from '../witness.ts'
import { missionKeyOf, sealForMission } from './mission-key.ts'
import { grantWish, scopeOf, ttlOf } from './scope.ts'

const answer = z.object({
  wrappedKey: z.string().describe('base64'),
  derivation: z.object({
    version: z.literal('v1'),
    missionId: z.string(),
    tables: z.array(z.string()),
    recordIds: z.array(z.string()),
  }),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

type Deps = {
  operations: Operations
  witness: Witness
  /** null: no grants are given. */
  publicKey: KeyObject | null
  now: () => number
}

const calling = { action: 'fetch', failed: 'failed_fetch' } as const

/** A thousand ids of records fit, in bytes. */
const mostBytes = 1_048_576

/** `/api/v1/me/ai-mission-grant`: a key for one mission, sealed to whoever works on it. */
export function createGrantRoute({ operations, witness, publicKey, now }: Deps): Hono<VaultEnv> {
  const routes = new Hono<VaultEnv>({ strict: false })
  routes.post(
    '/',
    operation({
      summary: 'Let an assistant read some of my records for a while',
      description: 'The key it gets opens the named records only.',
      access: 'person',
      answers: {
        200: answer,
        400: vaultFailure,
        401: vaultFailure,
        403: vaultFailure,
        404: vaultFailure,
        409: vaultFailure,
        503: vaultFailure,
      },
    }),
    witness.watch(calling),
    bodyUpTo(mostBytes),
    takes(grantWish),
    async (c) => {
      const wish = c.get('body')
      const derivation = scopeOf(wish)
      const wrappedKey = await witness.run(
        c,
        calling,
        (vault) => {
          if (publicKey === null) throw refusal('GRANT_NOT_CONFIGURED')
          return sealForMission(publicKey, missionKeyOf(operations.unlock(vault), derivation))
        },
        `mission ${wish.missionId}`,
      )
      const issued = now()
      const [issuedAt, expiresAt] = [issued, issued + ttlOf(wish)].map((at) =>
        new Date(at).toISOString(),
      )
      return c.json({ wrappedKey, derivation, issuedAt, expiresAt })
    },
  )
  return routes
}
