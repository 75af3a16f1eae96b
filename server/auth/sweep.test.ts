import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStorage, type Storage } from '../../storage/index.ts'
import { rm } from 'node:fs/promises'
import { temporaryFolder } from '../testing.ts'
import { sweepAccounts } from './sweep.ts'

const now = Date.UTC(2026, 0, 15)
let dir: string
let storage: Storage
beforeEach(async () => {
  dir = await temporaryFolder()
  storage = await openStorage({ dir, now: () => now })
  storage.sqlite.exec(
    `INSERT INTO user (id, name, email, updated_at) VALUES ('ada', 'Ada', 'ada@example.org', 0)`,
  )
})
afterEach(async () => {
  await storage.close()
  await rm(dir, { recursive: true, force: true })
})

const count = (table: string) =>
  storage.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

test('what has run out goes, what stands stays', async () => {
  const session = storage.sqlite.prepare(
    `INSERT INTO session (id, expires_at, token, updated_at, user_id) VALUES (?, ?, ?, 0, 'ada')`,
  )
  session.run('gone', now - 1, 'a')
  session.run('stands', now + 1, 'b')
  const lock = storage.sqlite.prepare('INSERT INTO lockout (bucket, until) VALUES (?, ?)')
  lock.run('old', now)
  lock.run('new', now + 1)
  const event = storage.sqlite.prepare(
    `INSERT INTO security_event (id, user_id, event_type, created_at) VALUES (?, ?, 'login_failure', ?)`,
  )
  event.run('unknown', null, now - 31 * 86_400_000)
  event.run('hers', 'ada', now - 31 * 86_400_000)

  expect(await sweepAccounts(storage, now)).toEqual({ rows: 3 })

  expect([count('session'), count('lockout'), count('security_event')]).toEqual([1, 1, 1])
})

test('how somebody came is kept', async () => {
  storage.sqlite.exec(
    `INSERT INTO security_event (id, user_id, event_type, created_at) VALUES ('came', 'ada', 'register', 0), ('long ago', 'ada', 'logout', 0)`,
  )
  expect(await sweepAccounts(storage, now)).toEqual({ rows: 1 })
  expect(storage.sqlite.prepare('SELECT id FROM security_event').pluck().all()).toEqual(['came'])
})

test('every table it names is there', async () => {
  expect(await sweepAccounts(storage, now)).toEqual({ rows: 0 })
})
