import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Storage } from '../../storage/index.ts'
import type { Caller } from '../caller.ts'
import { peerAddress } from '../guard/peer.ts'
import { personIn } from './person.ts'

/** Who did it, from where. `by`: undefined, it was whoever reads it. */
export type Doer = {
  ipAddress: string | null
  userAgent: string | null
  by: string | undefined
}

export type TellPerson = (
  userId: string,
  eventType: string,
  doer: Doer,
  more?: Record<string, unknown>,
) => void

/** What an admin did to an account, for its owner to read. Sync: it belongs into the same transaction. */
export function createTelling(deps: {
  sqlite: Storage['sqlite']
  now: () => number
  newId: () => string
}): TellPerson {
  const add = deps.sqlite.prepare(
    `INSERT INTO security_event (id, user_id, event_type, ip_address, user_agent, metadata, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  return (userId, eventType, { ipAddress, userAgent, by }, more = {}) =>
    void add.run(
      deps.newId(),
      userId,
      eventType,
      ipAddress,
      userAgent,
      JSON.stringify({ by, ...more }),
      deps.now(),
    )
}

/** Of any context: routes that take a body have a type of their own. */
type Asked = {
  env: HttpBindings
  req: { header(name: string): string | undefined }
  get(name: 'caller'): Caller
}

export function doerOf(c: Asked): Doer {
  return {
    ipAddress: peerAddress(c as unknown as Context<{ Bindings: HttpBindings }>),
    userAgent: c.req.header('user-agent')?.slice(0, 400) ?? null,
    by: personIn(c.get('caller')),
  }
}
