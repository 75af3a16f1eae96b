import type { MiddlewareHandler } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { HearthError } from '../storage/index.ts'

/**
 * Who is asking: a person with a session or, where such are welcome, with an API key (its id stands in
 * for the session's), or a service that knows the house's service key.
 */
export type Caller =
  | { kind: 'person'; userId: string; role: string; sessionId: string; via: 'cookie' | 'bearer' }
  | {
      kind: 'person'
      userId: string
      role: 'user'
      sessionId: string
      via: 'api-key'
      scopes: string[]
    }
  | { kind: 'service' }

/** The Hono environment of every route behind {@link requireCaller}. */
export type CallerEnv = { Bindings: HttpBindings; Variables: { caller: Caller } }

/** Finds who sent these headers; null for nobody we know. Never throws for a bad credential. */
export type FindCaller = (headers: Headers, encrypted?: boolean) => Promise<Caller | null>

/** Lets only known callers through and leaves them in `c.get('caller')`; others get 401. */
export function requireCaller(findCaller: FindCaller): MiddlewareHandler<CallerEnv> {
  return async (c, next) => {
    const caller = await findCaller(c.req.raw.headers, c.req.url.startsWith('https:'))
    if (!caller) throw new HearthError('UNAUTHORIZED', 'Please sign in first.')
    c.set('caller', caller)
    await next()
  }
}

/**
 * Holds API keys to what they may do: `<noun>:read` to read, `<noun>:write` for the rest. Sessions and
 * services may do both. Behind {@link requireCaller}.
 */
export function requireScope(noun: string): MiddlewareHandler<CallerEnv> {
  return async (c, next) => {
    const caller = c.get('caller')
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    const scope = `${noun}:${reads ? 'read' : 'write'}`
    if (caller.kind === 'person' && caller.via === 'api-key' && !caller.scopes.includes(scope))
      throw new HearthError('FORBIDDEN', `This API key is not for that: it lacks ${scope}.`)
    await next()
  }
}
