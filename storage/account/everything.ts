import type { Database } from 'better-sqlite3'

export type Somebody = { id: string; email: string; role?: string }

/** For tests: a person with a row in every table that can name people. */
export function addPerson(sqlite: Database, who: Somebody): void {
  const { id, email } = who
  const values = { ...who, id, email, role: who.role ?? 'user', at: 1_700_000_000_000 }
  const add = (sql: string) => sqlite.prepare(sql).run(values)
  add(`INSERT INTO user (id, name, email, role, created_at, updated_at)
    VALUES (@id, 'Name of ' || @id, @email, @role, @at, @at)`)
  add(`INSERT INTO session (id, token, user_id, expires_at, created_at, updated_at)
    VALUES ('session-' || @id, 'token-' || @id, @id, 9e12, @at, @at)`)
  add(`INSERT INTO session_activity (session_id, at) VALUES ('session-' || @id, @at)`)
  add(`INSERT INTO refresh_secret (hash, session_id, created_at)
    VALUES ('hash-' || @id, 'session-' || @id, @at)`)
  add(`INSERT INTO account (id, account_id, provider_id, user_id, created_at, updated_at)
    VALUES ('account-' || @id, @id, 'credential', @id, @at, @at)`)
  add(`INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at)
    VALUES ('reset-' || @id, 'reset-password:' || @id, @id, 9e12, @at, @at),
      ('magic-' || @id, 'abc', '{"email":"' || upper(@email) || '"}', 9e12, @at, @at)`)
  add(
    `INSERT INTO two_factor (id, secret, backup_codes, user_id) VALUES ('2fa-' || @id, 's', 'c', @id)`,
  )
  add(`INSERT INTO totp_step (user_id, step) VALUES (@id, 1)`)
  add(`INSERT INTO passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up)
    VALUES ('passkey-' || @id, 'k', @id, 'credential-' || @id, 0, 'singleDevice', 0)`)
  add(`INSERT INTO passkey_use (passkey_id, last_used_at) VALUES ('passkey-' || @id, @at)`)
  add(`INSERT INTO apikey (id, name, reference_id, key, start, created_at, updated_at, metadata)
    VALUES ('key-' || @id, 'photo frame', @id, 'key hash of ' || @id, 'sk_live_ab', @at, @at,
      '"{\\"scopes\\":[\\"media:read\\"]}"')`)
  add(`INSERT INTO device_code (id, device_code, user_code, user_id, expires_at, status)
    VALUES ('code-' || @id, 'dc-' || @id, 'uc-' || @id, @id, 9e12, 'approved')`)
  add(
    `INSERT INTO person_setting (user_id, scope, value, updated_at) VALUES (@id, 'global', '{}', @at)`,
  )
  add(`INSERT INTO security_event (id, user_id, event_type, metadata, created_at)
    VALUES ('login-' || @id, @id, 'login_success', NULL, @at),
      ('guess-' || @id, NULL, 'login_failure', '{"email":"' || @email || '"}', @at)`)
  add(`INSERT INTO failed_attempt (bucket, at) VALUES ('password:' || @email || '|::1', @at),
    ('second-factor:' || @id, @at), ('passkey:credential-' || @id, @at)`)
  add(`INSERT INTO lockout (bucket, until) VALUES ('password:' || @email || '|::1', 9e12),
    ('sign-up:' || @email, 9e12)`)
  add(`INSERT INTO mail (id, kind, address, user_id, content, state, created_at, expires_at)
    VALUES ('mail-' || @id, 'reset', @email, @id, '{}', 'waiting', @at, 9e12),
      ('invited-' || @id, 'invitation', @email, NULL, '{}', 'sent', @at, 9e12)`)
  add(`INSERT INTO invite (id, code_hash, email, role, created_by, created_at, expires_at)
    VALUES ('by-' || @id, 'by-' || @id, NULL, 'user', @id, @at, 9e12)`)
  add(`INSERT INTO invite (id, code_hash, email, role, created_at, expires_at, redeemed_by)
    VALUES ('for-' || @id, 'for-' || @id, @email, 'user', @at, 9e12, @id)`)
  add(`INSERT INTO trusted_device (id, user_id, identifier, created_at, last_used_at)
    VALUES ('trust-' || @id, @id, 'trust-' || @id, @at, @at)`)
  add(`INSERT INTO organization (id, name, slug, created_at, metadata)
    VALUES ('space-' || @id, 'Own', 'own-' || @id, @at, '{"type":"personal"}')`)
  add(`INSERT INTO member (id, organization_id, user_id, role, created_at)
    VALUES ('own-' || @id, 'space-' || @id, @id, 'owner', @at)`)
  add(`INSERT INTO organization (id, name, slug, created_at, metadata)
    VALUES ('house', 'House', 'house', @at, '{"type":"family"}') ON CONFLICT DO NOTHING`)
  add(`INSERT INTO member (id, organization_id, user_id, role, created_at)
    VALUES ('in-house-' || @id, 'house', @id,
      iif(EXISTS (SELECT 1 FROM member WHERE organization_id = 'house'), 'member', 'owner'), @at)`)
  add(`INSERT INTO invitation (id, organization_id, email, expires_at, inviter_id)
    VALUES ('to-' || @id, 'house', @email, 9e12, @id)`)
  add(`INSERT INTO oauth_client (id, client_id, name, user_id, redirect_uris)
    VALUES ('client-' || @id, 'client-' || @id, 'Cloud', @id, '[]')`)
  add(`INSERT INTO oauth_consent (id, client_id, user_id, scopes, created_at, updated_at)
    VALUES ('consent-' || @id, 'client-' || @id, @id, '["openid"]', @at, @at)`)
  add(`INSERT INTO oauth_refresh_token (id, token, client_id, session_id, user_id, expires_at, created_at, scopes)
    VALUES ('refresh-' || @id, 'rt-' || @id, 'client-' || @id, 'session-' || @id, @id, 9e12, @at, '[]')`)
  add(`INSERT INTO oauth_access_token (id, token, client_id, user_id, expires_at, created_at, scopes)
    VALUES ('access-' || @id, 'at-' || @id, 'client-' || @id, @id, 9e12, @at, '[]')`)
}

/** `table.column` of everything in the database that still says one of these words. */
export function mentionsOf(sqlite: Database, words: readonly string[]): string[] {
  const columns = sqlite
    .prepare<[], { table: string; column: string }>(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t
        JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`,
    )
    .all()
  const says = (table: string, column: string, word: string) =>
    sqlite
      .prepare(
        `SELECT 1 FROM "${table}" WHERE instr(lower(CAST("${column}" AS TEXT)), lower(?)) LIMIT 1`,
      )
      .get(word) !== undefined
  return columns
    .filter(({ table, column }) => words.some((word) => says(table, column, word)))
    .map(({ table, column }) => `${table}.${column}`)
}
