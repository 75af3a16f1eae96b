import { Hono } from 'hono'
import { z } from 'zod'
import { smallBody, takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { inEnvelope } from '../failure/envelope.ts'
import { failure } from '../failure/classify.ts'
import type { AuthParts } from '../parts.ts'
import { outside, type AuthEnv } from '../person.ts'
import { success } from '../routes/shapes.ts'
import { createApiKeyRows } from './rows.ts'

/** `word:word`, as `media:read`. */
const scope = z.string().regex(/^[a-z][a-z0-9-]{0,31}:[a-z][a-z0-9-]{0,31}$/, 'is not a scope')
const wish = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z
    .array(scope)
    .max(20)
    .default([])
    .transform((scopes) => [...new Set(scopes)]),
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
})
const question = z.object({
  apiKey: z.string().min(1).max(300),
  scope: z.string().max(100).optional(),
})

const view = z
  .object({
    id: z.string(),
    name: z.string(),
    keyPrefix: z.string(),
    scopes: z.array(z.string()),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' })

/** Requests in seconds, for the service that asks to hold its callers to. */
const rateLimit = { requests: 60, window: 60 } as const

/** `/api/v1/api-keys`: keys for programs, which only media routes take. */
export function createApiKeys(parts: AuthParts) {
  const { storage, persons, events, door, sessions, options } = parts
  const rows = createApiKeyRows({ storage, now: options.now })
  const routes = new Hono<AuthEnv>({ strict: false })
  routes.onError(inEnvelope(options.log))
  routes.use(outside, smallBody)

  routes.get(
    '/',
    operation({
      summary: 'List your API keys, the revoked ones as well',
      access: 'person',
      answers: { 200: z.array(view) },
    }),
    persons.required,
    (c) => c.json(rows.list(c.get('person').userId)),
  )

  routes.post(
    '/',
    operation({
      summary: 'Make an API key',
      description:
        'The key itself is in this answer and never again. Media ask for `media:read` and `media:write`.',
      access: 'person',
      answers: { 201: view.extend({ key: z.string() }) },
    }),
    persons.required,
    takes(wish),
    async (c) => {
      const { name, scopes, expiresAt } = c.get('body')
      const { userId, cookie } = c.get('person')
      const expires = expiresAt ? Date.parse(expiresAt) : null
      const expiresIn = expires === null ? null : Math.ceil((expires - options.now()) / 1000)
      if (expiresIn !== null && expiresIn <= 0)
        throw failure('VALIDATION', 'expiresAt: has passed already', { field: 'expiresAt' })
      const body = { name, metadata: { scopes }, ...(expiresIn === null ? {} : { expiresIn }) }
      const answer = await door.ask(c.get('outer'), '/api-key/create', { body, cookie })
      const made = (await answer.json()) as { id: string; key: string }
      const stored = await storage.write(() => {
        if (expires !== null) rows.expire(made.id, expires)
        const outer = c.get('outer')
        events.record({ userId, eventType: 'api_key_created', outer, metadata: { name, scopes } })
        return rows.find(userId, made.id)
      })
      if (!stored) throw failure('SERVICE_UNAVAILABLE')
      return c.json({ ...stored, key: made.key }, 201)
    },
  )

  routes.delete(
    '/:id',
    operation({
      summary: 'Revoke an API key for good',
      access: 'person',
      answers: { 200: success },
    }),
    persons.required,
    async (c) => {
      const { userId } = c.get('person')
      const id = c.req.param('id')
      await storage.write(() => {
        const key = rows.find(userId, id)
        if (!key) throw failure('NOT_FOUND', 'There is no such API key.')
        const metadata = { name: key.name }
        if (rows.revoke(userId, id))
          events.record({ userId, eventType: 'api_key_revoked', outer: c.get('outer'), metadata })
      })
      // What listens by this key hears no more.
      sessions.ended(id)
      return c.json({ success: true } as const)
    },
  )

  routes.post(
    '/validate',
    operation({
      summary: 'Ask whether an API key works, and for what',
      access: 'anyone',
      answers: {
        200: z.union([
          z.object({
            valid: z.literal(true),
            userId: z.string(),
            scopes: z.array(z.string()),
            rateLimit: z.object({ requests: z.int(), window: z.int() }),
          }),
          z.object({ valid: z.literal(false), reason: z.literal('scope_denied').optional() }),
        ]),
      },
    }),
    takes(question),
    (c) => {
      const asked = c.get('body')
      const holder = rows.findHolder(asked.apiKey)
      if (!holder) return c.json({ valid: false } as const)
      const { userId, scopes } = holder
      if (asked.scope !== undefined && !scopes.includes(asked.scope))
        return c.json({ valid: false, reason: 'scope_denied' } as const)
      return c.json({ valid: true, userId, scopes, rateLimit } as const)
    },
  )
  return routes
}
