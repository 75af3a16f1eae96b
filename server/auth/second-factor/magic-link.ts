import { Hono } from 'hono'
import { z } from 'zod'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import type { HandlerDoor } from '../handler-door.ts'
import type { Pages } from '../pages.ts'
import type { AuthEnv } from '../person.ts'
import { success } from '../routes/shapes.ts'

const wish = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  redirectTo: z.string().max(2000).optional(),
})

/** POST /magic-link: never tells whether there is such an account. */
export function createMagicLink({ door, pages }: { door: HandlerDoor; pages: Pages }) {
  return new Hono<AuthEnv>().post(
    '/magic-link',
    operation({
      summary: 'Ask for a link that signs in',
      description: 'Answers the same whether or not the address is known.',
      access: 'anyone',
      answers: { 200: success },
    }),
    takes(wish),
    async (c) => {
      const { email, redirectTo } = c.get('body')
      const outer = c.get('outer')
      const callbackURL = pages.checked(outer, redirectTo, 'redirectTo') ?? '/'
      const errorCallbackURL = pages.at(outer, '/sign-in')
      await door.ask(outer, '/sign-in/magic-link', {
        body: { email, callbackURL, errorCallbackURL },
      })
      return c.json({ success: true } as const)
    },
  )
}
