import type { Guardianship } from './vault/circle-calls.ts'
import { type Connection, type ConnectionOptions, createConnection } from './request.ts'

export type Person = {
  id: string
  email: string
  name: string
  role?: string
  emailVerified?: boolean
  twoFactorEnabled?: boolean | null
  image?: string | null
}

export type Session = { user: Person; session: { id: string; expiresAt: string } }

export type SetupState = { needed: boolean; codeRequired: boolean }

export type SetupInput = {
  /** The one-time code of the console; needed from anywhere but the machine itself. */
  code?: string
  householdName: string
  name: string
  email: string
  password: string
}

/** The body of a login. The tokens are there where the server mints them; browsers live on the cookie. */
export type SignedIn = {
  user: Person
  token?: string | null
  accessToken?: string
  refreshToken?: string
}

/** Set-up, who is there, and sign-out: what every page needs. AuthClient has the rest. Every method throws HearthClientError. */
export class AccountClient {
  readonly #connection: Connection

  constructor(baseUrl: string, options: ConnectionOptions = {}) {
    this.#connection = createConnection(baseUrl, options)
  }

  setupState(): Promise<SetupState> {
    return this.#connection.json('/api/v1/setup')
  }

  /** Makes the household and its first admin, and signs that person in. NOT_FOUND once it has been done. */
  setUp(input: SetupInput): Promise<SignedIn> {
    return this.#connection.json('/api/v1/setup', { method: 'POST', json: input })
  }

  /** Ends the session of the cookie at once. */
  async signOut(): Promise<void> {
    await this.#connection.send('/api/v1/auth/logout', { method: 'POST', json: {} })
  }

  /** Who is signed in; null is nobody. */
  session(): Promise<Session | null> {
    return this.#connection.json('/api/auth/get-session')
  }

  /** Whose recovery code I hold a share of, of those who ask for it and wait for my answer. */
  async waitingForMe(): Promise<Guardianship[]> {
    const path = '/api/v1/me/encryption-vault/guardianships'
    const { guardianships } = await this.#connection.json<{ guardianships: Guardianship[] }>(path)
    return guardianships.filter(({ request }) => request?.answered === null)
  }

  /** Resolves when the server is there and well, within five seconds; throws otherwise. */
  async health(): Promise<void> {
    await this.#connection.send('/health', { timeoutMs: 5000 })
  }
}
