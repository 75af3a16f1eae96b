import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
beforeAll(async () => {
  house = await startMedia({ quota: () => 10_000 })
})
afterAll(() => house.close())

test('a full quota is 507 with a sentence; what one has already is still welcome', async () => {
  const bytes = randomBytes(8000)
  await house.put(bytes)
  const answer = await house.upload(randomBytes(3000))
  expect(answer.status).toBe(507)
  expect(await answer.json()).toMatchObject({
    error: 'NO_SPACE',
    message: expect.stringContaining('10 kB'),
  })
  expect((await house.upload(bytes, { app: 'again' })).status).toBe(201)
  expect((await house.upload(randomBytes(2000))).status).toBe(201)
  expect((await house.upload(randomBytes(9000), {}, 'ben')).status).toBe(201)
})

test('what was removed comes back however full the share is meanwhile; only new files must wait', async () => {
  const { id } = (await (await house.upload(randomBytes(8000), {}, 'dan')).json()) as { id: string }
  await house.send(`/${id}`, { method: 'DELETE' }, 'dan')
  expect((await house.upload(randomBytes(9000), {}, 'dan')).status).toBe(201)
  expect((await house.send(`/${id}/restore`, { method: 'POST' }, 'dan')).status).toBe(200)
  expect(house.storage.media.stats('dan').totalSize).toBe(17_000)
  expect((await house.upload(randomBytes(1000), {}, 'dan')).status).toBe(507)
})

test('uploads at the same time cannot both take the last room', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => house.upload(randomBytes(4000), {}, 'cy')),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, ...Array(6).fill(507)])
  expect(house.storage.media.stats('cy').totalSize).toBe(8000)
})
