import { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import type { Storage } from '../../storage/index.ts'
import type { FindCaller } from '../caller.ts'
import { createSchemeOf } from '../guard/scheme.ts'
import type { Log } from '../log.ts'
import { createKeyCallers } from './api-keys/bearer.ts'
import { createApiKeys } from './api-keys/index.ts'
import { createAddressChanges } from './address-changes.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createActivity } from './activity.ts'
import { createAdmission } from './admission.ts'
import { createBetterAuth } from './better-auth.ts'
import { betterAuthRoutes } from './better-auth-routes.ts'
import { createCallers, type Callers } from './callers/index.ts'
import { createHandlerDoor } from './handler-door.ts'
import { createHashing } from './hashing.ts'
import { createInvites } from './invites/index.ts'
import { createInviteRows } from './invites/invite-rows.ts'
import { createLetters, type Outbox } from './letters.ts'
import { createLooseEnds } from './loose-ends.ts'
import { createLimits } from './limits/index.ts'
import { createDevice } from './device/index.ts'
import { createNewcomers } from './newcomers.ts'
import { createOidc } from './oidc/index.ts'
import { createOwnPassword } from './own-password.ts'
import { createPages } from './pages.ts'
import { createPasswordChanged } from './password-changed.ts'
import { createPersonDoor, type AuthEnv } from './person.ts'
import { createResetLinks } from './reset-links/index.ts'
import { createResetTokens } from './reset-tokens.ts'
import { createRefreshSecrets } from './refresh-secrets.ts'
import { createAuthRoutes } from './routes/index.ts'
import type { AuthSecrets } from './secrets.ts'
import { createSecurityEvents } from './security-events.ts'
import { createSessions } from './sessions.ts'
import { createSetup } from './setup.ts'
import type { SetupCode } from './setup-code.ts'
import { createSignIn } from './sign-in.ts'
import { createSpaces } from './spaces.ts'
import { createVaultNews, type VaultNews } from './vault-news.ts'

export type AuthOptions = {
  storage: Storage
  secrets: AuthSecrets
  setupCode: SetupCode
  hosts: Set<string>
  trustedOrigins: string[]
  /** The configured public addresses, which tell whether a proxy in front encrypts. */
  addresses: (string | undefined)[]
  /** Of our own access tokens. */
  issuer: string
  /** Of the OIDC provider: an origin. `issuer`, where that is one. */
  oidcIssuer?: string
  audience: string
  cookieDomain: string | undefined
  /** Both are asked each time: somebody may choose otherwise while Hearth runs. */
  signup: () => 'open' | 'invite' | 'closed'
  /** 0 is unlimited */
  maxDailySignups: () => number
  serviceKey: string | undefined
  outbox: Outbox
  /** Where people reach the pages, and the half that existing clients sign in at: origins on loopback. */
  origins: { household: string; auth: string }
  /** The household address on the home network, for links that others open; null: there is none now. */
  lan?: () => string | null
  /**
   * The end of a person and of everything of theirs.
   * @throws HearthError CONFLICT for the last admin
   */
  erase(userId: string): Promise<unknown>
  /** What was opened for a session has to close when it ends. */
  onSessionEnd(sessionId: string): void
  log: Log
  now: () => number
  newId: () => string
}

export type Auth = {
  /** Better Auth's own surface, at `/api/auth`. */
  betterAuth: Hono<{ Bindings: HttpBindings }>
  /** The wrappers, at `/api/v1/auth`. */
  routes: Hono<AuthEnv>
  /** What relying parties read first, at `/.well-known`. */
  discovery: Hono<{ Bindings: HttpBindings }>
  /** The apps people can sign in to, at `/api/v1/admin/oidc-clients`. */
  oidcClients: Hono<AuthEnv>
  /** Invitations, at `/api/v1/admin/invites`. */
  invites: Hono<AuthEnv>
  /** Reset links an admin hands over, at `/api/v1/admin/users`. */
  resetLinks: Hono<AuthEnv>
  /** At `/api/v1/api-keys`. */
  apiKeys: Hono<AuthEnv>
  /** As `findCaller`, but API keys are welcome. */
  findKeyCaller: FindCaller
  /** First-run set-up, at `/api/v1/setup`. */
  setup: Hono<{ Bindings: HttpBindings }>
  setupNeeded: () => boolean
  /** What the owner of a vault has to hear of, and by which request. Sync. */
  tellOfVault(userId: string, news: VaultNews, request: { url: string; headers: Headers }): void
} & Callers

/** The accounts of the house: who people are, how they sign in, and who is asking. */
export function createAuth(options: AuthOptions): Auth {
  const { storage, now, newId, oidcIssuer = options.issuer } = options
  const spaces = createSpaces({ sqlite: storage.sqlite, now, newId })
  const hashing = createHashing()
  const schemeOf = createSchemeOf(options.addresses)
  const pages = createPages({ ...options.origins, ...options, schemeOf })
  const letters = createLetters({
    outbox: options.outbox,
    pages,
    write: storage.write,
    changes: createAddressChanges({ sqlite: storage.sqlite, now, newId }),
    now,
  })
  const invites = createInviteRows({ sqlite: storage.sqlite, now })
  const limits = createLimits({ storage, now })
  const events = createSecurityEvents({ storage, now, newId })
  const newcomers = createNewcomers({ storage, spaces, invites, events, letters })
  newcomers.tidy()
  const admission = createAdmission({
    sqlite: storage.sqlite,
    signup: options.signup,
    maxDaily: options.maxDailySignups,
    setupNeeded: () => setup.needed(),
    undo: newcomers.undo,
    now,
  })
  const sessions = createSessions({ storage, now, onEnd: options.onSessionEnd })
  const refreshSecrets = createRefreshSecrets({ storage, now })
  const passwordChanged = createPasswordChanged({
    storage,
    sessions,
    events,
    limits,
    looseEnds: createLooseEnds(storage),
    letters,
  })
  const instance = (scheme: 'http' | 'https') =>
    createBetterAuth({
      ...options,
      oidcIssuer,
      scheme,
      hashing,
      letters,
      admission,
      limits,
      pages,
      events,
      beforePassword: passwordChanged.beforeWrite,
      onPerson: (user) => newcomers.welcome(user, admission.current()),
      onEmailVerified: (userId) =>
        storage.writeNow(() => {
          events.record({ userId, eventType: 'email_verified' })
          letters.spendOf(['verification'], { userId, email: '' })
        }),
    })
  const auth = { http: instance('http'), https: instance('https') }
  const door = createHandlerDoor(auth, schemeOf)
  const callers = createCallers({
    ...options,
    auth,
    schemeOf,
    onSeen: createActivity({ storage, sessions, now }),
  })
  const persons = createPersonDoor({ findCaller: callers.findCaller, sessions, door })
  const accessTokens = createAccessTokens({ ...options, oidcIssuer, auth: auth.http })
  const signIn = createSignIn({
    hashing,
    storage,
    door,
    accessTokens,
    limits,
    sessions,
    refreshSecrets,
    events,
  })
  const setup = createSetup({ ...options, hashing, spaces, code: options.setupCode, signIn })
  const parts = {
    options,
    storage,
    spaces,
    hashing,
    letters,
    invites,
    pages,
    ownPassword: createOwnPassword({ storage, limits, events }),
    passwordChanged,
    admission,
    limits,
    events,
    sessions,
    refreshSecrets,
    resetTokens: createResetTokens({ sqlite: storage.sqlite, now, newId }),
    door,
    callers,
    persons,
    signIn,
    setupNeeded: setup.needed,
  }
  const oidc = createOidc(parts)
  const device = createDevice(parts)
  return {
    betterAuth: betterAuthRoutes({ ...parts, device: device.native }),
    routes: createAuthRoutes({ ...parts, more: [oidc.routes, device.routes] }),
    discovery: oidc.discovery,
    oidcClients: oidc.clients,
    invites: createInvites({ ...parts, rows: invites }),
    resetLinks: createResetLinks(parts),
    apiKeys: createApiKeys(parts),
    findKeyCaller: createKeyCallers({ ...options, findCaller: callers.findCaller }),
    setup: setup.routes,
    setupNeeded: setup.needed,
    tellOfVault: createVaultNews({ ...parts, now }).tell,
    ...callers,
  }
}
