import type { MiddlewareHandler } from 'hono'
import { HearthError } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'

/** 403 for everybody but people who look after this Hearth. */
export const adminsOnly: MiddlewareHandler<CallerEnv> = async (c, next) => {
  const caller = c.get('caller')
  if (caller.kind !== 'person' || caller.role !== 'admin')
    throw new HearthError('FORBIDDEN', 'This is for admins.')
  await next()
}
