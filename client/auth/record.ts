import type { Person } from '../account-client.ts'

/** What every full sign-in gives. Browsers live on the cookie beside it; other apps on the tokens. */
export type Tokens = { accessToken: string; refreshToken: string }
export type Entered = { user: Person; token?: string | null } & Partial<Tokens>

/** The password was right; now the second factor is due. */
export type SecondFactorDue = { twoFactorRedirect: true; twoFactorMethods: string[] }

export type Credentials = {
  email: string
  password: string
  /** Names the device in the list of sessions. */
  deviceId?: string
  deviceName?: string
}

export type SignUpInput = {
  email: string
  password: string
  name?: string
  /** The code of an invitation. */
  inviteCode?: string
  /** Where the link that confirms the address leads. */
  sourceAppUrl?: string
}

/** `user.emailVerified` tells whether the address has to be confirmed before signing in. */
export type SignedUp = { user: Person & { emailVerified: boolean }; token?: string | null }

/** What an invitation says about whom it is for; with an `email` it works for that one alone. */
export type Invitation = { name: string | null; email: string | null; expiresAt: string }

export type SignupStatus = {
  registrationOpen: boolean
  spotsRemaining: number | null
  totalToday: number
  limit: number
  resetsAt: string
  /** Whether letters leave the house; without, links are handed over in person. */
  mailSent?: boolean
}

export type PasskeyCapability = {
  enabled: boolean
  conditionalUIAvailable: boolean
  rpId: string | null
}

export type Passkey = {
  id: string
  name: string | null
  deviceType: string
  backedUp: boolean
  createdAt: string | null
  lastUsedAt: string | null
}

export type SecondFactorState = {
  enabled: boolean
  /** Backup codes that were not used yet. */
  backupCodesLeft?: number
}

/** `totpURI` is what an authenticator app reads; nothing counts before the first code was verified. */
export type SecondFactorBegun = { totpURI: string; backupCodes: string[] }

export type SignInSession = {
  id: string
  createdAt: string
  expiresAt: string
  lastActivityAt: string | null
  ipAddress: string | null
  userAgent: string | null
  deviceName: string | null
  current: boolean
}

export type TrustedDevice = {
  id: string
  userAgent: string | null
  ipAddress: string | null
  createdAt: string
  lastUsedAt: string
  current?: boolean
}

export type SecurityEvent = {
  id: string
  eventType: string
  ipAddress: string | null
  userAgent: string | null
  metadata: Record<string, unknown> | null
  createdAt: string
}

export type ApiKey = {
  id: string
  name: string | null
  keyPrefix: string
  scopes: string[]
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}

/** `key` is told this once. */
export type ApiKeyMade = ApiKey & { key: string }
export type ApiKeyInput = { name: string; scopes?: string[]; expiresAt?: string }

/** An app this person lets sign in with Hearth. */
export type AllowedApp = {
  id: string
  name: string
  uri: string | null
  icon: string | null
  scopes: string[]
  allowedAt: string
}

/** What an app asks for, before it is allowed. */
export type ConsentRequest = {
  clientId: string
  clientName: string
  uri: string | null
  icon: string | null
  scopes: string[]
}

/** A device that waits for approval: what it says it is, and from where it asks. */
export type DeviceRequest = {
  clientId: string | null
  name: string
  /** Where an admin entered the app: its name, which the device cannot make up. */
  appName: string | null
  scope: string
  requestedFrom: { ipAddress: string | null; userAgent: string | null; at: string | null }
  expiresAt: string
}

export type MyProject = {
  projectId: string
  projectName: string
  available: boolean
  entities: { entity: string; count: number; label: string }[]
  totalCount: number
}

/** The credits are the share of the disk: `balance` bytes left, `totalSpent` used, `totalEarned` allowed. */
export type MyData = {
  user: { id: string; email: string; name: string; role: string | null; createdAt: string }
  auth: {
    sessionsCount: number
    passkeysCount: number
    has2FA: boolean
    lastLoginAt: string | null
  }
  credits: {
    balance: number
    totalEarned: number
    totalSpent: number
    transactionsCount: number
  }
  projects: MyProject[]
  totals: { totalEntities: number; projectsWithData: number }
}

/** Who can read this person's data: facts, for a page to put into words. */
export type Readers = {
  admins: { name: string; isMe: boolean }[]
  apiKeys: { name: string; scopes: string[]; lastUsedAt: string | null }[]
  apps: { name: string; scopes: string[]; since: string }[]
  spaces: { name: string; type: string; role: string; members: number }[]
  /** Who opens what is sealed: nobody has a vault, the appliance as well, or the person alone. */
  vault: { by: 'nobody' | 'house' | 'self'; guardians: number }
  diskEncryption: string
  cloudCopy: string
}
