import { Hono } from 'hono'
import { z } from 'zod'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { withCookies } from '../answer.ts'
import type { OwnPassword } from '../own-password.ts'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { success } from './shapes.ts'

const confirmed = z.object({ password: z.string().min(1).max(1024) })

type Deps = Pick<AuthParts, 'door' | 'persons' | 'options'> & { ownPassword: OwnPassword }

/** DELETE /account */
export function createAccountEnd({ door, persons, options, ownPassword }: Deps) {
  return new Hono<AuthEnv>().delete(
    '/account',
    operation({
      summary: 'Delete the account and everything that belongs to it',
      access: 'person',
      answers: { 200: success },
    }),
    persons.required,
    takes(confirmed),
    async (c) => {
      const { userId, cookie } = c.get('person')
      const outer = c.get('outer')
      const { password } = c.get('body')
      await ownPassword(outer, userId, () => door.checkPassword(outer, cookie, password))
      await options.erase(userId)
      const own = { body: {}, cookie: outer.headers.get('cookie') ?? undefined }
      const cleared = await door.ask(outer, '/sign-out', own).catch(() => null)
      return withCookies(c, cleared?.headers.getSetCookie() ?? []).json({ success: true })
    },
  )
}
