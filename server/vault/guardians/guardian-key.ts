import { Hono } from 'hono'
import { smallBody, takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { done, refused, vaultFailure } from '../shapes.ts'
import { personOf, type VaultEnv } from '../witness.ts'
import type { GuardianDeps } from './index.ts'
import { provenBy } from './rules.ts'
import { guardianKeyAnswer, guardianKeyWish } from './shapes.ts'

const calling = { action: 'guardian_key_set' } as const

/** The pair others seal shares to: `/guardian-key`. */
export function createGuardianKeyRoutes({ store, witness }: GuardianDeps): Hono<VaultEnv> {
  const routes = new Hono<VaultEnv>({ strict: false })
  routes.get(
    '/',
    operation({
      summary: 'Get the key I am a guardian with',
      access: 'person',
      answers: { 200: guardianKeyAnswer, ...refused },
    }),
    (c) => {
      const key = store.guardians.of(personOf(c.get('caller'))).key.find()
      if (key === null) return c.json({ key })
      const { publicKey, sealedPrivateKey } = key
      return c.json({
        key: {
          publicKey: publicKey.toString('base64'),
          sealedPrivateKey: sealedPrivateKey.toString('base64'),
        },
      })
    },
  )
  routes.put(
    '/',
    operation({
      summary: 'Keep the key I am a guardian with',
      description: 'In zero-knowledge mode. Shares that were sealed to another one are lost.',
      access: 'person',
      answers: { 200: done, 400: vaultFailure, 404: vaultFailure, 409: vaultFailure, ...refused },
    }),
    witness.watch(calling),
    smallBody,
    takes(guardianKeyWish),
    async (c) => {
      const { proof, ...key } = c.get('body')
      const answer = await witness.run(c, calling, (vault) => {
        provenBy(vault, proof)
        store.guardians.of(vault.userId).key.set(key)
        return { ok: true } as const
      })
      return c.json(answer)
    },
  )
  return routes
}
