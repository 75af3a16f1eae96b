import { z } from 'zod'
import { base64 } from '../base64.ts'
import { point, sealedPrivateKey, sealedShare } from './point.ts'

const words = z.string().describe('base64')
const time = z.iso.datetime()
const proof = base64(32).describe('The check of the key of this vault.')

export const guardianKeyWish = z.object({ publicKey: point, sealedPrivateKey, proof })
export const guardianKeyAnswer = z.object({
  key: z.object({ publicKey: words, sealedPrivateKey: words }).nullable(),
})

const person = { userId: z.string(), name: z.string(), image: z.string().optional() }
export const candidatesAnswer = z.object({
  candidates: z.array(
    z.object({
      ...person,
      publicKey: words.nullable(),
      ready: z.boolean(),
      reason: z.enum(['no-vault', 'not-zero-knowledge', 'no-key']).optional(),
    }),
  ),
})

export const circleAnswer = z.object({
  circle: z
    .object({
      id: z.string(),
      threshold: z.int().describe('How many of them it takes.'),
      named: z.int().describe('How many there were at first.'),
      holding: z.int().describe('How many hold a share still.'),
      createdAt: time,
      guardians: z.array(
        z.object({
          userId: z.string(),
          name: z.string().nullable().describe('null: not of this household any more.'),
          image: z.string().optional(),
          holdsShare: z.boolean(),
          lost: z.enum(['declined', 'zero-knowledge-off', 'key-replaced']).optional(),
        }),
      ),
    })
    .nullable(),
})

/** A session alone must not take from somebody who lost their code the last way back. */
export const dismissal = z.object({ proof })

export const circleWish = z
  .object({
    circleId: z.uuid().lowercase().describe('New; it is bound into the shares.'),
    threshold: z.int().min(2).max(9),
    recoveryIv: base64(12).describe('Of the recovery wrap that the split code opens.'),
    proof,
    shares: z
      .array(
        z.object({
          guardianId: z.string().min(1).max(200),
          publicKey: point.describe('What the share was sealed to.'),
          sealedShare,
        }),
      )
      .min(2)
      .max(9),
  })
  .refine(({ threshold, shares }) => threshold <= shares.length, {
    path: ['threshold'],
    message: 'cannot be more than there are guardians',
  })
  .refine(({ shares }) => isDistinct(shares.map(({ guardianId }) => guardianId)), {
    path: ['shares'],
    message: 'every guardian can be named once',
  })
export type CircleWish = z.output<typeof circleWish>

const request = { id: z.string(), publicKey: words, createdAt: time, expiresAt: time }
export const guardianshipsAnswer = z.object({
  guardianships: z.array(
    z.object({
      ownerId: z.string(),
      ownerName: z.string().nullable(),
      circleId: z.string(),
      since: time,
      request: z
        .object({ ...request, answered: z.enum(['given', 'refused']).nullable() })
        .optional(),
    }),
  ),
})
export const shareAnswer = z.object({ circleId: z.string(), sealedShare: words })

export const requestWish = z.object({ publicKey: point })
export const requestAnswer = z.object({
  request: z
    .object({
      ...request,
      state: z.enum(['open', 'answered', 'expired']).describe('answered: by enough guardians.'),
      threshold: z.int(),
      missing: z.int().describe('How many answers it still takes.'),
      answers: z.array(z.object({ guardianId: z.string(), sealedShare: words })),
      refused: z.array(z.string()).describe('Guardians who said no.'),
    })
    .nullable(),
})
export const answerWish = z.object({ sealedShare })

function isDistinct(ids: string[]): boolean {
  return new Set(ids).size === ids.length
}
