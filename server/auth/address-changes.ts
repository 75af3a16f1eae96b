import type { Database } from 'better-sqlite3'
import { nameOf } from './token-name.ts'

/**
 * Links under way that give an account another address. Better Auth's are signed and nothing else, so
 * they would outlive a new password: each counts only as long as its row is there. The row has the
 * person's id as its value, so that it goes with the other loose ends. Synchronous.
 */
export function createAddressChanges({
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
  const find = sqlite
    .prepare<[string, number], string>(
      'SELECT value FROM verification WHERE identifier = ? AND expires_at > ?',
    )
    .pluck()
  const drop = sqlite.prepare(
    "DELETE FROM verification WHERE value = ? AND identifier LIKE 'address-change:%'",
  )
  const rowOf = (token: string) => `address-change:${nameOf(token)}`
  return {
    note({ token, userId, expiresAt }: { token: string; userId: string; expiresAt: number }): void {
      add.run(newId(), rowOf(token), userId, expiresAt, now(), now())
    },
    /** Whose address this link changes; null where it does not count any more. */
    personOf: (token: string): string | null => find.get(rowOf(token), now()) ?? null,
    /** They have their new address. */
    forget: (userId: string) => drop.run(userId),
  }
}

export type AddressChanges = ReturnType<typeof createAddressChanges>
