/**
 * What Hearth keeps about accounts beside Better Auth's own tables. STRICT in SQL, as in media.ts.
 * All times are ms since 1970; what belongs to a person or a session goes with them.
 */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { deviceCode, passkey, session, user } from './auth.ts'

const userId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' })

/** The `refreshToken` of the contract: only its hash, one unused at a time for each session. */
export const refreshSecret = sqliteTable(
  'refresh_secret',
  {
    /** SHA-256 of the secret, hex. */
    hash: text('hash').notNull().primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => session.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at').notNull(),
    /** Set when it was exchanged: seen again, it was stolen. */
    usedAt: integer('used_at'),
  },
  (table) => [index('refresh_secret_session').on(table.sessionId)],
)

/** When a session was last seen, at the grain of minutes. */
export const sessionActivity = sqliteTable('session_activity', {
  sessionId: text('session_id')
    .notNull()
    .primaryKey()
    .references(() => session.id, { onDelete: 'cascade' }),
  at: integer('at').notNull(),
})

/** What happened to an account, for its owner to read. Without a person where the address is unknown. */
export const securityEvent = sqliteTable(
  'security_event',
  {
    id: text('id').notNull().primaryKey(),
    userId: text('user_id').references(() => user.id, { onDelete: 'cascade' }),
    eventType: text('event_type').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    metadata: text('metadata'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    index('security_event_of_person').on(table.userId, table.createdAt, table.id),
    index('security_event_by_type').on(table.eventType, table.createdAt),
  ],
)

/** One row a failure: five of them in a quarter of an hour lock their bucket. */
export const failedAttempt = sqliteTable(
  'failed_attempt',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    /** Counter and whom it counts for, as `password:<e-mail>|<address>`. */
    bucket: text('bucket').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('failed_attempt_bucket').on(table.bucket, table.at)],
)

export const lockout = sqliteTable('lockout', {
  bucket: text('bucket').notNull().primaryKey(),
  until: integer('until').notNull(),
})

/** What a letter of the house is about. */
export const letterKinds = [
  'verification',
  'reset',
  'magic-link',
  'invitation',
  'email-change',
  'vault-changed',
  'recovery-asked',
  'guardian-asked',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** Each letter and link on its way; without a mail server an admin hands the link over. */
export const mail = sqliteTable(
  'mail',
  {
    id: text('id').notNull().primaryKey(),
    kind: text('kind', { enum: letterKinds }).notNull(),
    address: text('address').notNull(),
    userId: text('user_id').references(() => user.id, { onDelete: 'cascade' }),
    /** What the letter needs to be written: name, link, language. JSON; the link is sealed. */
    content: text('content').notNull(),
    state: text('state', {
      enum: ['waiting', 'sent', 'failed', 'handed-over', 'not-needed'],
    }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    failure: text('failure'),
    createdAt: integer('created_at').notNull(),
    sentAt: integer('sent_at'),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    index('mail_open')
      .on(table.createdAt)
      .where(sql`state in ('waiting', 'failed')`),
    index('mail_person').on(table.userId),
    index('mail_expiry').on(table.expiresAt),
  ],
)

export const invite = sqliteTable(
  'invite',
  {
    id: text('id').notNull().primaryKey(),
    /** SHA-256 of the code, hex. */
    codeHash: text('code_hash').notNull().unique(),
    email: text('email'),
    name: text('name'),
    role: text('role', { enum: ['admin', 'user'] }).notNull(),
    createdBy: text('created_by').references(() => user.id, { onDelete: 'set null' }),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    redeemedAt: integer('redeemed_at'),
    redeemedBy: text('redeemed_by').references(() => user.id, { onDelete: 'set null' }),
  },
  (table) => [index('invite_expiry').on(table.expiresAt)],
)

/** Settings of a person's apps. `app` and `device` are empty where the setting is for all of them. */
export const personSetting = sqliteTable(
  'person_setting',
  {
    userId: userId(),
    scope: text('scope', { enum: ['global', 'app', 'device'] }).notNull(),
    device: text('device').notNull().default(''),
    app: text('app').notNull().default(''),
    value: text('value').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.scope, table.device, table.app] })],
)

export const passkeyUse = sqliteTable('passkey_use', {
  passkeyId: text('passkey_id')
    .notNull()
    .primaryKey()
    .references(() => passkey.id, { onDelete: 'cascade' }),
  lastUsedAt: integer('last_used_at').notNull(),
})

/** A device that need not be asked for the second factor again, named as Better Auth's cookie names it. */
export const trustedDevice = sqliteTable(
  'trusted_device',
  {
    id: text('id').notNull().primaryKey(),
    userId: userId(),
    identifier: text('identifier').notNull().unique(),
    userAgent: text('user_agent'),
    ipAddress: text('ip_address'),
    createdAt: integer('created_at').notNull(),
    lastUsedAt: integer('last_used_at').notNull(),
  },
  (table) => [index('trusted_device_person').on(table.userId)],
)

/** The last time step whose code was accepted: a code works once. */
export const totpStep = sqliteTable('totp_step', {
  userId: text('user_id')
    .notNull()
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  step: integer('step').notNull(),
})

/** Where a code for signing in was asked from: whoever approves it sees that. */
export const deviceRequest = sqliteTable('device_request', {
  deviceCodeId: text('device_code_id')
    .notNull()
    .primaryKey()
    .references(() => deviceCode.id, { onDelete: 'cascade' }),
  /** What the device calls itself. */
  name: text('name'),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: integer('created_at').notNull(),
})
