import type { Database } from 'better-sqlite3'
import type { MediaRows, MediaStats } from './media.ts'

/** Reads the kept counts: what this costs grows with apps, years and days, not with media. */
export function createStatistics(sqlite: Database): Pick<MediaRows, 'stats' | 'days'> {
  const counts = sqlite.prepare<[string], Count>(
    `SELECT dimension, key, count, size FROM media_count
      WHERE owner_id = ? AND dimension IN ('total', 'app', 'year', 'sealed')`,
  )
  const days = sqlite.prepare<[string], { day: string; count: number }>(
    `SELECT key AS day, count FROM media_count WHERE owner_id = ? AND dimension = 'day'
      ORDER BY key DESC`,
  )

  return {
    stats(ownerId) {
      const stats: MediaStats = { totalCount: 0, totalSize: 0, byApp: {}, byYear: {} }
      for (const row of counts.all(ownerId)) enter(stats, row)
      return stats
    },
    days: (ownerId) => days.all(ownerId),
  }
}

type Count = {
  dimension: 'total' | 'app' | 'year' | 'sealed'
  key: string
  count: number
  size: number
}

function enter(stats: MediaStats, { dimension, key, count, size }: Count): void {
  if (dimension === 'app') stats.byApp[key] = { count, size }
  else if (dimension === 'year') stats.byYear[key] = count
  else if (dimension === 'sealed') stats.sealed = { count, size }
  else stats.totalCount = count
  // What is sealed takes room like the rest, and is counted by itself.
  if (dimension === 'total' || dimension === 'sealed') stats.totalSize += size
}
