import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { HearthError, type Storage } from '../../storage/index.ts'
import { isAtThisMachine } from '../guard/peer.ts'
import { operation } from '../openapi/operation.ts'
import { failure } from './answers.ts'

const membership = z.object({ isMember: z.boolean(), role: z.string().nullable() })
const memberships = z.object({
  userId: z.string(),
  memberships: z.array(z.object({ organizationId: z.string(), role: z.string() })),
})
const refused = { 401: failure, 404: failure }

type Deps = {
  storage: Pick<Storage, 'sqlite'>
  serviceKey: string
  /** Also for services on other machines. */
  fromAnywhere: boolean
}

/** What services on this machine ask; under `/api/v1/internal`, in front of any look at sessions. */
export function createInternal({ storage, serviceKey, fromAnywhere }: Deps) {
  const role = storage.sqlite
    .prepare<[string, string], string>(
      'SELECT role FROM member WHERE organization_id = ? AND user_id = ?',
    )
    .pluck()
  const all = storage.sqlite.prepare<[string], { organizationId: string; role: string }>(
    `SELECT organization_id AS organizationId, role FROM member
      WHERE user_id = ? ORDER BY created_at, id`,
  )
  const internal = new Hono<{ Bindings: HttpBindings }>()
  internal.use(async (c, next) => {
    if (!fromAnywhere && !isAtThisMachine(c))
      throw new HearthError('NOT_FOUND', 'There is nothing at this address.')
    if (!isSame(c.req.header('x-service-key') ?? '', serviceKey))
      throw new HearthError('UNAUTHORIZED', 'This service key is not the one Hearth was given.')
    await next()
  })
  internal.get(
    '/org/:orgId/member/:userId',
    operation({
      summary: 'Tell whether somebody is in a space',
      access: 'service',
      answers: { 200: membership, ...refused },
    }),
    (c) => {
      const found = role.get(c.req.param('orgId'), c.req.param('userId'))
      return c.json({ isMember: found !== undefined, role: found ?? null })
    },
  )
  internal.get(
    '/users/:userId/memberships',
    operation({
      summary: 'List the spaces somebody is in',
      access: 'service',
      answers: { 200: memberships, ...refused },
    }),
    (c) => {
      const userId = c.req.param('userId')
      return c.json({ userId, memberships: all.all(userId) })
    },
  )
  return internal
}

/** In constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
