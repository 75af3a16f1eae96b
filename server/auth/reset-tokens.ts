import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** How long a link that sets a new password lasts, in ms. */
export const resetLastsMs = 3_600_000

/** The rows that Better Auth looks for when a reset link is used. Synchronous. */
export function createResetTokens({
  sqlite,
  now,
  newId,
}: {
  sqlite: Database
  now: () => number
  newId: () => string
}) {
  const add = sqlite.prepare(
    `INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const drop = sqlite.prepare('DELETE FROM verification WHERE identifier = ?')
  const find = sqlite.prepare('SELECT value FROM verification WHERE identifier = ?').pluck()
  return {
    /** A token that sets this person's password once. */
    issue(userId: string): { token: string; expiresAt: number } {
      const token = randomBytes(24).toString('base64url')
      const expiresAt = now() + resetLastsMs
      add.run(newId(), `reset-password:${token}`, userId, expiresAt, now(), now())
      return { token, expiresAt }
    },
    /** A token that is good for nothing any more. */
    forget: (token: string) => drop.run(`reset-password:${token}`),
    /** Whose password a token sets; null where it is not known. */
    personOf: (token: string) =>
      (find.get(`reset-password:${token}`) as string | undefined) ?? null,
  }
}

export type ResetTokens = ReturnType<typeof createResetTokens>
