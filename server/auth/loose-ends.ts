import type { Database } from 'better-sqlite3'

/**
 * What lets somebody in without asking again, beside sessions: links under way, codes a television may
 * still redeem, the tokens of other programs. Cut with a new password. Synchronous.
 */
export function createLooseEnds({ sqlite }: { sqlite: Database }) {
  const byPerson = [
    // Reset links, half sign-ins and trusted devices: Better Auth keeps the person's id with each.
    'DELETE FROM verification WHERE value = ?',
    'DELETE FROM device_code WHERE user_id = ?',
    'DELETE FROM oauth_access_token WHERE user_id = ?',
    'DELETE FROM oauth_refresh_token WHERE user_id = ?',
    'DELETE FROM trusted_device WHERE user_id = ?',
  ].map((sql) => sqlite.prepare(sql))
  const links = sqlite.prepare(
    `DELETE FROM verification WHERE json_valid(value) AND json_type(value) = 'object' AND value ->> 'email' = ?`,
  )
  return {
    cut(person: { userId: string; email: string }): void {
      for (const statement of byPerson) statement.run(person.userId)
      links.run(person.email)
    },
  }
}

export type LooseEnds = ReturnType<typeof createLooseEnds>
