import type { Storage } from '../../../storage/index.ts'

type Row = {
  client_id: string
  name: string
  uri: string | null
  icon: string | null
  scopes: string
  created_at: number
}

/** What people allowed, in the provider's rows. Synchronous. */
export function createConsents({ sqlite }: Pick<Storage, 'sqlite'>) {
  const ofPerson = sqlite.prepare<[string], Row>(
    `SELECT a.client_id, a.name, a.uri, a.icon, c.scopes, c.created_at
     FROM oauth_consent c JOIN oauth_client a ON a.client_id = c.client_id
     WHERE c.user_id = ? ORDER BY c.created_at DESC, c.id`,
  )
  const nameOf = sqlite
    .prepare<[string, string], string>(
      `SELECT a.name FROM oauth_consent c JOIN oauth_client a ON a.client_id = c.client_id
       WHERE c.user_id = ? AND c.client_id = ?`,
    )
    .pluck()
  const ends = [
    'DELETE FROM oauth_access_token WHERE user_id = ? AND client_id = ?',
    'DELETE FROM oauth_refresh_token WHERE user_id = ? AND client_id = ?',
    // Codes on their way would become tokens.
    `DELETE FROM verification WHERE CASE WHEN json_valid(value)
       THEN value ->> '$.type' = 'authorization_code' AND value ->> '$.userId' = ? AND value ->> '$.query.client_id' = ? END`,
    'DELETE FROM oauth_consent WHERE user_id = ? AND client_id = ?',
  ].map((sql) => sqlite.prepare<[string, string]>(sql))
  return {
    /** Newest first. */
    list: (userId: string) =>
      ofPerson.all(userId).map((row) => ({
        id: row.client_id,
        name: row.name,
        uri: row.uri,
        icon: row.icon,
        scopes: wordsIn(row.scopes),
        allowedAt: new Date(row.created_at).toISOString(),
      })),
    /** Ends the consent and every token that came of it. @returns the app's name, null where nothing was allowed */
    remove(userId: string, clientId: string): string | null {
      const name = nameOf.get(userId, clientId) ?? null
      if (name !== null) for (const end of ends) end.run(userId, clientId)
      return name
    },
  }
}

/** Better Auth's adapter writes a list as JSON in JSON. */
function wordsIn(text: string): string[] {
  const once: unknown = JSON.parse(text)
  return (typeof once === 'string' ? JSON.parse(once) : once) as string[]
}
