/**
 * The tables of guardians in vault.db. STRICT in SQL. What looks at another row is in guards.ts: who may
 * be named, and what ends with what.
 */
import { sql } from 'drizzle-orm'
import {
  blob,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { encryptionVaults } from '../schema.ts'

const bytes = (name: string) => blob(name, { mode: 'buffer' })
/** An uncompressed point of P-256. */
const isPoint = sql`length(public_key) = 65 AND substr(public_key, 1, 1) = x'04'`

/** What shares are sealed to, of everybody who can be a guardian. */
export const guardianKeys = sqliteTable(
  'guardian_keys',
  {
    userId: text('user_id')
      .notNull()
      .primaryKey()
      .references(() => encryptionVaults.userId, { onDelete: 'cascade' }),
    publicKey: bytes('public_key').notNull(),
    /** IV, PKCS #8 under the person's own vault, tag. */
    sealedPrivateKey: bytes('sealed_private_key').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  () => [
    check('guardian_keys_point', isPoint),
    check('guardian_keys_sealed', sql`length(sealed_private_key) BETWEEN 60 AND 400`),
  ],
)

/** One a person: how many guardians they named, and how many it takes. Never changed, only replaced. */
export const guardianCircles = sqliteTable(
  'guardian_circles',
  {
    id: text('id').notNull().primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .unique('guardian_circles_one')
      .references(() => encryptionVaults.userId, { onDelete: 'cascade' }),
    threshold: integer('threshold').notNull(),
    /** Guardians that were named; one who left the household has no row any more. */
    named: integer('named').notNull(),
    /** Of the recovery wrap whose code was split. */
    recoveryIv: bytes('recovery_iv').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  () => [
    check(
      'guardian_circles_sizes',
      sql`named BETWEEN 2 AND 9 AND threshold BETWEEN 2 AND named AND length(recovery_iv) = 12`,
    ),
    check('guardian_circles_id', sql`length(id) = 36`),
  ],
)

/** One a guardian. A share that is lost says why, and never comes back. */
export const guardianShares = sqliteTable(
  'guardian_shares',
  {
    circleId: text('circle_id')
      .notNull()
      .references(() => guardianCircles.id, { onDelete: 'cascade' }),
    guardianId: text('guardian_id').notNull(),
    /** Opens on the guardian's own device: ephemeral key, IV, ciphertext, tag. */
    sealedShare: bytes('sealed_share'),
    lost: text('lost'),
  },
  (table) => [
    primaryKey({ columns: [table.circleId, table.guardianId] }),
    index('guardian_shares_held').on(table.guardianId),
    check(
      'guardian_shares_lost',
      sql`(sealed_share IS NULL) = (lost IS NOT NULL)
    AND coalesce(lost, 'declined') IN ('declined', 'zero-knowledge-off', 'key-replaced')`,
    ),
    check('guardian_shares_length', sql`coalesce(length(sealed_share), 126) = 126`),
    check('guardian_shares_person', sql`guardian_id <> ''`),
  ],
)

/** Kept for a while when they are over: how many there were in a day is counted by them. */
export const guardianRequests = sqliteTable(
  'guardian_requests',
  {
    id: text('id').notNull().primaryKey(),
    circleId: text('circle_id')
      .notNull()
      .references(() => guardianCircles.id, { onDelete: 'cascade' }),
    /** Of the device that asks; its other half never leaves that device. */
    publicKey: bytes('public_key').notNull(),
    state: text('state').notNull().default('open'),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    unique('guardian_requests_of').on(table.id, table.circleId),
    uniqueIndex('guardian_requests_one_open')
      .on(table.circleId)
      .where(sql`state = 'open'`),
    check('guardian_requests_point', isPoint),
    check('guardian_requests_state', sql`state IN ('open', 'withdrawn', 'replaced')`),
    check('guardian_requests_times', sql`id <> '' AND expires_at > created_at`),
  ],
)

/** Of a guardian of the circle the request was made for, and nobody else: see the second foreign key. */
export const guardianAnswers = sqliteTable(
  'guardian_answers',
  {
    requestId: text('request_id').notNull(),
    circleId: text('circle_id').notNull(),
    guardianId: text('guardian_id').notNull(),
    /** The share, sealed to the request's key; NULL: the guardian refused. */
    sealedShare: bytes('sealed_share'),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.guardianId] }),
    foreignKey({
      columns: [table.requestId, table.circleId],
      foreignColumns: [guardianRequests.id, guardianRequests.circleId],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.circleId, table.guardianId],
      foreignColumns: [guardianShares.circleId, guardianShares.guardianId],
    }).onDelete('cascade'),
    index('guardian_answers_by').on(table.circleId, table.guardianId),
    check('guardian_answers_length', sql`coalesce(length(sealed_share), 126) = 126`),
  ],
)
