import { Hono } from 'hono'
import { z } from 'zod'
import { HearthError } from '../../../storage/index.ts'
import { parsed } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { network } from '../limits/index.ts'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { createHouseholdName } from '../spaces.ts'
import { peerOf } from '../sign-in.ts'

const query = z.object({ code: z.string().min(1).max(60) })
const invitation = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  expiresAt: z.iso.datetime(),
  householdName: z.string().optional(),
})

type Deps = Pick<AuthParts, 'storage' | 'invites' | 'limits'>

/** GET /invitation: what the page behind an invitation's link fills in before anybody types. */
export function createInvitation({ storage, invites, limits }: Deps) {
  const householdName = createHouseholdName(storage)
  return new Hono<AuthEnv>().get(
    '/invitation',
    operation({
      summary: 'Whether an invitation is still good, and whom it is for',
      description: 'Wrong codes count as wrong codes at sign-up do.',
      access: 'anyone',
      query,
      answers: { 200: invitation },
    }),
    async (c) => {
      const { code } = parsed(query, c.req.query())
      const guesser = network(peerOf(c.get('outer')))
      limits.inviteCode.check(guesser)
      try {
        const { name, email, expiresAt } = invites.find(code)
        const household = householdName()
        return c.json({
          name,
          email,
          expiresAt: new Date(expiresAt).toISOString(),
          ...(household ? { householdName: household } : {}),
        })
      } catch (error) {
        const wrongCode = error instanceof HearthError && error.code === 'TOKEN_INVALID'
        if (wrongCode) await limits.inviteCode.failNow(guesser)
        throw error
      }
    },
  )
}
