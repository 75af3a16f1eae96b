import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import Sqlite from 'better-sqlite3'
import { createDeliverables, type Deliverables } from './deliverables.ts'
import { startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
let deliverables: Deliverables
let lookups = 0
let clock = 0

beforeAll(async () => {
  house = await startMedia()
  const { sqlite, media } = house.storage
  const counted = {
    ...media,
    deliverable: (...of: [string, string]) => (lookups++, media.deliverable(...of)),
  }
  deliverables = createDeliverables({ storage: { sqlite, media: counted }, now: () => clock })
})
afterAll(() => house.close())

test('a row is read once as long as nothing is written, and never for another person', async () => {
  const { id, hash } = await house.put(randomBytes(10))
  lookups = 0
  for (let times = 0; times < 5; times++) expect(deliverables.find('ada', id)?.hash).toBe(hash)
  expect(lookups).toBe(1)
  expect(deliverables.find('ben', id)).toBeNull()
  expect(deliverables.find('ada', 'nothing')).toBeNull()
})

test('whatever is written is seen at once', async () => {
  const { id } = await house.put(randomBytes(10))
  expect(deliverables.find('ada', id)).not.toBeNull()
  await house.storage.write(() => house.storage.media.remove('ada', id))
  expect(deliverables.find('ada', id)).toBeNull()
  await house.storage.trash.restore('ada', id)
  expect(deliverables.find('ada', id)).not.toBeNull()
  await expect(
    house.storage.write(() => {
      house.storage.media.remove('ada', id)
      expect(deliverables.find('ada', id)).toBeNull()
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
})

test('what another process writes is seen after a second', async () => {
  const { id } = await house.put(randomBytes(10))
  expect(deliverables.find('ada', id)).not.toBeNull()
  const other = new Sqlite(house.storage.folder.database)
  other.prepare('UPDATE media SET removed_at = 1 WHERE id = ?').run(id)
  other.close()
  clock += 1_000
  expect(deliverables.find('ada', id)).toBeNull()
})
