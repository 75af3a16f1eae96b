import { Hono } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../../storage/index.ts'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import type { AuthEnv, PersonDoor } from '../person.ts'
import { success } from '../routes/shapes.ts'
import type { SecurityEvents } from '../security-events.ts'
import { createConsents } from './consents.ts'

type Deps = { storage: Storage; persons: PersonDoor; events: SecurityEvents }

const app = z
  .object({
    id: z.string(),
    name: z.string(),
    uri: z.string().nullable(),
    icon: z.string().nullable(),
    scopes: z.array(z.string()),
    allowedAt: z.iso.datetime(),
  })
  .meta({ id: 'AllowedApp' })

/** GET /apps and DELETE /apps/:id: which apps I allowed, and no longer. */
export function createApps({ storage, persons, events }: Deps) {
  const consents = createConsents(storage)
  const routes = new Hono<AuthEnv>()
  routes.get(
    '/apps',
    operation({
      summary: 'List the apps I allowed to know who I am',
      access: 'person',
      answers: { 200: z.array(app) },
    }),
    persons.required,
    (c) => c.json(consents.list(c.get('person').userId)),
  )
  routes.delete(
    '/apps/:id',
    operation({
      summary: 'Take an app’s permission back; its tokens end at once',
      access: 'person',
      answers: { 200: success },
    }),
    persons.required,
    async (c) => {
      const { userId } = c.get('person')
      const clientId = c.req.param('id')
      const gone = await storage.write(() => {
        const name = consents.remove(userId, clientId)
        if (name !== null)
          events.record({
            userId,
            eventType: 'app_forgotten',
            outer: c.get('outer'),
            metadata: { clientId, name },
          })
        return name !== null
      })
      if (!gone) throw failure('NOT_FOUND', 'You have allowed no such app.')
      return c.json({ success: true })
    },
  )
  return routes
}
