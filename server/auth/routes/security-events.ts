import { Hono } from 'hono'
import { z } from 'zod'
import { parsed } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'

const query = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) })

const event = z.object({
  id: z.string(),
  eventType: z.string(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  createdAt: z.iso.datetime(),
})

/** GET /security-events */
export function createSecurityEventList({
  persons,
  events,
}: Pick<AuthParts, 'persons' | 'events'>) {
  return new Hono<AuthEnv>().get(
    '/security-events',
    operation({
      summary: 'What happened to the account, newest first',
      access: 'person',
      query,
      answers: { 200: z.array(event) },
    }),
    persons.required,
    (c) => {
      const { limit } = parsed(query, c.req.query())
      return c.json(events.list(c.get('person').userId, limit))
    },
  )
}
