import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUpBeforeUpdate } from './database/backup.ts'
import { openDatabase } from './database/connection.ts'
import { missingTriggers } from './database/triggers.ts'
import { migrate } from './migrate.ts'
import { scratchFolder, scratchStorage } from './scratch.ts'

let dir: string
let remove: () => Promise<void>
let pieces: string[]
let sqlite: Database
beforeEach(async () => {
  pieces = []
  ;({ dir, remove } = await scratchFolder())
  sqlite = openDatabase(join(dir, 'hearth.db'))
})
afterEach(async () => {
  sqlite.close()
  await remove()
})

/** The first one stands for ours: it has the tables the triggers are about. */
const beginning = `
  CREATE TABLE user (id TEXT PRIMARY KEY, email TEXT, role TEXT, access_tier TEXT, banned INTEGER);
  CREATE TABLE session (id TEXT PRIMARY KEY);
  CREATE TABLE media (id TEXT PRIMARY KEY, owner_id TEXT, removed_at INTEGER, size INTEGER, day TEXT,
    mime_type TEXT, sort_at INTEGER DEFAULT 0, has_location INTEGER DEFAULT 0, apps TEXT DEFAULT '');
  CREATE TABLE reference (media_id TEXT REFERENCES media(id) ON DELETE CASCADE, app TEXT,
    owner_id TEXT, removed_at INTEGER, size INTEGER, PRIMARY KEY (media_id, app));
  CREATE TABLE sealed_media (id TEXT PRIMARY KEY, owner_id TEXT, removed_at INTEGER, size INTEGER,
    facts BLOB, created_at INTEGER);
  CREATE INDEX sealed_by_creation ON sealed_media (owner_id, created_at, id) WHERE removed_at IS NULL;
  CREATE TABLE media_count (owner_id TEXT, dimension TEXT, key TEXT, count INTEGER, size INTEGER,
    PRIMARY KEY (owner_id, dimension, key));
  CREATE TABLE media_facet (owner_id TEXT, span INTEGER, bucket INTEGER, mime_type TEXT,
    has_location INTEGER, apps TEXT, count INTEGER,
    PRIMARY KEY (owner_id, span, bucket, mime_type, has_location, apps));`

function run(...files: string[]): void {
  const migrations = join(dir, `migrations-${files.length}`)
  mkdirSync(join(migrations, 'meta'), { recursive: true })
  const all = [beginning, ...files]
  all.forEach((text, i) => writeFileSync(join(migrations, `${i}_step.sql`), text))
  const entries = all.map((_, i) => ({
    idx: i,
    when: 1000 + i,
    tag: `${i}_step`,
    breakpoints: true,
  }))
  writeFileSync(join(migrations, 'meta/_journal.json'), JSON.stringify({ entries }))
  migrate({
    sqlite,
    migrations,
    backUp: (label) => void backUpBeforeUpdate(sqlite, join(dir, 'backups'), label),
    piece: (done, of) => void pieces.push(`${done}/${of}`),
  })
}

function fill(): void {
  sqlite.exec(`INSERT INTO media (id, owner_id, size, day, mime_type)
      VALUES ('m1', 'ada', 10, '2026-01-01', 'image/png');
    INSERT INTO reference VALUES ('m1', 'default', 'ada', NULL, 10), ('m1', 'notes', 'ada', NULL, 10)`)
}
const count = (table: string) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

const rebuildMedia = `CREATE TABLE new_media (id TEXT PRIMARY KEY, owner_id TEXT, removed_at INTEGER,
    size INTEGER, day TEXT, mime_type TEXT, sort_at INTEGER, has_location INTEGER, apps TEXT,
    note TEXT);
  INSERT INTO new_media SELECT *, NULL FROM media;
  DROP TABLE media;
  ALTER TABLE new_media RENAME TO media;`

describe('a migration', () => {
  test('that rebuilds a parent table keeps its children, its triggers and the counts', () => {
    run()
    fill()
    run(rebuildMedia)
    expect(count('reference')).toBe(2)
    expect(missingTriggers(sqlite)).toEqual([])
    sqlite.exec(`INSERT INTO media
      VALUES ('m2', 'ada', NULL, 5, '2026-01-02', 'image/png', 0, 0, '', NULL)`)
    const total = sqlite.prepare("SELECT count, size FROM media_count WHERE dimension = 'total'")
    expect(total.get()).toEqual({ count: 2, size: 15 })
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  test('tells of each piece before it begins: the copy, each statement, the comparison', () => {
    run()
    fill()
    pieces = []
    run('CREATE TABLE a (b);\n--> statement-breakpoint\nCREATE TABLE c (d);')
    expect(pieces).toEqual(['0/4', '1/4', '2/4', '3/4'])
    run('CREATE TABLE a (b);\n--> statement-breakpoint\nCREATE TABLE c (d);')
    expect(pieces).toHaveLength(4)
  })

  test('that loses rows is undone', () => {
    run()
    fill()
    const lossy = "DELETE FROM reference WHERE app = 'notes'; CREATE TABLE more (a);"
    expect(() => run(lossy)).toThrow('would lose rows of reference (2 before, 1 after)')
    expect(count('reference')).toBe(2)
    expect(() => count('more')).toThrow('no such table')
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  test('may lose rows it names', () => {
    run()
    fill()
    run("-- may lose rows: reference\nDELETE FROM reference WHERE app = 'notes'")
    expect(count('reference')).toBe(1)
  })

  test('that leaves rows without their parent is undone', () => {
    run()
    fill()
    const dangling = '-- may lose rows: media\nDELETE FROM media'
    expect(() => run(dangling)).toThrow('without what they refer to')
    expect(count('media')).toBe(1)
  })

  test('that fails halfway leaves the database as it was', () => {
    run()
    expect(() => run('CREATE TABLE more (a);\n--> statement-breakpoint\nNONSENSE')).toThrow(
      'syntax',
    )
    expect(() => count('more')).toThrow('no such table')
    run('CREATE TABLE more (a)')
  })

  test('of a database in use is preceded by a copy; the newest three stay', () => {
    run()
    expect(() => readdirSync(join(dir, 'backups'))).toThrow('ENOENT')
    const steps = [
      'CREATE TABLE a (a)',
      'CREATE TABLE b (a)',
      'CREATE TABLE c (a)',
      'CREATE TABLE d (a)',
    ]
    steps.forEach((_, i) => run(...steps.slice(0, i + 1)))
    expect(readdirSync(join(dir, 'backups'))).toEqual([
      'hearth-before-1002.db',
      'hearth-before-1003.db',
      'hearth-before-1004.db',
    ])
    const copy = openDatabase(join(dir, 'backups/hearth-before-1003.db'))
    expect(
      copy.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('b', 'c')").pluck().get(),
    ).toBe(1)
    copy.close()
  })
})

test('a database of a newer program is refused and left alone', () => {
  run('CREATE TABLE newer (a)')
  expect(() => run()).toThrow('newer Hearth')
  expect(count('newer')).toBe(0)
})

test('a start puts back missing triggers, and counts what they missed', async () => {
  const scratch = await scratchStorage()
  await scratch.upload('a')
  scratch.storage.sqlite.exec('DROP TRIGGER media_came')
  await scratch.upload('b')
  expect(scratch.storage.media.stats('ada').totalCount).toBe(1)
  await scratch.reopen()
  expect(scratch.storage.media.stats('ada').totalCount).toBe(2)
  await scratch.remove()
})

test('our tables are STRICT, and hold what the schema says', async () => {
  const scratch = await scratchStorage()
  const lax = scratch.storage.sqlite
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0")
    .pluck()
    .all()
  const ours = [
    'blob',
    'media',
    'reference',
    'media_count',
    'media_facet',
    'job',
    'cache_entry',
    'setting',
  ]
  expect(lax.filter((name) => ours.includes(String(name)))).toEqual([])
  await scratch.remove()
})
