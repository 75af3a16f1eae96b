import { z } from 'zod'

/** What may be said of a person at Better Auth's own surface, which itself takes any value. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}*$/u, 'has characters that cannot be shown')
/** In characters: a link or a small picture, as in a profile. */
const image = z.string().max(48_000).nullish()
const role = z.enum(['admin', 'user'])
const email = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** Other fields are Better Auth's to judge. */
export const profileWish = z.looseObject({ name: name.optional(), image })

export const changeWish = z.strictObject({
  userId: z.string().min(1).max(100),
  data: z.strictObject({
    name: name.optional(),
    image,
    role: role.optional(),
    email: email.optional(),
  }),
})

export const entryWish = z.strictObject({
  email,
  name,
  password: z.string().min(8).max(128).optional(),
  role: role.optional(),
  data: z.strictObject({ image, role: role.optional() }).optional(),
})

/** Better Auth makes text of whatever it is given, a list of one for instance. */
export const personWish = z.looseObject({ userId: z.string().max(100).optional() })
