import type { Person } from './account-client.ts'
import {
  createApiKeyCalls,
  createAppCalls,
  createDeviceCalls,
  createSessionCalls,
  createTrustedDeviceCalls,
} from './auth/access.ts'
import { createMeCalls } from './auth/me.ts'
import { createPasskeyCalls } from './auth/passkeys.ts'
import type {
  Credentials,
  Entered,
  Invitation,
  SecondFactorDue,
  SecurityEvent,
  SignedUp,
  SignUpInput,
  SignupStatus,
  Tokens,
} from './auth/record.ts'
import { createSecondFactorCalls } from './auth/second-factor.ts'
import { type Connection, type ConnectionOptions, createConnection } from './request.ts'

const auth = '/api/v1/auth'

/** Everything about one's own account. Every method throws HearthClientError with the server's code. */
export class AuthClient {
  readonly #connection: Connection
  readonly passkeys
  readonly secondFactor
  readonly sessions
  readonly trustedDevices
  readonly apiKeys
  readonly apps
  readonly devices
  readonly me

  constructor(baseUrl: string, options: ConnectionOptions = {}) {
    const connection = createConnection(baseUrl, options)
    this.#connection = connection
    this.passkeys = createPasskeyCalls(connection)
    this.secondFactor = createSecondFactorCalls(connection)
    this.sessions = createSessionCalls(connection)
    this.trustedDevices = createTrustedDeviceCalls(connection)
    this.apiKeys = createApiKeyCalls(connection)
    this.apps = createAppCalls(connection)
    this.devices = createDeviceCalls(connection)
    this.me = createMeCalls(connection)
  }

  #post<T>(path: string, json: unknown): Promise<T> {
    return this.#connection.json<T>(auth + path, { method: 'POST', json })
  }

  /** ACCOUNT_LOCKED after too many wrong passwords, with `retryAfterSec`. */
  signIn(credentials: Credentials): Promise<Entered | SecondFactorDue> {
    return this.#post('/login', credentials)
  }

  /** Tokens for a session that has only its cookie. */
  sessionToToken(): Promise<Entered & Tokens> {
    return this.#post('/session-to-token', {})
  }

  /** Once for each refresh token: the second use of one ends its session. */
  refresh(refreshToken?: string): Promise<Tokens> {
    return this.#post('/refresh', { refreshToken })
  }

  /** By the cookie, or by a refresh token where there is no cookie. The session is gone at once. */
  async signOut(refreshToken?: string): Promise<void> {
    await this.#post('/logout', { refreshToken })
  }

  signUp(input: SignUpInput): Promise<SignedUp> {
    return this.#post('/register', input)
  }

  /** For the page it leads to. TOKEN_INVALID where the code does not work, or no longer. */
  invitation(code: string): Promise<Invitation> {
    return this.#connection.json(`${auth}/invitation?code=${encodeURIComponent(code)}`)
  }

  signupStatus(): Promise<SignupStatus> {
    return this.#connection.json(`${auth}/signup-status`)
  }

  /** Resolves whether or not the address is known: nobody learns that here. */
  async forgotPassword(email: string, redirectTo?: string): Promise<void> {
    await this.#post('/forgot-password', { email, redirectTo })
  }

  /** With the token of a reset link. Ends every session of that person. */
  async resetPassword(token: string, newPassword: string): Promise<void> {
    await this.#post('/reset-password', { token, newPassword })
  }

  /** The link signs in and leads to `redirectTo`, a path of ours. */
  async sendMagicLink(email: string, redirectTo?: string): Promise<void> {
    await this.#post('/magic-link', { email, redirectTo })
  }

  /** `sourceAppUrl` is where the link leads. */
  async resendVerification(email: string, sourceAppUrl?: string): Promise<void> {
    await this.#post('/resend-verification', { email, sourceAppUrl })
  }

  /** Ends every other session. */
  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await this.#post('/change-password', { currentPassword, newPassword })
  }

  /** Takes effect once the new address is confirmed. */
  async changeEmail(newEmail: string, callbackURL?: string): Promise<void> {
    await this.#post('/change-email', { newEmail, callbackURL })
  }

  updateProfile(wish: { name?: string; image?: string | null }): Promise<Person> {
    return this.#post('/profile', wish)
  }

  /** Erases the person and everything of theirs. The last admin is refused. Takes as long as it takes. */
  async deleteAccount(password: string): Promise<void> {
    const ask = { method: 'DELETE', json: { password }, timeoutMs: 0 }
    await this.#connection.send(`${auth}/account`, ask)
  }

  /** What happened to this account, newest first. */
  securityEvents(limit = 50): Promise<SecurityEvent[]> {
    return this.#connection.json(`${auth}/security-events`, { query: { limit } })
  }
}

/** Whether a sign-in still waits for its second step. */
export function isSecondFactorDue(answer: Entered | SecondFactorDue): answer is SecondFactorDue {
  return 'twoFactorRedirect' in answer
}
