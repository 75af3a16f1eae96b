import { Hono } from 'hono'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { createPasskeyCeremonies } from './ceremonies.ts'
import { createPasskeyList } from './list.ts'

/** `/api/v1/auth/passkeys` */
export function createPasskeys(parts: AuthParts) {
  return new Hono<AuthEnv>()
    .route('/', createPasskeyCeremonies(parts))
    .route('/', createPasskeyList(parts))
}
