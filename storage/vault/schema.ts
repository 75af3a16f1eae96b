/**
 * The tables of vault.db. STRICT in SQL, which Drizzle cannot say. Keys and hashes are BLOBs, times are
 * ms since 1970. A bug in the code has to hit one of these CHECKs, not lock a person out.
 */
import { sql } from 'drizzle-orm'
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
} from 'drizzle-orm/sqlite-core'

const bytes = (name: string) => blob(name, { mode: 'buffer' })

/** One row a person who has a master key. */
export const encryptionVaults = sqliteTable(
  'encryption_vaults',
  {
    userId: text('user_id').notNull().primaryKey(),
    /** Of the master key: goes up when it is replaced, and is bound into the wrap. */
    generation: integer('generation').notNull(),
    formatVersion: integer('format_version').notNull(),
    kekId: text('kek_id'),
    /** The server's wrap: ciphertext of 32 bytes and the tag. */
    wrappedMk: bytes('wrapped_mk'),
    wrapIv: bytes('wrap_iv'),
    /** Opens with the person's recovery code alone. */
    recoveryWrappedMk: bytes('recovery_wrapped_mk'),
    recoveryIv: bytes('recovery_iv'),
    recoverySetAt: integer('recovery_set_at'),
    zeroKnowledge: integer('zero_knowledge').notNull().default(0),
    /** Says whether a key is this vault's; opens nothing. */
    keyCheck: bytes('key_check').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    unique('encryption_vaults_iv_once').on(table.kekId, table.wrapIv),
    check(
      'encryption_vaults_has_wrap',
      sql`wrapped_mk IS NOT NULL OR recovery_wrapped_mk IS NOT NULL`,
    ),
    check(
      'encryption_vaults_wrap_iv_pair',
      sql`(wrapped_mk IS NULL) = (wrap_iv IS NULL) AND (recovery_wrapped_mk IS NULL) = (recovery_iv IS NULL)`,
    ),
    check(
      'encryption_vaults_zk_consistency',
      sql`zero_knowledge = 0 OR (wrapped_mk IS NULL AND recovery_wrapped_mk IS NOT NULL)`,
    ),
    check(
      'encryption_vaults_zk_or_wrap',
      sql`zero_knowledge IN (0, 1) AND (zero_knowledge = 1 OR wrapped_mk IS NOT NULL)`,
    ),
    check('encryption_vaults_kek', sql`(wrapped_mk IS NULL) = (kek_id IS NULL)`),
    check(
      'encryption_vaults_lengths',
      sql`coalesce(length(wrapped_mk), 48) = 48 AND coalesce(length(wrap_iv), 12) = 12
    AND coalesce(length(recovery_wrapped_mk), 48) = 48 AND coalesce(length(recovery_iv), 12) = 12
    AND length(key_check) = 32 AND coalesce(length(kek_id), 16) = 16`,
    ),
    check(
      'encryption_vaults_recovery_time',
      sql`(recovery_wrapped_mk IS NULL) = (recovery_set_at IS NULL)`,
    ),
    check(
      'encryption_vaults_person',
      sql`user_id <> '' AND generation >= 1 AND format_version >= 1`,
    ),
  ],
)

/**
 * Recovery wraps that were replaced without proof while nothing else opened the vault: [Note: nothing is
 * deleted at once].
 */
export const formerRecoveryWraps = sqliteTable(
  'former_recovery_wraps',
  {
    userId: text('user_id')
      .notNull()
      .references(() => encryptionVaults.userId, { onDelete: 'cascade' }),
    recoveryWrappedMk: bytes('recovery_wrapped_mk').notNull(),
    recoveryIv: bytes('recovery_iv').notNull(),
    replacedAt: integer('replaced_at').notNull(),
    until: integer('until').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.recoveryWrappedMk, table.recoveryIv] }),
    check(
      'former_recovery_wraps_lengths',
      sql`length(recovery_wrapped_mk) = 48 AND length(recovery_iv) = 12 AND until > replaced_at`,
    ),
  ],
)

/** One row: under which KEK new wraps must be, and where the audit's chain ends. */
export const vaultKeyring = sqliteTable(
  'vault_keyring',
  {
    id: integer('id').primaryKey(),
    kekId: text('kek_id'),
    auditCount: integer('audit_count').notNull(),
    auditHash: bytes('audit_hash').notNull(),
    /** HMAC of the two under a key from the KEK: without it the end could be cut off unseen. */
    auditSeal: bytes('audit_seal'),
    sealKekId: text('seal_kek_id'),
  },
  () => [
    check('vault_keyring_one', sql`id = 1`),
    check(
      'vault_keyring_lengths',
      sql`coalesce(length(kek_id), 16) = 16 AND length(audit_hash) = 32
    AND coalesce(length(audit_seal), 32) = 32 AND coalesce(length(seal_kek_id), 16) = 16`,
    ),
    check('vault_keyring_seal', sql`(audit_seal IS NULL) = (seal_kek_id IS NULL)`),
  ],
)

/** What names a person in the audit and opens the facts there. It dies with them, and both with it. */
export const vaultSubjects = sqliteTable(
  'vault_subjects',
  {
    userId: text('user_id').notNull().primaryKey(),
    key: bytes('key').notNull(),
  },
  () => [check('vault_subjects_shape', sql`user_id <> '' AND length(key) = 32`)],
)

/** Append-only and without a foreign key: it stays when the person goes, and then names nobody. */
export const encryptionVaultAudit = sqliteTable(
  'encryption_vault_audit',
  {
    seq: integer('seq').primaryKey(),
    subject: bytes('subject').notNull(),
    action: text('action').notNull(),
    /** The HTTP status that was answered. */
    status: integer('status').notNull(),
    at: integer('at').notNull(),
    /** Address, user agent and context: IV, ciphertext, tag. */
    facts: bytes('facts').notNull(),
    /** Of this row and the hash before it. */
    hash: bytes('hash').notNull(),
  },
  (table) => [
    index('encryption_vault_audit_of').on(table.subject, table.seq),
    check(
      'encryption_vault_audit_action',
      sql`action IN ('init', 'fetch', 'failed_fetch', 'rotate', 'recovery_set', 'recovery_clear', 'zk_enable', 'zk_disable',
    'guardian_key_set', 'guardians_set', 'guardians_clear', 'guardian_decline', 'guardian_request',
    'guardian_withdraw', 'guardian_share', 'guardian_answer', 'guardian_refuse')`,
    ),
    check(
      'encryption_vault_audit_lengths',
      sql`seq >= 1 AND length(subject) = 32 AND length(hash) = 32 AND length(facts) >= 28`,
    ),
  ],
)

/** Whose old wraps may still be read in free pages, the log or copies, until they were cleaned. */
export const vaultScrubs = sqliteTable('vault_scrubs', {
  userId: text('user_id').notNull().primaryKey(),
  since: integer('since').notNull(),
})
