import { Hono } from 'hono'
import { smallBody } from '../../body.ts'
import { envelopeResponse } from '../failure/envelope.ts'
import type { AuthParts } from '../parts.ts'
import { outside, type AuthEnv } from '../person.ts'
import { createPasskeys } from '../passkeys/index.ts'
import { createLogin } from './login.ts'
import { createSession } from './session.ts'
import { createTokens } from './tokens.ts'

/** `/api/v1/auth`: what existing clients call. Every failure is one of the contract's nineteen. */
export function createAuthRoutes(parts: AuthParts & { more: Hono<AuthEnv>[] }): Hono<AuthEnv> {
  const { log } = parts.options
  const routes = new Hono<AuthEnv>({ strict: false })
  routes.onError((error, c) => {
    const answer = envelopeResponse(c, error)
    if (answer.status >= 500) log.error({ err: error, path: c.req.path }, 'a sign-in route failed')
    return answer
  })
  routes.use(outside, smallBody)
  for (const others of parts.more) routes.route('/', others)
  return routes
    .route('/', createLogin(parts))
    .route('/', createTokens(parts))
    .route('/', createSession(parts))
    .route('/passkeys', createPasskeys(parts))
}
