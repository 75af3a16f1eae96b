import { magicLink } from 'better-auth/plugins/magic-link'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { AuthConfig } from '../better-auth.ts'

/** Codes of an authenticator app, and backup codes. */
export function secondFactor(_: AuthConfig) {
  return twoFactor({ issuer: 'Hearth' })
}

/** Links by mail, good for ten minutes; never a way to make an account. */
export function magicLinks({ letters }: AuthConfig) {
  return magicLink({
    expiresIn: 600,
    disableSignUp: true,
    storeToken: 'hashed',
    sendMagicLink: letters.magicLink,
  })
}
