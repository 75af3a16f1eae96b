import { apiKey } from '@better-auth/api-key'
import type { BetterAuthOptions } from 'better-auth'
import { betterAuth } from 'better-auth/minimal'
import { admin } from 'better-auth/plugins/admin'
import { jwt } from 'better-auth/plugins/jwt'
import { organization } from 'better-auth/plugins/organization'
import type { Storage } from '../../storage/index.ts'
import { peerHeader } from '../guard/peer.ts'
import type { Log } from '../log.ts'
import { createAdapter } from './adapter.ts'
import { addressChanges } from './address-change-plugin.ts'
import { accessTokenSettings } from './access-tokens.ts'
import { closedDevicePaths, deviceCodes, deviceCookies } from './device/plugin.ts'
import { keepFault } from './failure/faults.ts'
import { forgotten } from './forgotten.ts'
import type { Hashing } from './hashing.ts'
import { createKeptRouter } from './kept-router.ts'
import type { Letters } from './letters.ts'
import { lostLetters } from './lost-letters.ts'
import type { Limits } from './limits/index.ts'
import { rs256IdTokens } from './oidc/id-tokens.ts'
import { closedPaths, provider } from './oidc/plugin.ts'
import type { Pages } from './pages.ts'
import { passkeys } from './passkeys/plugin.ts'
import { magicLinks } from './second-factor/magic-link-plugin.ts'
import { secondFactor } from './second-factor/plugin.ts'
import type { AuthSecrets } from './secrets.ts'
import type { SecurityEvents } from './security-events.ts'
import type { Admission } from './admission.ts'
import { createSpaceHooks } from './spaces.ts'
import { createStandingPassword } from './standing-password.ts'

export type AuthConfig = {
  storage: Storage
  secrets: AuthSecrets
  /** Cookie flags are fixed for the life of an instance, so each scheme has its own. */
  scheme: 'http' | 'https'
  hosts: Set<string>
  trustedOrigins: string[]
  /** The household address on the home network; null: there is none now. */
  lan?: () => string | null
  /** Of our own access tokens: the contract allows any text. */
  issuer: string
  /** Of the OIDC provider, an origin that relying parties reach. */
  oidcIssuer: string
  audience: string
  cookieDomain: string | undefined
  hashing: Hashing
  letters: Letters
  admission: Admission
  limits: Limits
  pages: Pick<Pages, 'at'>
  events: SecurityEvents
  log: Log
  now: () => number
  newId: () => string
  /** Called once for each new person, after their row is committed. */
  onPerson(user: { id: string; email: string; name: string }): void
  /** Called before what is about an account is written, a new password among it. */
  beforePassword(account: { password?: unknown }): Promise<void>
  /** Called when somebody has confirmed their address. */
  onEmailVerified(userId: string): void
  /** Called when a session has ended, however it did. */
  onSessionEnd(sessionId: string): void
}

export type BetterAuth = ReturnType<typeof createBetterAuth>

/** Better Auth on our database, with every plugin of the contract. */
export function createBetterAuth(config: AuthConfig) {
  const { letters, admission } = config
  const kept = createKeptRouter(config.lan)
  const auth = betterAuth({
    appName: 'Hearth',
    basePath: '/api/auth',
    baseURL: {
      // Asked each time: on the home network this machine's addresses come and go.
      get allowedHosts() {
        return [...config.hosts].flatMap((host) => [host, `${host}:*`])
      },
      protocol: config.scheme,
    },
    secrets: config.secrets,
    // Asked each time: the home network may have been switched on meanwhile.
    trustedOrigins: async () => [...config.trustedOrigins, config.lan?.() ?? ''],
    database: createAdapter(config.storage),
    // An admin looks after accounts and never becomes somebody else.
    disabledPaths: [
      '/admin/impersonate-user',
      '/admin/stop-impersonating',
      ...closedPaths,
      ...closedDevicePaths,
    ],
    emailAndPassword: {
      enabled: true,
      password: createStandingPassword(config),
      // Asked each time, as all that hangs on it: a mail server may be set up meanwhile.
      get requireEmailVerification() {
        return letters.sends
      },
      revokeSessionsOnPasswordReset: true,
      // Never called: the plugin `forgotten` answers. But without it Better Auth takes no request.
      sendResetPassword: async () => {},
    },
    emailVerification: {
      sendVerificationEmail: letters.verification,
      // Without a mail server nobody waits for it, and no admin need hand it over.
      get sendOnSignUp() {
        return letters.sends
      },
      afterEmailVerification: async ({ id }) => config.onEmailVerified(id),
    },
    user: {
      additionalFields,
      get changeEmail() {
        // Without a mail server an admin hands over one link, and not first one for the old address.
        return letters.sends
          ? { enabled: true, sendChangeEmailConfirmation: letters.emailChange }
          : { enabled: true }
      },
    },
    session: { additionalFields: deviceFields },
    databaseHooks: {
      user: {
        create: {
          before: async (user, context) => admission.admit(user, context?.path),
          after: async (user) => config.onPerson(user),
        },
      },
      account: {
        create: { before: async (account) => config.beforePassword(account) },
        update: { before: async (account) => config.beforePassword(account) },
      },
      session: { delete: { after: async (session) => config.onSessionEnd(session.id) } },
    },
    plugins: [...plugins(config), kept.plugin],
    rateLimit: { enabled: true, storage: 'memory', window: 10, max: 200, customRules },
    telemetry: { enabled: false },
    logger: { disableColors: true, log: intoOurs(config.log) },
    // Its own page is in English, and asks the makers of Better Auth.
    onAPIError: { onError: keepFault, errorURL: '/refused' },
    advanced: advanced(config),
  })
  return { ...auth, handler: kept.handlerOf(auth) }
}

function intoOurs(log: Log): NonNullable<NonNullable<BetterAuthOptions['logger']>['log']> {
  return (level, message, ...rest) => {
    const err = rest.find((each) => each instanceof Error)
    log[level](err ? { err } : { rest }, message)
  }
}

/** `input: false`: nobody sets these for themselves by adding them to a sign-up or a profile. */
const additionalFields = {
  accessTier: { type: 'string', required: true, input: false, defaultValue: 'public' },
  onboardedAt: { type: 'date', required: false, input: false },
} as const

const deviceFields = {
  deviceId: { type: 'string', required: false, input: false },
  deviceName: { type: 'string', required: false, input: false },
} as const

function plugins(config: AuthConfig) {
  return [
    organization({
      organizationHooks: createSpaceHooks(config.storage).hooks,
      creatorRole: 'owner',
    }),
    admin(),
    jwt(accessTokenSettings(config)),
    forgotten(config),
    addressChanges(config),
    lostLetters(config),
    secondFactor(config),
    magicLinks(config),
    passkeys(config),
    apiKey({
      defaultPrefix: 'sk_live_',
      enableMetadata: true,
      maximumNameLength: 80,
      startingCharactersConfig: { charactersLength: 12 },
      // In days: whoever makes a key says until when.
      keyExpiration: { minExpiresIn: 0, maxExpiresIn: 36_500 },
      rateLimit: { enabled: false },
    }),
    provider(),
    rs256IdTokens(config),
    deviceCodes(),
    deviceCookies(),
  ]
}

const customRules = {
  '/get-session': false,
  '/token': false,
  '/jwks': false,
  // Guessing is stopped by the lockout; this only keeps a flood from the password hash.
  '/sign-in/email': { window: 10, max: 200 },
  '/device/token': false,
  '/device/code': { window: 60, max: 60 },
  // Of our own rules these only cut the peak off; the defaults are three, for a whole household behind one address.
  '/sign-up/email': { window: 10, max: 100 },
  '/change-password': { window: 10, max: 30 },
  '/change-email': { window: 10, max: 30 },
  '/request-password-reset': { window: 60, max: 60 },
  '/send-verification-email': { window: 60, max: 30 },
} as const

function advanced(config: AuthConfig) {
  return {
    cookiePrefix: 'mana',
    useSecureCookies: config.scheme === 'https',
    // Pinned: NODE_ENV=test would switch both checks off.
    disableOriginCheck: false,
    disableCSRFCheck: false,
    ipAddress: { ipAddressHeaders: [peerHeader] },
    database: { generateId: 'uuid' as const },
    ...(config.cookieDomain
      ? { crossSubDomainCookies: { enabled: true, domain: config.cookieDomain } }
      : {}),
  }
}
