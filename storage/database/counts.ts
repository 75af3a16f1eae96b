import type { Database } from 'better-sqlite3'

/** What media_count must say, counted from the rows. */
export const countedSql = `
  SELECT owner_id, 'total' AS dimension, '' AS key, count(*) AS count, sum(size) AS size
    FROM media WHERE removed_at IS NULL GROUP BY owner_id
  UNION ALL SELECT owner_id, 'year', substr(day, 1, 4), count(*), sum(size)
    FROM media WHERE removed_at IS NULL GROUP BY owner_id, substr(day, 1, 4)
  UNION ALL SELECT owner_id, 'day', day, count(*), sum(size)
    FROM media WHERE removed_at IS NULL GROUP BY owner_id, day
  UNION ALL SELECT owner_id, 'type', mime_type, count(*), sum(size)
    FROM media WHERE removed_at IS NULL GROUP BY owner_id, mime_type
  UNION ALL SELECT owner_id, 'app', app, count(*), sum(size)
    FROM reference WHERE removed_at IS NULL GROUP BY owner_id, app`

/** Makes the kept counts right again, whatever they were. */
export function recount(sqlite: Database): void {
  sqlite.exec(`DELETE FROM media_count; INSERT INTO media_count ${countedSql}`)
}

/**
 * Counts anew where the totals show that it is needed. Looking costs 60 ms at a million media, so
 * it is for the daily tidying, not for a start.
 */
export function healCounts(sqlite: Database): boolean {
  const kept = "SELECT owner_id, count FROM media_count WHERE dimension = 'total'"
  const live = 'SELECT owner_id, count(*) FROM media WHERE removed_at IS NULL GROUP BY owner_id'
  const wrong = sqlite.prepare(
    `SELECT 1 FROM (${kept} EXCEPT ${live}) UNION ALL SELECT 1 FROM (${live} EXCEPT ${kept})`,
  )
  if (wrong.get() === undefined) return false
  recount(sqlite)
  return true
}

/** How many kept counts differ from the counted. */
export function wrongCounts(sqlite: Database): number {
  const kept = 'SELECT owner_id, dimension, key, count, size FROM media_count'
  const differing = (some: string, others: string) =>
    sqlite.prepare(`SELECT count(*) FROM (${some} EXCEPT SELECT * FROM (${others}))`).pluck()
  const missing = differing(`SELECT * FROM (${countedSql})`, kept).get() as number
  const surplus = differing(kept, countedSql).get() as number
  return Math.max(missing, surplus)
}
