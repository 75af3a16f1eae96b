import type { Database, Statement } from 'better-sqlite3'
import { dayMs } from '../database/facets.ts'
import { createFacets, typeRange, type Period } from './facets.ts'
import type { MediaFilter, MediaQuery, MediaRows } from './media.ts'
import { mediaColumns, toMedia, type MediaRow } from './row.ts'

/** As many as an offset may pass by before it is worth asking the kept counts for a way around them. */
const farAway = 500

/**
 * list/all: any filter, any order, by offset. The page is chosen on an index, then its rows are read.
 * An offset passes by all that stands before it, so it is walked from the nearer end, and by date from
 * the very day.
 */
export function createCatalogue(
  sqlite: Database,
  { far = farAway } = {},
): Pick<MediaRows, 'listAll'> {
  const prepared = new Map<string, Statement<[Values], unknown>>()
  const facets = createFacets(sqlite)
  const kept = sqlite
    .prepare<[string, string, string], number>(
      'SELECT count FROM media_count WHERE owner_id = ? AND dimension = ? AND key = ?',
    )
    .pluck()

  return {
    listAll(query) {
      const total = totalOf(query)
      // Who asks beyond the end need not wait until everything was passed by.
      if (query.offset > 0 && query.offset >= total) return { items: [], total }
      const walk = walkOf(query, total)
      const { sql, values } = conditions({ ...query, ...walk.bound })
      const page = { ...values, limit: walk.limit, offset: walk.offset }
      const rows = statement(pageSql(query, sql, total, walk.order)).all(page) as MediaRow[]
      return { items: rows.map(toMedia), total }
    },
  }

  /** From which end, and by date from where, so that few are passed by. */
  function walkOf(query: MediaQuery, total: number): Walk {
    const { sortBy, sortOrder, limit, offset } = query
    const behind = total - offset - Math.min(limit, total - offset)
    const walk: Walk =
      behind < offset
        ? { order: opposite[sortOrder], limit: Math.min(limit, total - offset), offset: behind }
        : { order: sortOrder, limit, offset }
    const dated = (query.dateFrom ?? query.dateTo) !== undefined
    if (sortBy !== 'dateTaken' || dated || walk.offset < far) return walk
    const place = facets.seek(query, walk.order, walk.offset)
    if (place === null) return walk
    const { day, skipped } = place
    const bound =
      walk.order === 'asc' ? { dateFrom: day * dayMs } : { dateTo: (day + 1) * dayMs - 1 }
    return { ...walk, offset: walk.offset - skipped, bound }
  }

  function totalOf(filter: MediaFilter): number {
    const { ownerId, apps, mimeType, dateFrom, dateTo, hasLocation } = filter
    if ((mimeType ?? dateFrom ?? dateTo ?? hasLocation) === undefined) {
      if (apps === undefined) return kept.get(ownerId, 'total', '') ?? 0
      if (apps.length === 1) return kept.get(ownerId, 'app', apps[0] ?? '') ?? 0
    }
    const { kept: whole, edges } = facets.count(filter)
    return edges.reduce((total, edge) => total + counted({ ...filter, ...edge }), whole)
  }

  function counted(filter: MediaFilter): number {
    const { sql, values } = conditions(filter)
    const from = 'media m INDEXED BY media_by_date'
    const found = statement(`SELECT count(*) AS count FROM ${from} WHERE ${sql}`).get(values)
    return (found as { count: number }).count
  }

  /** There are only so many shapes of a query. */
  function statement(sql: string): Statement<[Values], unknown> {
    const known = prepared.get(sql) ?? sqlite.prepare<[Values], unknown>(sql)
    prepared.set(sql, known)
    return known
  }

  function pageSql(query: MediaQuery, where: string, total: number, walked: Order): string {
    const column = sortColumns[query.sortBy]
    const by = (order: Order) => `${column} ${order}, m.id ${order}`
    return `SELECT ${mediaColumns} FROM (
        SELECT m.rowid AS chosen FROM ${source(query, total)} WHERE ${where}
        ORDER BY ${by(walked)} LIMIT @limit OFFSET @offset
      ) JOIN media m ON m.rowid = chosen JOIN blob b ON b.id = m.blob_id
      ORDER BY ${by(query.sortOrder)}`
  }

  /**
   * Along the order asked for, where what matches is found soon; otherwise all that the narrowest
   * filter leaves is sorted.
   */
  function source(query: MediaQuery, total: number): string {
    const { sortBy } = query
    if (query.hasLocation === true && sortBy === 'dateTaken') return indexed('media_located')
    const all = kept.get(query.ownerId, 'total', '') ?? 0
    // What was taken then may have been uploaded long before the newest, or all at once.
    const dated = (query.dateFrom ?? query.dateTo) !== undefined
    const [narrowest] = waysOf(query).toSorted((some, other) => some.rows - other.rows)
    const isShort = narrowest && (narrowest.rows * (dated ? 3 : 10) < all || total * 200 < all)
    return isShort ? narrowest.source : indexed(sortIndexes[sortBy])
  }

  /** What each filter by itself would find, and where. */
  function waysOf(query: MediaQuery): { rows: number; source: string }[] {
    const { ownerId, apps, mimeType, dateFrom, dateTo, hasLocation, sortBy } = query
    const rows = (filter: Omit<MediaFilter, 'ownerId'>) => facets.count({ ownerId, ...filter }).kept
    const ways = []
    if (apps) ways.push({ rows: rows({ apps }), source: referenced })
    if (mimeType) ways.push({ rows: rows({ mimeType }), source: indexed('media_by_type') })
    if (hasLocation) ways.push({ rows: rows({ hasLocation }), source: indexed('media_located') })
    // The index by date finds the period by itself.
    if (sortBy !== 'dateTaken' && (dateFrom ?? dateTo) !== undefined)
      ways.push({ rows: periodRows(query), source: indexed('media_by_date') })
    return ways
  }

  function periodRows({ ownerId, dateFrom, dateTo }: MediaFilter): number {
    const from = dateFrom === undefined ? {} : { dateFrom }
    const to = dateTo === undefined ? {} : { dateTo }
    return facets.count({ ownerId, ...from, ...to }).kept
  }
}

const indexed = (index: string) => `media m INDEXED BY ${index}`

const referenced = `(SELECT DISTINCT media_id AS referred FROM reference
  WHERE owner_id = @ownerId AND removed_at IS NULL AND app IN (SELECT value FROM json_each(@apps)))
  CROSS JOIN media m ON m.id = referred`

type Order = MediaQuery['sortOrder']
type Walk = { order: Order; limit: number; offset: number; bound?: Partial<Period> }
const opposite = { asc: 'desc', desc: 'asc' } as const

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
