import type { MyData } from '../auth/record.ts'

export type Role = 'admin' | 'user'
export type Tier = 'guest' | 'public' | 'beta' | 'alpha' | 'founder'

/** Somebody as admins see them. Times are ISO 8601. */
export type HousePerson = {
  id: string
  email: string
  name: string
  /** Their picture: a web address, or a small one as a data address. */
  image: string | null
  role: Role
  createdAt: string
  lastActiveAt: string | null
  accessTier: Tier
  /** May not come in. */
  disabled: boolean
}

export type PeoplePage = { users: HousePerson[]; total: number; page: number; limit: number }
export type PeopleQuery = { page?: number; limit?: number; search?: string }

/** Figures, none of it content. */
export type PersonFigures = MyData

export type KnownPerson = HousePerson & { figures: PersonFigures }

/** Who may not try again before `until`. `bucket` names it for `unlock`. */
export type Lockout = {
  bucket: string
  /** What was tried: `password`, `second-factor`, `passkey`, `code`, … */
  kind: string
  subject: string
  address: string | null
  userId: string | null
  userName: string | null
  until: string
}

/** `not-needed`: what its link was for has happened, or will not any more. */
export type LetterState = 'waiting' | 'sent' | 'failed' | 'handed-over' | 'not-needed'

/** A letter of the outbox, without its link. */
export type OutboxLetter = {
  id: string
  kind:
    | 'verification'
    | 'reset'
    | 'magic-link'
    | 'invitation'
    | 'email-change'
    | 'vault-changed'
    | 'recovery-asked'
    | 'guardian-asked'
  address: string
  userId: string | null
  state: LetterState
  attempts: number
  failure: string | null
  createdAt: string
  sentAt: string | null
  expiresAt: string
}

/** `sends`: there is a mail server. Without one every letter waits for an admin. */
export type Outbox = { sends: boolean; letters: OutboxLetter[] }

export type HouseStats = {
  totalUsers: number
  newUsers7d: number
  newUsers30d: number
  activeSessions: number
  uniqueUsers24h: number
  loginSuccess7d: number
  loginFailed7d: number
  generatedAt: string
}

/** `day` is `YYYY-MM-DD`, UTC. */
export type SignInDay = { day: string; success: number; failure: number }

export type Invite = {
  id: string
  email: string | null
  name: string | null
  role: Role
  createdAt: string
  expiresAt: string
}
export type InviteInput = { email?: string; name?: string; role?: Role; expiresInHours?: number }

/** `code`, and `url` which holds it, are told this once. */
export type InviteMade = { id: string; code: string; url: string; expiresAt: string }

/** Other software that people sign in to with Hearth. */
export type OidcClient = {
  clientId: string
  name: string
  uri: string | null
  icon: string | null
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  tokenEndpointAuthMethod: 'client_secret_basic' | 'client_secret_post' | 'none'
  idTokenSignedResponseAlg: 'EdDSA' | 'RS256'
  requirePkce: boolean
  disabled: boolean
  createdAt: string
  updatedAt: string
}
export type OidcClientInput = Pick<OidcClient, 'name' | 'redirectUris'> &
  Partial<
    Pick<
      OidcClient,
      | 'uri'
      | 'postLogoutRedirectUris'
      | 'tokenEndpointAuthMethod'
      | 'idTokenSignedResponseAlg'
      | 'requirePkce'
    >
  >
export type OidcClientChange = Partial<
  Omit<OidcClientInput, 'tokenEndpointAuthMethod'> & { disabled: boolean; newSecret: true }
>

/** `clientSecret` is told this once; null: it can keep none, or none was made. */
export type OidcClientMade = OidcClient & { clientSecret: string | null }

/** As much of the discovery document as other software is set up with. */
export type Discovery = { issuer: string; scopes_supported?: string[] }
