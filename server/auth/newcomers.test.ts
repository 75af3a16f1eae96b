import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStorage, type Storage } from '../../storage/index.ts'
import { temporaryFolder } from '../testing.ts'
import { createInviteRows } from './invites/invite-rows.ts'
import { createNewcomers } from './newcomers.ts'
import { createSecurityEvents } from './security-events.ts'
import { createSpaces } from './spaces.ts'
import { noOutbox } from './testing.ts'

let dir: string
let storage: Storage
const now = Date.now
const newId = () => crypto.randomUUID()
beforeEach(async () => {
  dir = await temporaryFolder()
  storage = await openStorage({ dir })
  for (const name of ['ada', 'broken'])
    run(
      `INSERT INTO user (id, name, email, updated_at) VALUES ('${name}', '${name}', '${name}@example.org', 0)`,
    )
})
afterEach(async () => {
  await storage.close()
  await rm(dir, { recursive: true, force: true })
})

const run = (sql: string) => storage.sqlite.exec(sql)
const people = () => storage.sqlite.prepare('SELECT id FROM user ORDER BY id').pluck().all()
const tidy = () =>
  createNewcomers({
    storage,
    spaces: createSpaces({ sqlite: storage.sqlite, now, newId }),
    invites: createInviteRows({ sqlite: storage.sqlite, now }),
    events: createSecurityEvents({ storage, now, newId }),
    letters: noOutbox,
  }).tidy()

const traces = {
  'a password': `INSERT INTO account (id, account_id, provider_id, user_id, updated_at) VALUES ('a', 'a', 'credential', 'ada', 0)`,
  'a session': `INSERT INTO session (id, expires_at, token, updated_at, user_id) VALUES ('s', 9e15, 't', 0, 'ada')`,
  'something that happened': `INSERT INTO security_event (id, user_id, event_type, created_at) VALUES ('e', 'ada', 'login_success', 0)`,
  'an admin who entered them': `INSERT INTO security_event (id, user_id, event_type, metadata, created_at) VALUES ('e', 'ada', 'register', '{"by":"admin"}', 0)`,
}

test.each(Object.entries(traces))('a start never erases whoever has %s', (_, sql) => {
  run(sql)
  tidy()
  expect(people()).toEqual(['ada'])
})

test('a start never erases whoever has a photo', async () => {
  const incoming = await storage.blobs.begin()
  await incoming.write(Buffer.from('a photo'))
  const { hash, size } = await incoming.seal()
  const media = { ownerId: 'ada', app: 'default', hash, size, mimeType: 'image/jpeg' }
  await incoming.keep(() =>
    storage.write(() =>
      storage.media.create({ ...media, kind: 'image', originalName: 'a.jpg', process: false }),
    ),
  )
  await incoming.discard()
  tidy()
  expect(people()).toEqual(['ada'])
})
