import type { Database, Statement } from 'better-sqlite3'
import type { MediaFilter, MediaQuery, MediaRows } from './media.ts'
import { mediaColumns, toMedia, type MediaRow } from './row.ts'

/** list/all: any filter, any order, by offset. The page is chosen on an index, then its rows are read. */
export function createCatalogue(sqlite: Database): Pick<MediaRows, 'listAll'> {
  const prepared = new Map<string, Statement<[Values], unknown>>()
  const kept = sqlite
    .prepare<[string, string, string], number>(
      'SELECT count FROM media_count WHERE owner_id = ? AND dimension = ? AND key = ?',
    )
    .pluck()
  const keptOfTypes = sqlite
    .prepare<[string, string, string], number>(
      `SELECT total(count) FROM media_count
        WHERE owner_id = ? AND dimension = 'type' AND key >= ? AND key < ?`,
    )
    .pluck()

  return {
    listAll(query) {
      const { sql, values } = conditions(query)
      const rows = statement(pageSql(query, sql)).all({
        ...values,
        limit: query.limit,
        offset: query.offset,
      }) as MediaRow[]
      return { items: rows.map(toMedia), total: total(query, sql, values) }
    },
  }

  /** Kept where they are kept, counted along an index otherwise. */
  function total(filter: MediaFilter, sql: string, values: Values): number {
    const { ownerId, apps, mimeType, ...rest } = filter
    const dated = rest.dateFrom !== undefined || rest.dateTo !== undefined
    if (!dated && rest.hasLocation === undefined) {
      if (!apps && !mimeType) return kept.get(ownerId, 'total', '') ?? 0
      if (!mimeType && apps?.length === 1) return kept.get(ownerId, 'app', apps[0] ?? '') ?? 0
      if (!apps && mimeType) return keptOfTypes.get(ownerId, ...typeRange(mimeType)) ?? 0
    }
    const row = statement(`SELECT count(*) AS count FROM ${source(filter, null)} WHERE ${sql}`).get(
      values,
    )
    return (row as { count: number }).count
  }

  /** There are only so many shapes of a query. */
  function statement(sql: string): Statement<[Values], unknown> {
    const known = prepared.get(sql) ?? sqlite.prepare<[Values], unknown>(sql)
    prepared.set(sql, known)
    return known
  }

  function pageSql(query: MediaQuery, where: string): string {
    const order = `${sortColumns[query.sortBy]} ${query.sortOrder}, m.id ${query.sortOrder}`
    return `SELECT ${mediaColumns} FROM (
        SELECT m.rowid AS chosen FROM ${source(query, sortIndexes[query.sortBy])} WHERE ${where}
        ORDER BY ${order} LIMIT @limit OFFSET @offset
      ) JOIN media m ON m.rowid = chosen JOIN blob b ON b.id = m.blob_id ORDER BY ${order}`
  }

  /**
   * Those with a place have an index of their own, a small app in a large library is found through
   * its references, all else along the index that fits.
   */
  function source({ ownerId, apps, hasLocation }: MediaFilter, index: string | null): string {
    if (hasLocation === true) return 'media m INDEXED BY media_located'
    if (apps && isSmall(ownerId, apps))
      return `(${referenced}) CROSS JOIN media m ON m.id = referred`
    return index === null ? 'media m' : `media m INDEXED BY ${index}`
  }

  function isSmall(ownerId: string, apps: readonly string[]): boolean {
    const all = kept.get(ownerId, 'total', '') ?? 0
    const some = apps.reduce((sum, app) => sum + (kept.get(ownerId, 'app', app) ?? 0), 0)
    return some * 10 < all
  }
}

const referenced = `SELECT DISTINCT media_id AS referred FROM reference
  WHERE owner_id = @ownerId AND removed_at IS NULL AND app IN (SELECT value FROM json_each(@apps))`

type Values = Record<string, string | number>

const sortColumns = { createdAt: 'm.created_at', dateTaken: 'm.sort_at', size: 'm.size' } as const
const sortIndexes = {
  createdAt: 'media_by_creation',
  dateTaken: 'media_by_date',
  size: 'media_by_size',
} as const

function conditions(filter: MediaFilter): { sql: string; values: Values } {
  const { ownerId, apps, mimeType, dateFrom, dateTo, hasLocation } = filter
  const parts = ['m.owner_id = @ownerId', 'm.removed_at IS NULL']
  const values: Values = { ownerId }
  const add = (part: string, more: Values) => {
    parts.push(part)
    Object.assign(values, more)
  }
  if (mimeType !== undefined) {
    const [from, to] = typeRange(mimeType)
    add('m.mime_type >= @typeFrom AND m.mime_type < @typeTo', { typeFrom: from, typeTo: to })
  }
  if (dateFrom !== undefined) add('m.sort_at >= @dateFrom', { dateFrom })
  if (dateTo !== undefined) add('m.sort_at <= @dateTo', { dateTo })
  // A literal, so that the index of those with a place is seen to fit.
  if (hasLocation !== undefined) add(`m.has_location = ${hasLocation ? 1 : 0}`, {})
  if (apps !== undefined) {
    add(
      `EXISTS (SELECT 1 FROM reference r WHERE r.media_id = m.id AND r.removed_at IS NULL
        AND r.app IN (SELECT value FROM json_each(@apps)))`,
      { apps: JSON.stringify(apps) },
    )
  }
  return { sql: parts.join(' AND '), values }
}

/** `image/*` is everything from `image/` up to, without, `image0`: the next character after the slash. */
function typeRange(mimeType: string): [from: string, to: string] {
  if (!mimeType.endsWith('/*')) return [mimeType, `${mimeType}\u0000`]
  const from = mimeType.slice(0, -1)
  return [from, `${from.slice(0, -1)}0`]
}
