import { Hono } from 'hono'
import { z } from 'zod'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { success } from '../routes/shapes.ts'
import { createTrustedDevices } from './trusted-devices.ts'

const device = z
  .object({
    id: z.string(),
    userAgent: z.string().nullable(),
    ipAddress: z.string().nullable(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'TrustedDevice' })

/** The devices that are not asked for a code, and the end of that. */
export function createTrustedDeviceRoutes({
  storage,
  persons,
  events,
  options,
}: Pick<AuthParts, 'storage' | 'persons' | 'events' | 'options'>) {
  const devices = createTrustedDevices({ storage, now: options.now, newId: options.newId })
  return new Hono<AuthEnv>()
    .get(
      '/',
      operation({
        summary: 'List the devices that are not asked for a code',
        access: 'person',
        answers: { 200: z.array(device) },
      }),
      persons.required,
      (c) => c.json(devices.list(c.get('person').userId)),
    )
    .delete(
      '/:id',
      operation({ summary: 'Ask a device again', access: 'person', answers: { 200: success } }),
      persons.required,
      async (c) => {
        const { userId } = c.get('person')
        await storage.write(() => {
          if (!devices.forget(userId, c.req.param('id')))
            throw failure('NOT_FOUND', 'There is no such device.')
          events.record({ userId, eventType: 'device_forgotten', outer: c.get('outer') })
        })
        return c.json({ success: true } as const)
      },
    )
}
