import { isAPIError } from 'better-auth/api'
import { Hono } from 'hono'
import type { AuthParts } from '../parts.ts'
import { createSpaceHooks } from '../spaces.ts'
import { fieldIn, type NativeEnv, type Pass } from './asked.ts'

/** Leaving a space: Better Auth asks nobody about that, so it is asked here. */
export function createSpaceDoors({ storage }: Pick<AuthParts, 'storage'>, pass: Pass) {
  const { staysTogether } = createSpaceHooks(storage)
  return new Hono<NativeEnv>().post('/organization/leave', async (c) => {
    const id = await fieldIn(c, 'organizationId')
    try {
      if (id !== null) staysTogether(id)
    } catch (error) {
      if (isAPIError(error)) return c.json(error.body ?? {}, 400)
      throw error
    }
    return pass(c)
  })
}
