import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { errorBody } from '../errors.ts'
import { photo } from './processing/fixtures.ts'
import { jsonIn, startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
beforeEach(async () => {
  house = await startMedia({ work: false })
})
afterEach(() => house.close())

const words = (message: RegExp) => ({ message: expect.stringMatching(message) })

test('a database that is busy says so, and when to come back', async () => {
  const kept = await house.put(await photo({ width: 60, height: 40, seed: 1 }))
  const { sqlite, folder } = house.storage
  sqlite.pragma('busy_timeout = 1')
  const other = new SQLite(folder.database)
  other.exec('BEGIN IMMEDIATE')
  const answer = await house.send(`/${kept.id}`, { method: 'DELETE' })
  other.exec('ROLLBACK')
  other.close()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('Retry-After')).toBe('1')
  expect(await jsonIn(answer)).toMatchObject({ error: 'BUSY', ...words(/busy/) })
  expect((await house.send(`/${kept.id}`, { method: 'DELETE' })).status).toBe(200)
})

test('a database that cannot grow says that the disk is full', async () => {
  const { sqlite } = house.storage
  const pages = sqlite.pragma('page_count', { simple: true }) as number
  sqlite.pragma(`max_page_count = ${pages}`)
  const sent = []
  for (let turn = 0; turn < 40; turn++)
    sent.push(await house.upload(Buffer.from(`${turn}`), { filename: 'x'.repeat(200) }))
  const last = sent.at(-1)
  expect(last?.status).toBe(507)
  expect(await jsonIn(last as Response)).toMatchObject({ error: 'NO_SPACE', ...words(/full/) })
  expect((await house.get('/list/all')).status).toBe(200)
})

test('a database that was closed says that Hearth is stopping', async () => {
  const kept = await house.put(await photo({ width: 60, height: 40, seed: 1 }))
  await house.storage.close()
  for (const path of ['', '/list/all', '/stats', `/${kept.id}`, `/${kept.id}/file/thumb`]) {
    const answer = await house.get(path)
    expect(answer.status).toBe(503)
    expect(await jsonIn(answer)).toMatchObject({ error: 'UNAVAILABLE', ...words(/stopping/) })
  }
  expect((await house.upload(Buffer.from('late'))).status).toBe(503)
})

test.each([
  ['EIO', 503, 'UNAVAILABLE'],
  ['ENOSPC', 507, 'NO_SPACE'],
  ['SQLITE_IOERR_READ', 503, 'UNAVAILABLE'],
  ['SQLITE_CORRUPT', 503, 'DAMAGED'],
  ['SQLITE_CONSTRAINT_UNIQUE', 500, 'INTERNAL'],
  ['ECONNRESET', 500, 'INTERNAL'],
])('%s is answered with %i, without its own words', (code, status, error) => {
  const body = errorBody(Object.assign(new Error('secret'), { code }))
  expect(body).toMatchObject({ status, error })
  expect(body.message).not.toContain('secret')
})
