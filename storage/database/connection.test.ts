import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { openDatabase, openDatabaseForReading } from './connection.ts'

test('has the settings a 201 relies on', async () => {
  const { dir, remove } = await scratchFolder()
  const sqlite = openDatabase(join(dir, 'a.db'))
  const read = (name: string) => sqlite.pragma(name, { simple: true })
  expect({
    journal: read('journal_mode'),
    synchronous: read('synchronous'),
    fullfsync: read('fullfsync'),
    checkpoint: read('checkpoint_fullfsync'),
    foreignKeys: read('foreign_keys'),
    triggers: read('recursive_triggers'),
    trusted: read('trusted_schema'),
    timeout: read('busy_timeout'),
  }).toEqual({
    journal: 'wal',
    synchronous: 2,
    fullfsync: 1,
    checkpoint: 1,
    foreignKeys: 1,
    triggers: 1,
    trusted: 0,
    timeout: 5000,
  })
  sqlite.close()
  await remove()
})

test('a setting that does not take stops the start', () => {
  // A database in memory cannot do WAL.
  expect(() => openDatabase(':memory:')).toThrow('journal_mode')
})

test('what is no database is called damaged', async () => {
  const { dir, remove } = await scratchFolder()
  writeFileSync(join(dir, 'a.db'), 'not a database, '.repeat(1000))
  expect(() => openDatabase(join(dir, 'a.db'))).toThrow('damaged')
  await remove()
})

test('for reading means for reading', async () => {
  const { dir, remove } = await scratchFolder()
  const writing = openDatabase(join(dir, 'a.db'))
  writing.exec('CREATE TABLE a (b)')
  const reading = openDatabaseForReading(join(dir, 'a.db'))
  expect(() => reading.exec('INSERT INTO a VALUES (1)')).toThrow('readonly')
  reading.close()
  writing.close()
  await remove()
})
