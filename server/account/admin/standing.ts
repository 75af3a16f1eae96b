import { z } from 'zod'
import { HearthError, type Storage } from '../../../storage/index.ts'

export const standingChange = z.object({
  role: z.enum(['admin', 'user']).optional(),
  disabled: z.boolean().optional(),
})

export const standing = z.object({ id: z.string(), role: z.string(), disabled: z.boolean() })

export type Standing = z.output<typeof standing>

/** Who is an admin, and who may come in at all. Sync: for a transaction. */
export function createStanding({ storage, now }: { storage: Storage; now: () => number }) {
  const { sqlite } = storage
  const find = sqlite.prepare<[string], { id: string; role: string; banned: number }>(
    `SELECT id, coalesce(role, 'user') AS role, banned IS 1 AS banned FROM user WHERE id = ?`,
  )
  const another = sqlite.prepare(
    `SELECT 1 FROM user WHERE id <> ? AND role = 'admin' AND banned IS NOT 1`,
  )
  const change = sqlite.prepare(
    `UPDATE user SET role = ?, banned = ?, ban_reason = NULL, ban_expires = NULL, updated_at = ?
      WHERE id = ?`,
  )
  // Other programs that sign in with Hearth hold tokens of their own.
  const ends = [
    // What a trusted device's cookie names; it goes before the row that says whose it is.
    sqlite.prepare(
      'DELETE FROM verification WHERE identifier IN (SELECT identifier FROM trusted_device WHERE user_id = ?)',
    ),
    ...['session', 'oauth_access_token', 'oauth_refresh_token', 'trusted_device'].map((table) =>
      sqlite.prepare(`DELETE FROM ${table} WHERE user_id = ?`),
    ),
  ]

  return {
    /** @throws NOT_FOUND; CONFLICT where nobody would be left to look after the house */
    change(
      id: string,
      wish: z.output<typeof standingChange>,
    ): { before: Standing; after: Standing } {
      const before = read(id)
      const after = {
        id,
        role: wish.role ?? before.role,
        disabled: wish.disabled ?? before.disabled,
      }
      if (looksAfter(before) && !looksAfter(after) && another.get(id) === undefined)
        throw lastAdmin()
      change.run(after.role, Number(after.disabled), now(), id)
      if (after.disabled && !before.disabled) for (const end of ends) end.run(id)
      return { before, after }
    },
  }

  function read(id: string): Standing {
    const row = find.get(id)
    if (row === undefined) throw new HearthError('NOT_FOUND', 'There is no such person.')
    return { id: row.id, role: row.role, disabled: row.banned === 1 }
  }
}

function looksAfter({ role, disabled }: Standing): boolean {
  return role === 'admin' && !disabled
}

function lastAdmin(): HearthError {
  return new HearthError(
    'CONFLICT',
    'This is the only admin who can sign in. Make somebody else an admin first.',
  )
}
