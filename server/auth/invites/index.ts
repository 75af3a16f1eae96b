import { Hono } from 'hono'
import { z } from 'zod'
import { smallBody, takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import { inEnvelope } from '../failure/envelope.ts'
import type { AuthParts } from '../parts.ts'
import { outside, type AuthEnv } from '../person.ts'
import { success } from '../routes/shapes.ts'
import { createCode } from './code.ts'
import type { InviteRows } from './invite-rows.ts'

const hour = 3_600_000

const wish = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)).optional(),
  name: z.string().trim().min(1).max(80).optional(),
  role: z.enum(['admin', 'user']).default('user'),
  expiresInHours: z.number().min(1).max(720).default(72),
})

const invite = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(['admin', 'user']),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

const made = z.object({
  id: z.string(),
  code: z.string(),
  url: z.url(),
  expiresAt: z.iso.datetime(),
})

type Deps = Pick<AuthParts, 'storage' | 'persons' | 'letters' | 'options' | 'pages'> & {
  rows: InviteRows
}

/** `/api/v1/admin/invites`: how people come into a house that is not open to everybody. */
export function createInvites({ storage, persons, letters, options, pages, rows }: Deps) {
  const { now, newId, log } = options
  const routes = new Hono<AuthEnv>({ strict: false })
  routes.onError(inEnvelope(log))
  routes.use(outside, smallBody, persons.required, async (c, next) => {
    if (c.get('person').role !== 'admin') throw failure('FORBIDDEN')
    await next()
  })

  routes.post(
    '/',
    operation({
      summary: 'Invite somebody',
      description: 'The code is shown this once. With an address the invitation is posted there.',
      access: 'admin',
      answers: { 201: made },
    }),
    takes(wish),
    async (c) => {
      const { email = null, name = null, role, expiresInHours } = c.get('body')
      const code = createCode()
      const expiresAt = now() + Math.round(expiresInHours * hour)
      const row = { id: newId(), email, name, role, createdAt: now(), expiresAt }
      const url = pages.forOthers(c.get('outer'), `/join?code=${code}`)
      await storage.write(() => {
        rows.create({ ...row, createdBy: c.get('person').userId }, code)
        if (email)
          letters.put(
            {
              kind: 'invitation',
              address: email,
              url,
              expiresAt,
              about: row.id,
              ...(name ? { name } : {}),
            },
            c.get('outer').headers,
          )
      })
      return c.json({ id: row.id, code, url, expiresAt: iso(expiresAt) }, 201)
    },
  )
  routes.get(
    '/',
    operation({
      summary: 'Open invitations, newest first',
      access: 'admin',
      answers: { 200: z.array(invite) },
    }),
    (c) =>
      c.json(
        rows.list().map((row) => ({
          ...row,
          createdAt: iso(row.createdAt),
          expiresAt: iso(row.expiresAt),
        })),
      ),
  )
  routes.delete(
    '/:id',
    operation({ summary: 'Withdraw an invitation', access: 'admin', answers: { 200: success } }),
    async (c) => {
      const gone = await storage.write(() => {
        letters.spend('invitation', c.req.param('id'))
        return rows.remove(c.req.param('id'))
      })
      if (!gone) throw failure('NOT_FOUND', 'There is no such open invitation.')
      return c.json({ success: true })
    },
  )
  return routes
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
