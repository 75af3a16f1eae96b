import { createApplianceCalls } from './admin/appliance.ts'
import { createChoiceCalls } from './admin/choices.ts'
import { createCopyCalls } from './admin/copies.ts'
import { createNetworkCalls } from './admin/network.ts'
import { createOutboxCalls } from './admin/outbox.ts'
import { createPeopleCalls } from './admin/people.ts'
import type {
  Discovery,
  HouseStats,
  Invite,
  InviteInput,
  InviteMade,
  Lockout,
  OidcClient,
  OidcClientChange,
  OidcClientInput,
  OidcClientMade,
  SignInDay,
} from './admin/record.ts'
import { type Connection, type ConnectionOptions, createConnection } from './request.ts'

const root = '/api/v1/admin'

/** Looking after a house. Whoever is no admin gets status 403. Every method throws HearthClientError. */
export class AdminClient {
  readonly #connection: Connection
  readonly people
  readonly outbox
  readonly invites
  readonly apps
  readonly appliance
  readonly choices
  readonly copies
  readonly network

  constructor(baseUrl: string, options: ConnectionOptions = {}) {
    const connection = createConnection(baseUrl, options)
    this.#connection = connection
    this.people = createPeopleCalls(connection)
    this.outbox = createOutboxCalls(connection)
    this.invites = createInviteCalls(connection)
    this.apps = createOidcClientCalls(connection)
    this.appliance = createApplianceCalls(connection)
    this.choices = createChoiceCalls(connection)
    this.copies = createCopyCalls(connection)
    this.network = createNetworkCalls(connection)
  }

  stats(): Promise<HouseStats> {
    return this.#connection.json(`${root}/stats`)
  }

  /** The last 14 days, the oldest first, today last. */
  async signIns(): Promise<SignInDay[]> {
    return (await this.#connection.json<{ days: SignInDay[] }>(`${root}/sign-ins`)).days
  }

  async lockouts(): Promise<Lockout[]> {
    return (await this.#connection.json<{ lockouts: Lockout[] }>(`${root}/lockouts`)).lockouts
  }

  /** NOT_FOUND once it has ended by itself. */
  async unlock(bucket: string): Promise<void> {
    const path = `${root}/lockouts/${encodeURIComponent(bucket)}`
    await this.#connection.send(path, { method: 'DELETE' })
  }

  /** Where other software learns how to sign people in. */
  discovery(): Promise<Discovery> {
    return this.#connection.json('/.well-known/openid-configuration')
  }
}

function createInviteCalls({ json, send }: Connection) {
  const path = `${root}/invites`
  return {
    /** Those that are open, newest first. */
    list: () => json<Invite[]>(path),
    /** With an address the invitation is posted there, too. */
    create: (input: InviteInput) => json<InviteMade>(path, { method: 'POST', json: input }),
    async remove(id: string): Promise<void> {
      await send(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' })
    },
  }
}

function createOidcClientCalls({ json, send }: Connection) {
  const path = `${root}/oidc-clients`
  const at = (clientId: string) => `${path}/${encodeURIComponent(clientId)}`
  return {
    list: () => json<OidcClient[]>(path),
    create: (input: OidcClientInput) => json<OidcClientMade>(path, { method: 'POST', json: input }),
    update: (clientId: string, change: OidcClientChange) =>
      json<OidcClientMade>(at(clientId), { method: 'PATCH', json: change }),
    async remove(clientId: string): Promise<void> {
      await send(at(clientId), { method: 'DELETE' })
    },
  }
}
