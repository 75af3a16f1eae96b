import { Hono } from 'hono'
import { z } from 'zod'
import { smallBody } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import { inEnvelope } from '../failure/envelope.ts'
import type { AuthParts } from '../parts.ts'
import { outside, type AuthEnv } from '../person.ts'

const handed = z.object({ url: z.url(), expiresAt: z.iso.datetime() })

type Deps = Pick<AuthParts, 'storage' | 'persons' | 'pages' | 'events' | 'resetTokens' | 'options'>

/**
 * `POST /api/v1/admin/users/:id/reset-link`: a link an admin hands to somebody who cannot get in, as a
 * QR code or in person. It goes into no letter, and its person reads of it in their security events.
 */
export function createResetLinks(deps: Deps) {
  const { storage, persons, pages, events, resetTokens, options } = deps
  const person = storage.sqlite.prepare('SELECT 1 FROM user WHERE id = ?')
  const routes = new Hono<AuthEnv>({ strict: false })
  routes.onError(inEnvelope(options.log))
  routes.post(
    '/:id/reset-link',
    operation({
      summary: 'Make a link that sets a new password for somebody',
      access: 'admin',
      answers: { 201: handed },
    }),
    outside,
    smallBody,
    persons.required,
    async (c) => {
      const { role, userId: by } = c.get('person')
      if (role !== 'admin') throw failure('FORBIDDEN')
      const userId = c.req.param('id')
      if (!person.get(userId)) throw failure('NOT_FOUND', 'There is no such person.')
      const outer = c.get('outer')
      const { token, expiresAt } = await storage.write(() => {
        events.record({
          userId,
          eventType: 'password_reset_requested',
          outer,
          metadata: { by },
        })
        return resetTokens.issue(userId)
      })
      const url = pages.forOthers(outer, `/reset-password?token=${token}`)
      return c.json({ url, expiresAt: new Date(expiresAt).toISOString() }, 201)
    },
  )
  return routes
}
