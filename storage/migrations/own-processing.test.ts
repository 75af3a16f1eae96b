import { readFileSync } from 'node:fs'
import SQLite, { type Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** A database as it was before processing became each person's own. */
let sqlite: Database
beforeEach(() => {
  sqlite = new SQLite(':memory:')
  for (const name of ['0000_beginning', '0001_located', '0002_queued']) run(name)
  sqlite.exec(`INSERT INTO blob (id, hash, size, mime_type, kind, created_at, state, processing, failure)
    VALUES (1, 'seen', 1, 'image/png', 'image', 1, 'present', 'done', NULL),
      (2, 'waits', 1, 'image/png', 'image', 1, 'present', 'queued', NULL),
      (3, 'broken', 1, 'image/png', 'image', 1, 'present', 'failed', 'not a picture'),
      (4, 'plain', 1, 'text/plain', 'other', 1, 'present', 'none', NULL)`)
  const people = ['ada', 'ben']
  for (const person of people)
    sqlite.exec(`INSERT INTO media (id, owner_id, blob_id, original_name, created_at, size, mime_type,
        sort_at, day) SELECT hash || ' of ${person}', '${person}', id, 'a', 1, 1, 'x', 1, 'd' FROM blob`)
  sqlite.exec(`UPDATE media SET removed_at = 5 WHERE id = 'waits of ben'`)
  const job = sqlite.prepare(`INSERT INTO job (id, kind, key, payload, lane, state, run_at, created_at,
    failure) VALUES (?, ?, ?, ?, 1, ?, 7, 7, ?)`)
  job.run('1', 'ingest', 'ingest:waits', '{"hash":"waits"}', 'leased', null)
  job.run('2', 'ingest', 'ingest:broken', '{"hash":"broken"}', 'dead', 'not a picture')
  job.run('3', 'other', 'other:waits', '{}', 'open', null)
})
afterEach(() => sqlite.close())

function run(name: string): void {
  const text = readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8')
  for (const statement of text.split('--> statement-breakpoint')) sqlite.exec(statement)
}

test('everybody keeps what they see, and each who waits or failed has a job of their own', () => {
  run('0003_own_processing')
  const media = sqlite.prepare('SELECT id, processing, failure FROM media ORDER BY owner_id, blob_id')
  expect(media.raw().all().slice(0, 4)).toEqual([
    ['seen of ada', 'done', null],
    ['waits of ada', 'queued', null],
    ['broken of ada', 'failed', 'not a picture'],
    ['plain of ada', 'none', null],
  ])
  const jobs = sqlite.prepare('SELECT key, payload, state, failure FROM job ORDER BY key')
  const payload = (ownerId: string, id: string) => JSON.stringify({ ownerId, id })
  expect(jobs.raw().all()).toEqual([
    ['ingest:broken of ada', payload('ada', 'broken of ada'), 'dead', 'not a picture'],
    ['ingest:broken of ben', payload('ben', 'broken of ben'), 'dead', 'not a picture'],
    ['ingest:waits of ada', payload('ada', 'waits of ada'), 'open', null],
    ['other:waits', '{}', 'open', null],
  ])
})
