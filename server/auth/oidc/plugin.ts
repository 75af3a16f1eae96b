import { oauthProvider } from '@better-auth/oauth-provider'
import type { BetterAuthPlugin } from 'better-auth'

/** How long things of the OIDC provider last, in seconds. */
const seconds = { code: 600, accessToken: 3600, idToken: 3600, refreshToken: 30 * 86_400 }

/** What a relying party may ask for. */
export const scopes = ['openid', 'profile', 'email', 'offline_access'] as const

/** "Sign in with Hearth" for other software. Admins enter it by hand; nothing registers itself. */
export function provider(): BetterAuthPlugin {
  // Its own types do not hold under exactOptionalPropertyTypes.
  return oauthProvider({
    loginPage: '/sign-in',
    consentPage: '/consent',
    scopes: [...scopes],
    grantTypes: ['authorization_code', 'refresh_token'],
    codeExpiresIn: seconds.code,
    accessTokenExpiresIn: seconds.accessToken,
    idTokenExpiresIn: seconds.idToken,
    refreshTokenExpiresIn: seconds.refreshToken,
    allowDynamicClientRegistration: false,
    clientPrivileges: () => false,
    rateLimit: {
      // A relying party asks for its whole household from one address.
      token: { window: 60, max: 300 },
      userinfo: { window: 60, max: 600 },
      introspect: { window: 60, max: 600 },
      revoke: { window: 60, max: 300 },
      authorize: { window: 60, max: 120 },
    },
  }) as unknown as BetterAuthPlugin
}

/**
 * The plugin's own ways to clients and consents. Ours ask for the role, end tokens with a consent and
 * write down what happened, so there is no second way.
 */
export const closedPaths = [
  '/oauth2/register',
  '/oauth2/create-client',
  '/oauth2/get-client',
  '/oauth2/get-clients',
  '/oauth2/update-client',
  '/oauth2/delete-client',
  '/oauth2/client/rotate-secret',
  '/oauth2/public-client',
  '/oauth2/public-client-prelogin',
  '/oauth2/get-consent',
  '/oauth2/get-consents',
  '/oauth2/update-consent',
  '/oauth2/delete-consent',
]
