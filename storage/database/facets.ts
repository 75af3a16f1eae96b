/**
 * How many live media each person has of each kind: type, with a place or not, through which apps.
 * Once for all time, once for each day and once for each 32 days, so that any filter of list/all is
 * a sum over rows that do not become more with the library.
 */
export const dayMs = 86_400_000

/** The spans that are kept, in days; 0 is all time. */
export const spans = { always: 0, day: 1, month: 32 } as const

/** What decides where a media is counted. */
export const facetColumns = [
  'owner_id',
  'removed_at',
  'mime_type',
  'sort_at',
  'has_location',
  'apps',
]

/** Through which apps a media is referred to, as `,chat,photos,`; empty for none. */
export const appsSql = `(SELECT coalesce(',' || group_concat(app, ',' ORDER BY app) || ',', '')
  FROM reference WHERE media_id = media.id AND removed_at IS NULL)`

/** Rounded down, before 1970 too; SQL divides towards zero. */
const day = (row: string) =>
  `(iif(${row}.sort_at < 0, ${row}.sort_at - ${dayMs - 1}, ${row}.sort_at) / ${dayMs})`

/** Span and bucket of each row that counts this media. */
const places = (row: string) => [
  `${spans.always}, 0`,
  `${spans.day}, ${day(row)}`,
  `${spans.month}, ${day(row)} >> 5`,
]

export function facetUp(): string {
  const rows = places('new').map(
    (place) => `(new.owner_id, ${place}, new.mime_type, new.has_location, new.apps, 1)`,
  )
  return `INSERT INTO media_facet (owner_id, span, bucket, mime_type, has_location, apps, count)
    VALUES ${rows.join(', ')} ON CONFLICT DO UPDATE SET count = count + 1;`
}

export function facetDown(): string {
  const rows = places('old').map((place) => `(${place})`)
  const row = `owner_id = old.owner_id AND (span, bucket) IN (VALUES ${rows.join(', ')})
    AND mime_type = old.mime_type AND has_location = old.has_location AND apps = old.apps`
  return `UPDATE media_facet SET count = count - 1 WHERE ${row};
    DELETE FROM media_facet WHERE ${row} AND count = 0;`
}

/** What media_facet must say, counted from the rows. */
export const facetsSql = places('media')
  .map(
    (place) => `SELECT owner_id, ${place}, mime_type, has_location, apps, count(*)
      FROM media WHERE removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6`,
  )
  .join(' UNION ALL ')
