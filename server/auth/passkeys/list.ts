import { Hono } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../../storage/index.ts'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import type { AuthEnv, PersonDoor } from '../person.ts'
import { success } from '../routes/shapes.ts'
import type { SecurityEvents } from '../security-events.ts'
import { createPasskeyRows } from './rows.ts'

type Deps = {
  storage: Storage
  persons: PersonDoor
  events: SecurityEvents
  options: { now: () => number }
}

export const passkeyView = z
  .looseObject({
    id: z.string(),
    name: z.string().nullable(),
    deviceType: z.string(),
    backedUp: z.boolean(),
    createdAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Passkey' })

const name = z.string().trim().min(1).max(80)
const newName = z
  .object({ name: name.optional(), friendlyName: name.optional() })
  .refine((body) => body.name ?? body.friendlyName, { path: ['name'], message: 'is missing' })

/** GET /, PATCH and DELETE /:id: a person's own passkeys. Another's are not there. */
export function createPasskeyList({ storage, persons, events, options }: Deps) {
  const rows = createPasskeyRows({ storage, now: options.now })
  const own = (userId: string, id: string) => {
    const found = rows.find(userId, id)
    if (!found) throw failure('NOT_FOUND', 'There is no such passkey.')
    return found
  }
  return new Hono<AuthEnv>()
    .get(
      '/',
      operation({
        summary: 'List your passkeys',
        access: 'person',
        answers: { 200: z.array(passkeyView) },
      }),
      persons.required,
      (c) => c.json(rows.list(c.get('person').userId)),
    )
    .patch(
      '/:id',
      operation({ summary: 'Rename a passkey', access: 'person', answers: { 200: passkeyView } }),
      persons.required,
      takes(newName),
      async (c) => {
        const { userId } = c.get('person')
        const wish = c.get('body')
        const called = wish.name ?? wish.friendlyName ?? ''
        const changed = await storage.write(() => {
          const { id } = own(userId, c.req.param('id'))
          rows.rename(id, called)
          events.record({
            userId,
            eventType: 'passkey_renamed',
            outer: c.get('outer'),
            metadata: { name: called },
          })
          return own(userId, id)
        })
        return c.json(changed)
      },
    )
    .delete(
      '/:id',
      operation({ summary: 'Remove a passkey', access: 'person', answers: { 200: success } }),
      persons.required,
      async (c) => {
        const { userId } = c.get('person')
        await storage.write(() => {
          const passkey = own(userId, c.req.param('id'))
          rows.remove(passkey.id)
          events.record({
            userId,
            eventType: 'passkey_removed',
            outer: c.get('outer'),
            metadata: { name: passkey.name },
          })
        })
        return c.json({ success: true } as const)
      },
    )
}
