import { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { HearthError, type Storage } from '../../storage/index.ts'
import { withPeer } from '../guard/peer.ts'
import type { FindCaller } from '../caller.ts'
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
  const callers = createCallers({ ...options, auth, cookieName: 'mana.session_token' })
  return {
    betterAuth: betterAuthRoutes(auth.handler, setup.needed, callers.findCaller),
    setup: setup.routes,
    setupNeeded: setup.needed,
    ...callers,
  }
}

/** Everything under `/api/auth` as Better Auth answers it, with two doors that it leaves open closed. */
function betterAuthRoutes(
  handler: (request: Request) => Promise<Response>,
  setupNeeded: () => boolean,
  findCaller: FindCaller,
) {
  const routes = new Hono<{ Bindings: HttpBindings }>()
  routes.use('/sign-up/*', async (_, next) => {
    if (setupNeeded())
      throw new HearthError('FORBIDDEN', 'Set Hearth up first, then people can join.')
    await next()
  })
  routes.post('/sign-out', async (c) => {
    const answer = await handler(withPeer(c))
    // Better Auth says yes also where the session could not be deleted, as on a full disk.
    if (answer.ok && (await findCaller(c.req.raw.headers)))
      throw new HearthError(
        'UNAVAILABLE',
        'You could not be signed out. Is the disk full? Please try again.',
      )
    return answer
  })
  routes.all('*', (c) => handler(withPeer(c)))
  return routes
}
