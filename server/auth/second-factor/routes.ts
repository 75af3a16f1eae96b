import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { withCookies } from '../answer.ts'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { signedIn, tokens } from '../routes/shapes.ts'
import { createCompletion } from './completion.ts'
import { backupPath, totpPath } from './judge.ts'

type OwnerEnv = AuthEnv & { Variables: { body: z.output<typeof owner> } }

const owner = z.object({ password: z.string().min(1).max(1024) })
const trustDevice = z.boolean().default(false)
/** As people read it from a screen, `123 456`. */
const totp = z.object({
  code: z
    .string()
    .max(20)
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'has six digits')),
  trustDevice,
})
/** As people copy it from paper. */
const backup = z.object({
  code: z
    .string()
    .max(40)
    .transform((text) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .pipe(z.string().length(10, 'has ten letters and digits'))
    .transform((text) => `${text.slice(0, 5)}-${text.slice(5)}`),
  trustDevice,
})
const backupCodes = z.array(z.string()).describe('each good for once; shown now and never again')

/** A person's second factor: turning it on and off, and giving a code. */
export function createSecondFactorRoutes(parts: AuthParts) {
  const { door, persons } = parts
  /** Somebody who found a session open must not guess the password here: it counts as everywhere. */
  const asOwner = (c: Context<OwnerEnv>, path: string) => {
    const outer = c.get('outer')
    const { userId, cookie } = c.get('person')
    const body = c.get('body')
    return parts.ownPassword(outer, userId, () => door.ask(outer, path, { body, cookie }))
  }
  const completion = createCompletion(parts)
  const routes = new Hono<AuthEnv>()
  routes.get(
    '/',
    operation({
      summary: 'Whether a code is asked for, and how many backup codes are left',
      access: 'person',
      answers: { 200: z.object({ enabled: z.boolean(), backupCodesLeft: z.int() }) },
    }),
    persons.required,
    async (c) => {
      const { cookie } = c.get('person')
      const answer = await door.ask(c.get('outer'), '/second-factor/status', { cookie })
      return c.json((await answer.json()) as { enabled: boolean; backupCodesLeft: number })
    },
  )
  routes.post(
    '/enable',
    operation({
      summary: 'Begin to use an authenticator app',
      description: 'Nothing changes before POST /verify has seen a code of the app.',
      access: 'person',
      answers: { 200: z.object({ totpURI: z.string(), backupCodes }) },
    }),
    persons.required,
    takes(owner),
    async (c) => {
      const answer = await asOwner(c, '/two-factor/enable')
      const made = (await answer.json()) as { totpURI: string; backupCodes: string[] }
      return c.json({ totpURI: made.totpURI, backupCodes: made.backupCodes })
    },
  )
  routes.post(
    '/disable',
    operation({
      summary: 'Stop asking for a code',
      description:
        'The session is renewed: the tokens in the answer take the place of the old ones.',
      access: 'person',
      answers: { 200: tokens.extend({ success: z.literal(true), token: z.string() }) },
    }),
    persons.required,
    takes(owner),
    async (c) => {
      const answer = await asOwner(c, '/two-factor/disable')
      const setCookies = answer.headers.getSetCookie()
      const made = await completion.tokensFor(c.get('outer'), c.get('person'), setCookies)
      return withCookies(c, setCookies).json({ success: true, ...made } as const)
    },
  )
  routes.post(
    '/backup-codes',
    operation({
      summary: 'Make new backup codes; the old ones end',
      access: 'person',
      answers: { 200: z.object({ backupCodes }) },
    }),
    persons.required,
    takes(owner),
    async (c) => {
      const answer = await asOwner(c, '/two-factor/generate-backup-codes')
      const made = (await answer.json()) as { backupCodes: string[] }
      return c.json({ backupCodes: made.backupCodes })
    },
  )
  routes.post(
    '/verify',
    operation({
      summary: 'Give a code of the authenticator app',
      description: 'Ends a sign-in, or confirms the app. Each code works once.',
      access: 'anyone',
      answers: { 200: signedIn },
    }),
    takes(totp),
    async (c) => {
      const given = c.get('body')
      const { body, setCookies } = await completion.withCode(c.get('outer'), totpPath, given)
      return withCookies(c, setCookies).json(body)
    },
  )
  routes.post(
    '/backup-code',
    operation({
      summary: 'Give a backup code',
      description: 'Ends a sign-in. Each code works once.',
      access: 'anyone',
      answers: { 200: signedIn },
    }),
    takes(backup),
    async (c) => {
      const given = c.get('body')
      const { body, setCookies } = await completion.withCode(c.get('outer'), backupPath, given)
      return withCookies(c, setCookies).json(body)
    },
  )
  return routes
}
