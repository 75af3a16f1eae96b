import { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { HearthError, type Storage } from '../../storage/index.ts'
import { withPeer } from '../guard/peer.ts'
import type { Log } from '../log.ts'
import { createBetterAuth } from './better-auth.ts'
import { createCallers, type Callers } from './callers.ts'
import { signIn } from './login.ts'
import type { AuthSecrets } from './secrets.ts'
import { createSetup } from './setup.ts'
import type { SetupCode } from './setup-code.ts'
import { createSpaces } from './spaces.ts'

export type AuthOptions = {
  storage: Storage
  secrets: AuthSecrets
  setupCode: SetupCode
  hosts: Set<string>
  trustedOrigins: string[]
  issuer: string
  audience: string
  cookieDomain: string | undefined
  signupOpen: boolean
  serviceKey: string | undefined
  /** What was opened for a session has to close when it ends. */
  onSessionEnd(sessionId: string): void
  log: Log
  now: () => number
  newId: () => string
}

export type Auth = {
  /** Better Auth's own surface, at `/api/auth`. */
  betterAuth: Hono<{ Bindings: HttpBindings }>
  /** First-run set-up, at `/api/v1/setup`. */
  setup: Hono<{ Bindings: HttpBindings }>
  setupNeeded: () => boolean
} & Callers

/** The accounts of the house: who people are, how they sign in, and who is asking. */
export function createAuth(options: AuthOptions): Auth {
  const { storage, now, newId } = options
  const spaces = createSpaces({ sqlite: storage.sqlite, now, newId })
  const auth = createBetterAuth({
    ...options,
    scheme: 'http',
    onPerson: (user) => storage.writeNow(() => spaces.provision(user)),
  })
  const setup = createSetup({
    ...options,
    auth,
    spaces,
    code: options.setupCode,
    signIn: (outer, credentials) => signIn(auth, outer, credentials),
  })
  return {
    betterAuth: betterAuthRoutes(auth.handler, setup.needed),
    setup: setup.routes,
    setupNeeded: setup.needed,
    ...createCallers({ ...options, auth, cookieName: 'mana.session_token' }),
  }
}

/** Everything under `/api/auth` as Better Auth answers it; nobody signs up before the house is set up. */
function betterAuthRoutes(
  handler: (request: Request) => Promise<Response>,
  setupNeeded: () => boolean,
) {
  const routes = new Hono<{ Bindings: HttpBindings }>()
  routes.use('/sign-up/*', async (_, next) => {
    if (setupNeeded())
      throw new HearthError('FORBIDDEN', 'Set Hearth up first, then people can join.')
    await next()
  })
  routes.all('*', (c) => handler(withPeer(c)))
  return routes
}
