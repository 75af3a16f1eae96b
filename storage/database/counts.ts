import type { Database } from 'better-sqlite3'
import { appsSql, facetsSql } from './facets.ts'

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
    FROM reference WHERE removed_at IS NULL GROUP BY owner_id, app
  UNION ALL SELECT owner_id, 'sealed', '', count(*), sum(size + length(facts))
    FROM sealed_media WHERE removed_at IS NULL GROUP BY owner_id`

/** Makes the kept counts right again, whatever they were. */
export function recount(sqlite: Database): void {
  sqlite.exec(`UPDATE media SET apps = ${appsSql} WHERE apps <> ${appsSql};
    DELETE FROM media_count; INSERT INTO media_count ${countedSql};
    DELETE FROM media_facet; INSERT INTO media_facet ${facetsSql}`)
}

/**
 * Counts anew where the totals show that it is needed. Looking costs 60 ms at a million media, so
 * it is for the daily tidying, not for a start.
 */
export function healCounts(sqlite: Database): boolean {
  const kept = "SELECT owner_id, count FROM media_count WHERE dimension = 'total'"
  const facets = 'SELECT owner_id, sum(count) FROM media_facet GROUP BY owner_id, span'
  const live = 'SELECT owner_id, count(*) FROM media WHERE removed_at IS NULL GROUP BY owner_id'
  const keptSealed = "SELECT owner_id, count FROM media_count WHERE dimension = 'sealed'"
  const sealed = `SELECT owner_id, count(*) FROM sealed_media INDEXED BY sealed_by_creation
    WHERE removed_at IS NULL GROUP BY owner_id`
  const wrong = sqlite.prepare(
    `SELECT 1 FROM (${kept} EXCEPT ${live}) UNION ALL SELECT 1 FROM (${live} EXCEPT ${kept})
      UNION ALL SELECT 1 FROM (${facets} EXCEPT ${live})
      UNION ALL SELECT 1 FROM (${live} EXCEPT ${facets})
      UNION ALL SELECT 1 FROM (${keptSealed} EXCEPT ${sealed})
      UNION ALL SELECT 1 FROM (${sealed} EXCEPT ${keptSealed})`,
  )
  if (wrong.get() === undefined) return false
  recount(sqlite)
  return true
}

/** How many kept counts differ from the counted. */
export function wrongCounts(sqlite: Database): number {
  const misnamed = sqlite.prepare(`SELECT count(*) FROM media WHERE apps <> ${appsSql}`).pluck()
  const count = 'SELECT owner_id, dimension, key, count, size FROM media_count'
  const facet = `SELECT owner_id, span, bucket, mime_type, has_location, apps, count FROM media_facet`
  return (
    (misnamed.get() as number) +
    difference(sqlite, count, countedSql) +
    difference(sqlite, facet, facetsSql)
  )
}

function difference(sqlite: Database, kept: string, counted: string): number {
  const differing = (some: string, others: string) =>
    sqlite.prepare(
      `SELECT count(*) FROM (SELECT * FROM (${some}) EXCEPT SELECT * FROM (${others}))`,
    )
  const missing = differing(counted, kept).pluck().get() as number
  const surplus = differing(kept, counted).pluck().get() as number
  return Math.max(missing, surplus)
}
