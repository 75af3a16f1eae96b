import { Hono } from 'hono'
import { z } from 'zod'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { success } from './shapes.ts'

const view = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastActivityAt: z.iso.datetime(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  deviceName: z.string().nullable(),
  current: z.boolean(),
})

type Deps = Pick<AuthParts, 'storage' | 'persons' | 'sessions' | 'events'>

/** GET /sessions, DELETE /sessions/:id */
export function createSessionList({ storage, persons, sessions, events }: Deps) {
  return new Hono<AuthEnv>()
    .get(
      '/sessions',
      operation({
        summary: 'Where this person is signed in, newest first',
        access: 'person',
        answers: { 200: z.array(view) },
      }),
      persons.required,
      (c) => {
        const { userId, sessionId } = c.get('person')
        return c.json(sessions.list(userId, sessionId))
      },
    )
    .delete(
      '/sessions/:id',
      operation({
        summary: 'Sign out there, at once',
        access: 'person',
        answers: { 200: success },
      }),
      persons.required,
      async (c) => {
        const { userId } = c.get('person')
        const id = c.req.param('id')
        const outer = c.get('outer')
        await storage.write(() => {
          if (sessions.find(id)?.user_id !== userId)
            throw failure('NOT_FOUND', 'There is no such session.')
          sessions.remove(id)
          events.record({ userId, eventType: 'session_revoked', outer })
        })
        sessions.ended(id)
        return c.json({ success: true })
      },
    )
}
