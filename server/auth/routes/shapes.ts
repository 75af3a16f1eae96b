import { z } from 'zod'

/** Answers that more than one route gives, as the contract has them. */
export const user = z
  .looseObject({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    emailVerified: z.boolean(),
    image: z.string().nullable().optional(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'User' })

export const tokens = z.object({
  accessToken: z.string().describe('JWT, EdDSA, 15 minutes'),
  refreshToken: z.string().describe('good for one exchange'),
})

export const signedIn = tokens
  .extend({ user, token: z.string(), redirect: z.boolean().optional() })
  .meta({ id: 'SignedIn' })

export const secondFactorDue = z
  .object({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()) })
  .meta({ id: 'SecondFactorDue' })

export const session = z.looseObject({
  session: z.looseObject({ id: z.string(), userId: z.string(), expiresAt: z.iso.datetime() }),
  user,
})

export const success = z.object({ success: z.literal(true) })
