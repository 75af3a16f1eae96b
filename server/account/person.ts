import type { MiddlewareHandler } from 'hono'
import { HearthError } from '../../storage/index.ts'
import type { Caller, CallerEnv } from '../caller.ts'

/** The id of the person who asks. @throws FORBIDDEN for a service, which is none */
export function personIn(caller: Caller): string {
  if (caller.kind === 'person') return caller.userId
  throw new HearthError('FORBIDDEN', 'This is for people, not for services.')
}

/** 403 for services. */
export const peopleOnly: MiddlewareHandler<CallerEnv> = async (c, next) => {
  personIn(c.get('caller'))
  await next()
}

/** 403 for everybody but admins. */
export const adminsOnly: MiddlewareHandler<CallerEnv> = async (c, next) => {
  const caller = c.get('caller')
  personIn(caller)
  if (caller.kind !== 'person' || caller.role !== 'admin')
    throw new HearthError('FORBIDDEN', 'This is for admins.')
  await next()
}
