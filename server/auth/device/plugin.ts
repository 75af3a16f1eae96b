import { oauthDeviceAuthorization } from '@better-auth/oauth-provider'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { createUserCode } from './codes.ts'

/** Minutes a code on a television is good for. */
const minutes = 10

/**
 * Signing in by a code, RFC 8628. A television says who it is in words (`client_id`) and gets a
 * session at `/device/token`; an app an admin entered gets OAuth tokens at `/oauth2/token`.
 */
export function deviceCodes(): BetterAuthPlugin {
  return oauthDeviceAuthorization({
    verificationUri: '/device',
    expiresIn: `${minutes}m`,
    interval: '5s',
    generateUserCode: createUserCode,
    validateClient: isClientName,
  }) as unknown as BetterAuthPlugin
}

/** What is shown to the person who approves: a name, not a page of text. */
export function isClientName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._:()'-]{0,79}$/u.test(text)
}

/** A television that is a browser goes on with a cookie, which the plugin makes for nobody. */
export function deviceCookies(): BetterAuthPlugin {
  return {
    id: 'hearth-device-cookies',
    hooks: {
      after: [
        {
          matcher: ({ path }) => path === '/device/token',
          handler: createAuthMiddleware(async (c) => {
            const { newSession } = c.context
            if (newSession) await setSessionCookie(c, newSession)
          }),
        },
      ],
    },
  }
}

/** Ours count wrong guesses and write down who approved what, so the plugin's own are closed. */
export const closedDevicePaths = ['/device', '/device/approve', '/device/deny']
