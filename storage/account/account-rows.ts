import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'

/** Whose account ends, in the spelling the tables have. */
export type Leaver = { id: string; email: string }

const another = `SELECT 1 FROM user WHERE id <> @id AND role = 'admin' AND banned IS NOT 1`
/** `kind:e-mail|address`, `kind:person`, `passkey:credential`. */
const theirBucket = `instr(bucket || '|', ':' || @email || '|') > 0 OR instr(bucket, @id) > 0
  OR bucket IN (SELECT 'passkey:' || credential_id FROM passkey WHERE user_id = @id)`
/** Better Auth keeps both in texts of its own making; a request that is lost can be made again. */
const theirRequest = `instr(identifier, @id) > 0 OR instr(value, @id) > 0
  OR instr(lower(identifier), @email) > 0 OR instr(lower(value), @email) > 0`
const theirs = `SELECT organization_id FROM member WHERE user_id = @id`

/** In this order: what is looked up through another row goes before it; the person goes last. */
const steps: readonly string[] = [
  `DELETE FROM lockout WHERE ${theirBucket}`,
  `DELETE FROM failed_attempt WHERE ${theirBucket}`,
  `DELETE FROM verification WHERE ${theirRequest}`,
  `DELETE FROM apikey WHERE reference_id = @id`,
  `DELETE FROM device_code WHERE user_id = @id`,
  `DELETE FROM mail WHERE user_id = @id OR lower(address) = @email`,
  `DELETE FROM invite WHERE created_by = @id OR redeemed_by = @id OR lower(email) = @email`,
  `DELETE FROM invitation WHERE inviter_id = @id OR lower(email) = @email`,
  `DELETE FROM session WHERE impersonated_by = @id`,
  // An app that the house signs in to stays, whoever entered it.
  `UPDATE oauth_client SET user_id = NULL, contacts = NULL WHERE user_id = @id AND (
    EXISTS (SELECT 1 FROM user WHERE id = @id AND role = 'admin')
    OR EXISTS (SELECT 1 FROM oauth_consent c WHERE c.client_id = oauth_client.client_id
      AND c.user_id <> @id))`,
  `DELETE FROM organization WHERE metadata ->> 'type' = 'personal' AND id IN (
    SELECT organization_id FROM member WHERE user_id = @id AND role = 'owner')`,
  // A space that others are in keeps an owner: whoever managed it, else whoever is in it longest.
  `UPDATE member SET role = 'owner' WHERE id IN (
    SELECT (SELECT m.id FROM member m WHERE m.organization_id = o.id AND m.user_id <> @id
        ORDER BY m.role <> 'admin', m.created_at, m.id LIMIT 1)
      FROM organization o WHERE o.id IN (${theirs}) AND NOT EXISTS (SELECT 1 FROM member m
        WHERE m.organization_id = o.id AND m.user_id <> @id AND m.role = 'owner'))`,
  `DELETE FROM organization WHERE metadata ->> 'type' IS NOT 'family' AND id IN (${theirs})
    AND NOT EXISTS (SELECT 1 FROM member m WHERE m.organization_id = organization.id
      AND m.user_id <> @id)`,
  `UPDATE session SET active_organization_id = NULL WHERE active_organization_id IS NOT NULL
    AND active_organization_id NOT IN (SELECT id FROM organization)`,
  // Sessions, passkeys, settings, security events and the rest go with it.
  `DELETE FROM user WHERE id = @id`,
]

/** Rows of an account, but for the media. Sync; for one transaction. */
export function createAccountRows(sqlite: Database) {
  const find = sqlite.prepare<[string], Leaver & { isAdmin: number }>(
    `SELECT id, email, role IS 'admin' AND banned IS NOT 1 AS isAdmin FROM user WHERE id = ?`,
  )
  const anotherAdmin = sqlite.prepare<[{ id: string }]>(another)
  const counts = sqlite.prepare<[{ id: string }], { sessions: number; accounts: number }>(
    `SELECT (SELECT count(*) FROM session WHERE user_id = @id) AS sessions,
      (SELECT count(*) FROM account WHERE user_id = @id) AS accounts`,
  )
  const prepared = steps.map((sql) => sqlite.prepare<[Leaver]>(sql))

  return {
    /** @throws NOT_FOUND; CONFLICT for the last admin. Nothing is changed then. */
    findLeaver(userId: string): Leaver {
      const row = find.get(userId)
      if (row === undefined) throw new HearthError('NOT_FOUND', 'There is no such person.')
      if (row.isAdmin === 1 && anotherAdmin.get({ id: userId }) === undefined) throw lastAdmin()
      return { id: row.id, email: row.email.toLowerCase() }
    },
    count: (id: string) => counts.get({ id }) ?? { sessions: 0, accounts: 0 },
    end(leaver: Leaver): void {
      for (const step of prepared) step.run(leaver)
    },
  }
}

function lastAdmin(): HearthError {
  return new HearthError(
    'CONFLICT',
    'This is the only account that can look after this Hearth. Make somebody else an admin first.',
  )
}
