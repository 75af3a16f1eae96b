import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStorage, type Storage } from '../../storage/index.ts'
import { temporaryFolder } from '../testing.ts'
import { createLooseEnds } from './loose-ends.ts'

let dir: string
let storage: Storage
beforeEach(async () => {
  dir = await temporaryFolder()
  storage = await openStorage({ dir })
  storage.sqlite.exec(`
    INSERT INTO user (id, name, email, updated_at) VALUES
      ('ada', 'Ada', 'ada@example.org', 0), ('ben', 'Ben', 'ben@example.org', 0);
    INSERT INTO verification (id, identifier, value, expires_at, updated_at) VALUES
      ('reset', 'reset-password:x', 'ada', 9e15, 0), ('device', 'trust-device-x', 'ada', 9e15, 0),
      ('link', 'hash', '{"email":"ada@example.org"}', 9e15, 0),
      ('his', 'reset-password:y', 'ben', 9e15, 0), ('his link', 'hash2', '{"email":"ben@example.org"}', 9e15, 0),
      ('odd', 'other', '7', 9e15, 0);
    INSERT INTO device_code (id, device_code, user_code, user_id, expires_at, status) VALUES
      ('tv', 'a', 'b', 'ada', 9e15, 'approved'), ('his tv', 'c', 'd', 'ben', 9e15, 'approved')`)
})
afterEach(async () => {
  await storage.close()
  await rm(dir, { recursive: true, force: true })
})

const ids = (table: string) =>
  storage.sqlite.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all()

test('everything under way is void for one person, and nobody else', async () => {
  const looseEnds = createLooseEnds(storage)
  await storage.write(() => looseEnds.cut({ userId: 'ada', email: 'ada@example.org' }))
  expect(ids('verification')).toEqual(['his', 'his link', 'odd'])
  expect(ids('device_code')).toEqual(['his tv'])
})
