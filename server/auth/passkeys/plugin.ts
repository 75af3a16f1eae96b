import { passkey } from '@better-auth/passkey'
import type { AuthConfig } from '../better-auth.ts'

export function passkeys(_: AuthConfig) {
  return passkey({ rpID: 'localhost', rpName: 'Hearth' })
}
