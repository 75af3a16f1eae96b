import { Hono } from 'hono'
import { z } from 'zod'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { success } from './shapes.ts'

const address = z.string().trim().toLowerCase().pipe(z.email().max(254))
export const resend = z.object({ email: address, sourceAppUrl: z.string().max(2000).optional() })
const change = z.object({ newEmail: address, callbackURL: z.string().max(2000).optional() })

type Deps = Pick<AuthParts, 'storage' | 'door' | 'persons' | 'pages' | 'events' | 'letters'>

/** POST /resend-verification and /change-email */
export function createEmail({ storage, door, persons, pages, events, letters }: Deps) {
  const routes = new Hono<AuthEnv>()
  routes.post(
    '/resend-verification',
    operation({
      summary: 'Ask for another link that confirms an address',
      description: 'The answer is the same whether or not anybody has this address.',
      access: 'anyone',
      answers: { 200: success },
    }),
    takes(resend),
    async (c) => {
      const { email, sourceAppUrl } = c.get('body')
      const outer = c.get('outer')
      const callbackURL = pages.checked(outer, sourceAppUrl, 'sourceAppUrl')
      await door.ask(outer, '/send-verification-email', { body: { email, callbackURL } })
      return c.json({ success: true })
    },
  )
  routes.post(
    '/change-email',
    operation({
      summary: 'Ask for another e-mail address',
      description:
        'It changes once the links are opened. Without a mail server they wait in the outbox, for an admin to hand over.',
      access: 'person',
      answers: { 200: success.extend({ message: z.string() }) },
    }),
    persons.required,
    takes(change),
    async (c) => {
      const { userId, cookie } = c.get('person')
      const outer = c.get('outer')
      const { newEmail, callbackURL: wish } = c.get('body')
      const callbackURL = pages.checked(outer, wish, 'callbackURL')
      await door.ask(outer, '/change-email', { body: { newEmail, callbackURL }, cookie })
      await storage.write(() =>
        events.record({ userId, eventType: 'email_change_requested', outer }),
      )
      return c.json({ success: true, message: letters.sends ? posted : kept })
    },
  )
  return routes
}

const posted = 'A link to confirm the change is on its way to you by e-mail.'
const kept =
  'A link to confirm the change is ready. Whoever looks after Hearth finds it in the outbox and can give it to you.'
