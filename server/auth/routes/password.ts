import { Hono } from 'hono'
import { z } from 'zod'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import type { OwnPassword } from '../own-password.ts'
import type { AuthParts } from '../parts.ts'
import type { PasswordChanged } from '../password-changed.ts'
import type { AuthEnv } from '../person.ts'
import { success } from './shapes.ts'

const password = z.string().min(1).max(1024)

export const forgotten = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  redirectTo: z.string().max(2000).optional(),
})
const reset = z.object({ token: z.string().min(1).max(200), newPassword: password })
const change = z.object({ currentPassword: password, newPassword: password })

type Deps = Pick<AuthParts, 'door' | 'persons' | 'pages' | 'resetTokens'> & {
  ownPassword: OwnPassword
  passwordChanged: PasswordChanged
}

/** POST /forgot-password, /reset-password and /change-password */
export function createPassword(deps: Deps) {
  const { door, persons, pages, ownPassword, passwordChanged } = deps
  const routes = new Hono<AuthEnv>()
  routes.post(
    '/forgot-password',
    operation({
      summary: 'Ask for a link that sets a new password',
      description: 'The answer is the same whether or not anybody has this address.',
      access: 'anyone',
      answers: { 200: success },
    }),
    takes(forgotten),
    async (c) => {
      const { email, redirectTo } = c.get('body')
      const outer = c.get('outer')
      const body = { email, redirectTo: pages.checked(outer, redirectTo, 'redirectTo') }
      await door.ask(outer, '/request-password-reset', { body })
      return c.json({ success: true })
    },
  )
  routes.post(
    '/reset-password',
    operation({
      summary: 'Set a new password with such a link',
      description: 'Every session of the account ends.',
      access: 'anyone',
      answers: { 200: success },
    }),
    takes(reset),
    async (c) => {
      const body = c.get('body')
      const outer = c.get('outer')
      const userId = deps.resetTokens.personOf(body.token)
      const reset = () => door.ask(outer, '/reset-password', { body })
      const eventType = 'password_reset'
      if (userId) await passwordChanged.during({ userId, keepId: null, eventType, outer }, reset)
      else await reset()
      return c.json({ success: true })
    },
  )
  routes.post(
    '/change-password',
    operation({
      summary: 'Change the password',
      description: 'Every other session of the account ends.',
      access: 'person',
      answers: { 200: success },
    }),
    persons.required,
    takes(change),
    async (c) => {
      const { userId, sessionId, cookie } = c.get('person')
      const outer = c.get('outer')
      const body = c.get('body')
      const eventType = 'password_changed'
      await passwordChanged.during({ userId, keepId: sessionId, eventType, outer }, () =>
        ownPassword(outer, userId, () => door.ask(outer, '/change-password', { body, cookie })),
      )
      return c.json({ success: true })
    },
  )
  return routes
}
