import { Hono } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../../storage/index.ts'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import type { Outer } from '../handler-door.ts'
import type { AuthEnv, Person, PersonDoor } from '../person.ts'
import { success } from '../routes/shapes.ts'
import type { SecurityEvents } from '../security-events.ts'
import { readUserCode } from './codes.ts'
import type { Guesses } from './guesses.ts'
import { titleOf, type DeviceRequests } from './requests.ts'

type Deps = {
  storage: Storage
  persons: PersonDoor
  events: SecurityEvents
  requests: DeviceRequests
  guesses: Guesses
}

const typed = z.object({ code: z.string().max(40).describe('XXXX-XXXX, as the device shows it') })
const waiting = z
  .object({
    clientId: z.string().nullable(),
    name: z.string().describe('what the device says it is: its own words'),
    appName: z.string().nullable().describe('where an admin entered the app, its name'),
    scope: z.string(),
    requestedFrom: z.object({
      ipAddress: z.string().nullable(),
      userAgent: z.string().nullable(),
      at: z.iso.datetime().nullable(),
    }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'DeviceRequest' })

/** GET /device, POST /device/approve and /device/deny: what stands behind the page /device. */
export function createDeviceRoutes({ storage, persons, events, requests, guesses }: Deps) {
  /** @throws HearthError NOT_FOUND for a code nobody waits with, which counts as a guess */
  function open(outer: Outer, { userId }: Person, text: string) {
    return guesses.attempt(outer, userId, () => {
      const code = readUserCode(text)
      const row = code === null ? null : requests.find(code)
      const hidden = row && row.user_id !== null && row.user_id !== userId
      return Promise.resolve(hidden ? null : row)
    })
  }

  async function decide(outer: Outer, person: Person, text: string, to: 'approved' | 'denied') {
    const row = await open(outer, person, text)
    await storage.write(() => {
      if (!requests.decide(row.id, person.userId, to)) throw over(row)
      if (to === 'denied') return
      const metadata = { name: titleOf(row), clientId: row.client_id, from: row.ip_address }
      events.record({ userId: person.userId, eventType: 'device_approved', outer, metadata })
    })
  }

  const routes = new Hono<AuthEnv>()
  routes.get(
    '/device',
    operation({
      summary: 'Which device waits with this code',
      access: 'person',
      query: typed,
      answers: { 200: waiting },
    }),
    persons.required,
    async (c) => {
      const row = await open(c.get('outer'), c.get('person'), c.req.query('code') ?? '')
      if (row.status !== 'pending' || row.expires_at <= guesses.now()) throw over(row)
      return c.json({
        clientId: row.client_id,
        name: titleOf(row),
        appName: row.app_name,
        scope: row.scope ?? '',
        requestedFrom: {
          ipAddress: row.ip_address,
          userAgent: row.user_agent,
          at: row.created_at === null ? null : new Date(row.created_at).toISOString(),
        },
        expiresAt: new Date(row.expires_at).toISOString(),
      })
    },
  )
  for (const [path, to, summary] of [
    ['/device/approve', 'approved', 'Let a device in as me'],
    ['/device/deny', 'denied', 'Turn a device away'],
  ] as const)
    routes.post(
      path,
      operation({ summary, access: 'person', answers: { 200: success } }),
      persons.required,
      takes(typed),
      async (c) => {
        await decide(c.get('outer'), c.get('person'), c.get('body').code, to)
        return c.json({ success: true })
      },
    )
  return routes
}

function over({ status }: { status: string }) {
  return failure(
    'TOKEN_INVALID',
    status === 'pending'
      ? 'This code has run out. Please ask the device for a new one.'
      : 'This code has been answered already. Please ask the device for a new one.',
  )
}
