import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'
import { accountGuards } from './account-guards.ts'
import { recount } from './counts.ts'
import { appsSql, facetColumns, facetDown, facetUp } from './facets.ts'

/**
 * What the database keeps by itself. A migration that rebuilds a table drops its triggers without a
 * word, so at each start all are compared with what they should be, and written anew if one is not.
 */
export function installTriggers(sqlite: Database): void {
  // What happened while one was missing was not counted. Before they are there: else each row
  // that is put right would be counted one by one.
  keepTriggers(sqlite, wanted, () => recount(sqlite))
}

/** The same for any database; `mend` runs where one was missing, before they are put back. */
export function keepTriggers(
  sqlite: Database,
  wanted: Record<string, string>,
  mend: () => void = () => {},
): void {
  if (missingOf(sqlite, wanted).length === 0) return
  sqlite.transaction(() => {
    dropTriggers(sqlite)
    mend()
    for (const sql of Object.values(wanted)) sqlite.exec(sql)
  })()
  const missing = missingOf(sqlite, wanted)
  if (missing.length === 0) return
  throw new HearthError('INTERNAL', `The database lacks its triggers ${missing.join(', ')}.`)
}

export function dropTriggers(sqlite: Database): void {
  for (const name of present(sqlite).keys()) sqlite.exec(`DROP TRIGGER "${name}"`)
}

/** Those that are not there word for word. */
export function missingTriggers(sqlite: Database): string[] {
  return missingOf(sqlite, wanted)
}

export function missingOf(sqlite: Database, wanted: Record<string, string>): string[] {
  const there = present(sqlite)
  return Object.keys(wanted).filter((name) => there.get(name) !== wanted[name])
}

function present(sqlite: Database): Map<string, string> {
  const rows = sqlite.prepare<[], { name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
  )
  return new Map(rows.all().map(({ name, sql }) => [name, sql]))
}

type Counted = {
  dimension: string
  key: (row: string) => string
  /** In bytes; the row's `size` by default. */
  size?: (row: string) => string
}

const ofMedia: readonly Counted[] = [
  { dimension: 'total', key: () => "''" },
  { dimension: 'year', key: (row) => `substr(${row}.day, 1, 4)` },
  { dimension: 'day', key: (row) => `${row}.day` },
  { dimension: 'type', key: (row) => `${row}.mime_type` },
]
const ofReference: readonly Counted[] = [{ dimension: 'app', key: (row) => `${row}.app` }]
// Facts count as well: else a share could be filled with them.
const ofSealed: readonly Counted[] = [
  { dimension: 'sealed', key: () => "''", size: (row) => `${row}.size + length(${row}.facts)` },
]

const wanted: Record<string, string> = {
  ...accountGuards,
  ...countTriggers('media', {
    ...countsOf(ofMedia),
    columns: ['owner_id', 'removed_at', 'size', 'day', 'mime_type'],
  }),
  ...countTriggers('reference', {
    ...countsOf(ofReference),
    columns: ['owner_id', 'removed_at', 'size', 'app'],
  }),
  ...countTriggers('sealed_media', {
    ...countsOf(ofSealed),
    columns: ['owner_id', 'removed_at', 'size', 'facts'],
  }),
  ...countTriggers('media', {
    prefix: 'media_facet',
    up: facetUp(),
    down: facetDown(),
    columns: facetColumns,
  }),
  ...namingApps(),
}

type Counting = { prefix?: string; up: string; down: string; columns: readonly string[] }

/** Live rows of `table` are counted; `columns` are those a count depends on. */
function countTriggers(table: string, { prefix = table, up, down, columns }: Counting) {
  const changed = columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')
  const update = `AFTER UPDATE OF ${columns.join(', ')} ON ${table}`
  return {
    [`${prefix}_came`]: `CREATE TRIGGER ${prefix}_came AFTER INSERT ON ${table} WHEN new.removed_at IS NULL BEGIN ${up} END`,
    [`${prefix}_went`]: `CREATE TRIGGER ${prefix}_went AFTER DELETE ON ${table} WHEN old.removed_at IS NULL BEGIN ${down} END`,
    [`${prefix}_uncounted`]: `CREATE TRIGGER ${prefix}_uncounted ${update} WHEN old.removed_at IS NULL AND (${changed}) BEGIN ${down} END`,
    [`${prefix}_counted`]: `CREATE TRIGGER ${prefix}_counted ${update} WHEN new.removed_at IS NULL AND (${changed}) BEGIN ${up} END`,
  }
}

/** A media names its apps itself, so that it is counted once however many they are. */
function namingApps(): Record<string, string> {
  const name = (ids: string) => `UPDATE media SET apps = ${appsSql} WHERE id IN (${ids});`
  return {
    apps_came: `CREATE TRIGGER apps_came AFTER INSERT ON reference BEGIN ${name('new.media_id')} END`,
    apps_went: `CREATE TRIGGER apps_went AFTER DELETE ON reference BEGIN ${name('old.media_id')} END`,
    apps_changed: `CREATE TRIGGER apps_changed AFTER UPDATE OF media_id, app, removed_at ON reference BEGIN ${name('old.media_id, new.media_id')} END`,
  }
}

function countsOf(counted: readonly Counted[]): Pick<Counting, 'up' | 'down'> {
  return { up: counted.map(countUp).join(' '), down: counted.map(countDown).join(' ') }
}

function ownSize(row: string): string {
  return `${row}.size`
}

function countUp({ dimension, key, size = ownSize }: Counted): string {
  return `INSERT INTO media_count (owner_id, dimension, key, count, size)
    VALUES (new.owner_id, '${dimension}', ${key('new')}, 1, ${size('new')})
    ON CONFLICT DO UPDATE SET count = count + 1, size = size + excluded.size;`
}

function countDown({ dimension, key, size = ownSize }: Counted): string {
  const row = `owner_id = old.owner_id AND dimension = '${dimension}' AND key = ${key('old')}`
  return `UPDATE media_count SET count = count - 1, size = size - (${size('old')}) WHERE ${row};
    DELETE FROM media_count WHERE ${row} AND count = 0;`
}
