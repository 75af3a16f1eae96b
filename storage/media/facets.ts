import type { Database } from 'better-sqlite3'
import { dayMs, spans } from '../database/facets.ts'
import type { MediaFilter } from './media.ts'

export type Facets = {
  /**
   * How many match, but for the `edges`: what a date cuts off of a day has to be counted, by
   * whoever asks.
   */
  count(filter: MediaFilter): { kept: number; edges: Period[] }
  /**
   * The day (since 1970) in which the match stands that has `offset` others before it, by date, and how
   * many of these are of days before. For filters without a period; null: there are not so many.
   */
  seek(filter: MediaFilter, order: 'asc' | 'desc', offset: number): Place | null
}

export type Place = { day: number; skipped: number }

/** ms since 1970, both inclusive. */
export type Period = { dateFrom: number; dateTo: number }

/** Sums kept counts: never more rows than days and kinds, however many media there are. */
export function createFacets(sqlite: Database): Facets {
  const sum = sqlite.prepare<[Cells], { apps: string; count: number }>(
    `SELECT apps, sum(count) AS count FROM media_facet
      WHERE owner_id = @ownerId AND span = @span AND bucket >= @first AND bucket < @end
        AND mime_type >= @typeFrom AND mime_type < @typeTo
        AND has_location BETWEEN @leastLocated AND @mostLocated GROUP BY apps`,
  )
  const perBucket = sqlite.prepare<[Cells], { bucket: number; apps: string; count: number }>(
    `SELECT bucket, apps, sum(count) AS count FROM media_facet
      WHERE owner_id = @ownerId AND span = @span AND bucket >= @first AND bucket < @end
        AND mime_type >= @typeFrom AND mime_type < @typeTo
        AND has_location BETWEEN @leastLocated AND @mostLocated
      GROUP BY bucket, apps ORDER BY bucket`,
  )

  /** The bucket of this stretch that the offset falls into, and how many stand before it. */
  function find(filter: MediaFilter, stretch: Stretch, order: 'asc' | 'desc', offset: number) {
    const cells = perBucket
      .all({ ...kindOf(filter), ...stretch })
      .filter(({ apps }) => isOf(filter, apps))
    let before = 0
    const ordered = order === 'asc' ? cells : cells.toReversed()
    const left = new Map<number, number>()
    for (const { bucket, count } of ordered) left.set(bucket, (left.get(bucket) ?? 0) + count)
    for (const [bucket, count] of left) {
      if (before + count > offset) return { bucket, before }
      before += count
    }
    return null
  }

  return {
    seek(filter, order, offset) {
      const { day, month } = spans
      const ages = { first: Math.floor(-farthest / dayMs), end: Math.ceil(farthest / dayMs) }
      const inMonth = find(filter, { span: month, ...ages }, order, offset)
      if (inMonth === null) return null
      const [first, end] = [inMonth.bucket * month, (inMonth.bucket + 1) * month]
      const inDay = find(filter, { span: day, first, end }, order, offset - inMonth.before)
      return inDay && { day: inDay.bucket, skipped: inMonth.before + inDay.before }
    },
    count(filter) {
      const { whole, edges } = cut(filter)
      const cells = whole.flatMap((stretch) => sum.all({ ...kindOf(filter), ...stretch }))
      const kept = cells.filter(({ apps }) => isOf(filter, apps))
      return { kept: kept.reduce((all, { count }) => all + count, 0), edges }
    },
  }
}

type Kind = {
  ownerId: string
  typeFrom: string
  typeTo: string
  leastLocated: number
  mostLocated: number
}
/** Buckets of one span; `end` is not among them. */
type Stretch = { span: number; first: number; end: number }
type Cells = Kind & Stretch

function kindOf({ ownerId, mimeType, hasLocation }: MediaFilter): Kind {
  const [typeFrom, typeTo] = mimeType === undefined ? ['', '\u{10ffff}'] : typeRange(mimeType)
  return {
    ownerId,
    typeFrom,
    typeTo,
    leastLocated: hasLocation === true ? 1 : 0,
    mostLocated: hasLocation === false ? 0 : 1,
  }
}

/** A media of two of the apps is in one cell, and so counts once. */
function isOf({ apps }: MediaFilter, named: string): boolean {
  return apps === undefined || apps.some((app) => named.includes(`,${app},`))
}

/** `image/*` is everything from `image/` up to, without, `image0`: the next character after the slash. */
export function typeRange(mimeType: string): [from: string, to: string] {
  if (!mimeType.endsWith('/*')) return [mimeType, `${mimeType}\u0000`]
  const from = mimeType.slice(0, -1)
  return [from, `${from.slice(0, -1)}0`]
}

/** As far as a Date goes. */
const farthest = 8_640_000_000_000_000

/** A period as whole days, as many as possible by 32, and what is left of a day at either end. */
function cut({ dateFrom, dateTo }: MediaFilter): { whole: Stretch[]; edges: Period[] } {
  if (dateFrom === undefined && dateTo === undefined)
    return { whole: [{ span: spans.always, first: 0, end: 1 }], edges: [] }
  const from = dateFrom ?? -farthest
  const until = dateTo === undefined ? farthest : dateTo + 1
  const first = Math.ceil(from / dayMs)
  const end = Math.floor(until / dayMs)
  if (first >= end) return { whole: [], edges: [{ dateFrom: from, dateTo: until - 1 }] }
  const edges = [
    { dateFrom: from, dateTo: first * dayMs - 1 },
    { dateFrom: end * dayMs, dateTo: until - 1 },
  ]
  return {
    whole: stretches(first, end),
    edges: edges.filter((edge) => edge.dateFrom <= edge.dateTo),
  }
}

function stretches(first: number, end: number): Stretch[] {
  const { day, month } = spans
  const firstMonth = Math.ceil(first / month)
  const endMonth = Math.floor(end / month)
  if (firstMonth >= endMonth) return [{ span: day, first, end }]
  return [
    { span: day, first, end: firstMonth * month },
    { span: month, first: firstMonth, end: endMonth },
    { span: day, first: endMonth * month, end },
  ]
}
