import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import type { FindCaller } from '../caller.ts'
import { peerHeaders } from '../guard/peer.ts'
import { failure } from './failure/classify.ts'
import type { HandlerDoor, Outer } from './handler-door.ts'
import type { Sessions } from './sessions.ts'

/** Who asks a wrapper, whether by cookie or by bearer token. */
export type Person = {
  userId: string
  role: string
  sessionId: string
  /** What Better Auth takes this person by: their own cookies, or the one their bearer token stands for. */
  cookie: string
}

export type AuthEnv = { Bindings: HttpBindings; Variables: { person: Person; outer: Outer } }

type Deps = { findCaller: FindCaller; sessions: Sessions; door: HandlerDoor }

/** Every wrapper sees the request as an inner one may repeat it. */
export const outside: MiddlewareHandler<AuthEnv> = async (c, next) => {
  c.set('outer', { url: c.req.url, headers: peerHeaders(c) })
  await next()
}

/** Finds the person behind a request, and lets only persons through. */
export function createPersonDoor({ findCaller, sessions, door }: Deps) {
  async function find(outer: Outer): Promise<Person | null> {
    const { headers, url } = outer
    const caller = await findCaller(headers, url.startsWith('https:'))
    if (caller?.kind !== 'person') return null
    const session = sessions.find(caller.sessionId)
    if (!session) return null
    const own = headers.get('cookie')
    const cookie = caller.via === 'cookie' && own ? own : await door.cookieOf(outer, session.token)
    const { userId, role, sessionId } = caller
    return { userId, role, sessionId, cookie }
  }
  const required: MiddlewareHandler<AuthEnv> = async (c, next) => {
    const person = await find(c.get('outer'))
    if (!person) throw failure('UNAUTHORIZED')
    c.set('person', person)
    await next()
  }
  return { find, required }
}

export type PersonDoor = ReturnType<typeof createPersonDoor>
