import { Hono } from 'hono'
import { inEnvelope } from '../failure/envelope.ts'
import type { AuthParts } from '../parts.ts'
import { smallUnlessPicture } from '../picture-body.ts'
import { outside, type AuthEnv } from '../person.ts'
import { createPasskeys } from '../passkeys/index.ts'
import { createAccountEnd } from './account.ts'
import { createEmail } from './email.ts'
import { createSecondFactor } from '../second-factor/index.ts'
import { createInvitation } from './invitation.ts'
import { createLogin } from './login.ts'
import { createPassword } from './password.ts'
import { createRegister } from './register.ts'
import { createSecurityEventList } from './security-events.ts'
import { createSession } from './session.ts'
import { createSessionList } from './sessions.ts'
import { createTokens } from './tokens.ts'

/** `/api/v1/auth`: what existing clients call. Every failure is one of the contract's nineteen. */
export function createAuthRoutes(parts: AuthParts & { more: Hono<AuthEnv>[] }): Hono<AuthEnv> {
  const { log } = parts.options
  const routes = new Hono<AuthEnv>({ strict: false })
  routes.onError(inEnvelope(log))
  routes.use(outside, smallUnlessPicture)
  for (const others of parts.more) routes.route('/', others)
  return routes
    .route('/', createLogin(parts))
    .route('/', createTokens(parts))
    .route('/', createSession(parts))
    .route('/', createRegister(parts))
    .route('/', createInvitation(parts))
    .route('/', createPassword(parts))
    .route('/', createEmail(parts))
    .route('/', createAccountEnd(parts))
    .route('/', createSessionList(parts))
    .route('/', createSecurityEventList(parts))
    .route('/passkeys', createPasskeys(parts))
    .route('/', createSecondFactor(parts))
}
