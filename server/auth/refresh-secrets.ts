import { createHash, randomBytes } from 'node:crypto'
import type { Storage } from '../../storage/index.ts'

/** How many a session may hold at a time that nobody has used: more than a household's browser has apps. */
const unusedAtMost = 20

export type Exchange = { kind: 'fresh' | 'replayed'; sessionId: string; token: string }

/**
 * The `refreshToken` of the contract: a secret of its own, of which only the hash is kept, good for
 * one exchange. It is neither a cookie nor a bearer token. Functions are synchronous.
 */
export function createRefreshSecrets({
  storage: { sqlite },
  now,
}: {
  storage: Storage
  now: () => number
}) {
  const add = sqlite.prepare(
    'INSERT INTO refresh_secret (hash, session_id, created_at) VALUES (?, ?, ?)',
  )
  // What was used stays: only by it is a second use known for what it is.
  const bound = sqlite.prepare(
    `DELETE FROM refresh_secret WHERE hash IN (
       SELECT hash FROM refresh_secret WHERE session_id = ? AND used_at IS NULL
       ORDER BY created_at DESC, rowid DESC LIMIT -1 OFFSET ${unusedAtMost})`,
  )
  const find = sqlite.prepare<
    [string, number],
    { session_id: string; used_at: number | null; token: string }
  >(
    `SELECT r.session_id, r.used_at, s.token FROM refresh_secret r JOIN session s ON s.id = r.session_id
     WHERE r.hash = ? AND s.expires_at > ?`,
  )
  const any = sqlite.prepare('SELECT 1 FROM refresh_secret WHERE session_id = ? LIMIT 1')
  const use = sqlite.prepare('UPDATE refresh_secret SET used_at = ? WHERE hash = ?')
  return {
    /** The oldest of many that were never used go. */
    issue(sessionId: string): string {
      const secret = `hr_${randomBytes(32).toString('base64url')}`
      add.run(hashOf(secret), sessionId, now())
      bound.run(sessionId)
      return secret
    },
    /** Whether this session was ever given one. */
    anyOf: (sessionId: string) => any.get(sessionId) !== undefined,
    /** Uses it up. A second use is told: two hold it, and one of them is a thief. */
    exchange(secret: string): Exchange | null {
      const row = find.get(hashOf(secret), now())
      if (!row) return null
      if (row.used_at === null) use.run(now(), hashOf(secret))
      const kind = row.used_at === null ? 'fresh' : 'replayed'
      return { kind, sessionId: row.session_id, token: row.token }
    },
    /** The session it belongs to, without using it up. */
    sessionOf: (secret: string) => find.get(hashOf(secret), now()) ?? null,
  }
}

export type RefreshSecrets = ReturnType<typeof createRefreshSecrets>

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
