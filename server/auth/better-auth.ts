import { betterAuth } from 'better-auth/minimal'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { admin } from 'better-auth/plugins/admin'
import { jwt } from 'better-auth/plugins/jwt'
import { organization } from 'better-auth/plugins/organization'
import { authSchema, type Storage } from '../../storage/index.ts'
import type { Log } from '../log.ts'
import { peerHeader } from '../guard/peer.ts'
import type { AuthSecrets } from './secrets.ts'
import { spaceHooks } from './spaces.ts'

export type AuthConfig = {
  storage: Storage
  secrets: AuthSecrets
  /** Cookie flags are fixed for the life of an instance, so each scheme has its own. */
  scheme: 'http' | 'https'
  hosts: Set<string>
  trustedOrigins: string[]
  issuer: string
  audience: string
  cookieDomain: string | undefined
  signupOpen: boolean
  log: Log
  /** Called once for each new person, after their row is committed. */
  onPerson(user: { id: string; email: string; name: string }): void
  /** Called when a session has ended, however it did. */
  onSessionEnd(sessionId: string): void
}

export type BetterAuth = ReturnType<typeof createBetterAuth>

/** Better Auth on our database: e-mail and password, spaces, roles, EdDSA access tokens of 15 minutes. */
export function createBetterAuth(config: AuthConfig) {
  return betterAuth({
    appName: 'Hearth',
    basePath: '/api/auth',
    baseURL: {
      allowedHosts: [...config.hosts].flatMap((host) => [host, `${host}:*`]),
      protocol: config.scheme,
    },
    secrets: config.secrets,
    trustedOrigins: config.trustedOrigins,
    database: drizzleAdapter(config.storage.drizzle, { provider: 'sqlite', schema: authSchema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: !config.signupOpen,
      revokeSessionsOnPasswordReset: true,
    },
    databaseHooks: {
      user: { create: { after: async (user) => config.onPerson(user) } },
      session: { delete: { after: async (session) => config.onSessionEnd(session.id) } },
    },
    plugins: [
      organization({ organizationHooks: spaceHooks, creatorRole: 'owner' }),
      admin(),
      jwt({
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
        jwt: {
          issuer: config.issuer,
          audience: config.audience,
          expirationTime: '15m',
          definePayload: claims,
        },
        disableSettingJwtHeader: true,
      }),
    ],
    rateLimit: { enabled: true, storage: 'memory', window: 10, max: 100, customRules },
    telemetry: { enabled: false },
    logger: { log: (level, message, ...rest) => config.log[level]({ rest }, message) },
    advanced: advanced(config),
  })
}

const customRules = {
  '/get-session': false,
  '/token': false,
  '/jwks': false,
  '/sign-in/email': { window: 60, max: 30 },
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

/** The contract's claims and nothing else; `iat, exp, iss, aud` are added by the plugin. */
function claims({
  user,
  session,
}: {
  user: Record<string, unknown>
  session: Record<string, unknown>
}) {
  return { sub: user['id'], email: user['email'], role: user['role'] ?? 'user', sid: session['id'] }
}
