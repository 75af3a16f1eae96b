import type { Database } from 'better-sqlite3'

export type LinkRowDeps = { sqlite: Database; now: () => number; newId: () => string }

/**
 * Rows of Better Auth's table for links under way: what a link is known by, whose it is, until when. As
 * the person's id is the value, a row goes with the other loose ends. Synchronous.
 */
export function createLinkRows({ sqlite, now, newId }: LinkRowDeps) {
  const add = sqlite.prepare(
    `INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const find = sqlite.prepare<[string], { userId: string; expiresAt: number }>(
    'SELECT value AS userId, expires_at AS expiresAt FROM verification WHERE identifier = ?',
  )
  const drop = sqlite.prepare('DELETE FROM verification WHERE identifier = ?')
  return {
    add(identifier: string, userId: string, expiresAt: number): void {
      add.run(newId(), identifier, userId, expiresAt, now(), now())
    },
    /** Expired or not. */
    find: (identifier: string) => find.get(identifier) ?? null,
    remove: (identifier: string) => drop.run(identifier),
  }
}
