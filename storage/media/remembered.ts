import type { Database } from 'better-sqlite3'

/** Enough for what a household's open pages show. */
const mostRemembered = 5000

/**
 * Answers `look` from memory until any row of this database changes. SQLite itself counts the
 * changes of this connection, cascades and triggers among them, and asking it for the count costs a
 * sixth of a look; the data folder's lock keeps other writers out. Inside a transaction nothing is
 * remembered, for it may be undone. Nor is what is not there: such ids are as many and as long as
 * somebody likes. What is answered is shared: not to be changed.
 */
export function rememberUntilChange<T>(
  sqlite: Database,
  look: (ownerId: string, id: string) => T | null,
): (ownerId: string, id: string) => T | null {
  const changes = sqlite.prepare<[], number>('SELECT total_changes()').pluck()
  const remembered = new Map<string, T>()
  let heldAt: number | undefined

  return (ownerId, id) => {
    const now = changes.get()
    if (sqlite.inTransaction) return look(ownerId, id)
    if (now !== heldAt || remembered.size >= mostRemembered) remembered.clear()
    heldAt = now
    const key = `${ownerId} ${id}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const found = look(ownerId, id)
    if (found !== null) remembered.set(key, found)
    return found
  }
}
