import { Hono } from 'hono'
import { z } from 'zod'
import { HearthError } from '../../../storage/index.ts'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { withCookies } from '../answer.ts'
import { failure } from '../failure/classify.ts'
import type { Outer } from '../handler-door.ts'
import type { InviteRows } from '../invites/invite-rows.ts'
import { network } from '../limits/index.ts'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { peerOf } from '../sign-in.ts'
import { user } from './shapes.ts'

export const registration = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  password: z.string().min(1).max(1024),
  name: z
    .string()
    .trim()
    .max(80)
    .regex(/^[^\p{Cc}]*$/u, 'has signs that cannot be written')
    .optional(),
  sourceAppUrl: z.string().max(2000).optional(),
  inviteCode: z.string().max(60).optional(),
})

const status = z.object({
  registrationOpen: z.boolean(),
  spotsRemaining: z.number().nullable(),
  totalToday: z.number(),
  limit: z.number().describe('0 is unlimited'),
  resetsAt: z.iso.datetime(),
  mailSent: z.boolean().describe('whether letters leave the house'),
})

type Deps = Pick<AuthParts, 'storage' | 'admission' | 'door' | 'pages' | 'limits' | 'letters'> & {
  invites: InviteRows
}

/** POST /register, GET /signup-status */
export function createRegister(deps: Deps) {
  const { admission, letters } = deps
  return new Hono<AuthEnv>()
    .get(
      '/signup-status',
      operation({
        summary: 'Whether anybody may join, and how many today',
        access: 'anyone',
        answers: { 200: status },
      }),
      (c) => c.json({ ...admission.status(), mailSent: letters.sends }),
    )
    .post(
      '/register',
      operation({
        summary: 'Make an account',
        description: 'Where the house is not open, an invitation code is needed.',
        access: 'anyone',
        answers: { 200: z.object({ user, token: z.string().nullable() }) },
      }),
      takes(registration),
      async (c) => {
        const answer = await register(c.get('outer'), c.get('body'), deps)
        const body = (await answer.json()) as Record<string, unknown>
        return withCookies(c, answer.headers.getSetCookie()).json(body)
      },
    )
}

async function register(outer: Outer, wish: z.output<typeof registration>, deps: Deps) {
  const { admission, door, invites, limits, pages, storage } = deps
  const guesser = network(peerOf(outer))
  const callbackURL = pages.checked(outer, wish.sourceAppUrl, 'sourceAppUrl')
  let name = wish.name
  const find = () => {
    if (wish.inviteCode === undefined) return null
    limits.inviteCode.check(guesser)
    const invite = invites.find(wish.inviteCode)
    name ||= invite.name ?? undefined
    refuseKnown(storage, wish.email)
    return invite
  }
  return admission
    .join(
      find,
      () => {
        const { email, password } = wish
        const body = { email, password, name: name || email.split('@')[0], callbackURL }
        return door.ask(outer, '/sign-up/email', { body })
      },
      wish.email,
    )
    .catch(async (error: unknown) => {
      const wrongCode = error instanceof HearthError && error.code === 'TOKEN_INVALID'
      if (wrongCode) await limits.inviteCode.failNow(guesser)
      throw error
    })
}

/** Better Auth hides this where it sends mail; whoever was invited may know, and keeps the code. */
function refuseKnown({ sqlite }: AuthParts['storage'], email: string): void {
  const known = sqlite.prepare('SELECT 1 FROM user WHERE email = ?').get(email)
  if (known) throw failure('EMAIL_ALREADY_REGISTERED')
}
