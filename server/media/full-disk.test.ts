import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { photo } from './processing/fixtures.ts'
import { jsonIn, startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
let free = 10_000_000_000
beforeAll(async () => {
  house = await startMedia({ io: { freeBytes: async () => free, floorBytes: 2_000_000_000 } })
})
afterAll(() => house.close())

test('a full disk refuses new files in words, and nothing else', async () => {
  const kept = await house.put(await photo({ width: 600, height: 400, seed: 81 }))
  await house.settled(kept.id)
  free = 1_000_000_000
  for (const answer of [
    await house.upload(randomBytes(3_000_000)),
    await house.send('/upload', { method: 'PUT', body: randomBytes(3_000_000) }),
  ]) {
    expect(answer.status).toBe(507)
    expect(await jsonIn(answer)).toMatchObject({
      error: 'NO_SPACE',
      message: expect.stringContaining('space'),
    })
  }
  expect(await house.leftovers()).toBe(0)
  for (const path of ['', `/${kept.id}`, `/${kept.id}/file`, `/${kept.id}/file/thumb`, '/stats'])
    expect((await house.get(path)).status).toBe(200)
  expect((await house.send(`/${kept.id}`, { method: 'DELETE' })).status).toBe(200)
  free = 10_000_000_000
  expect((await house.upload(randomBytes(3_000_000))).status).toBe(201)
})

test('a disk that fills up during an upload ends it in words', async () => {
  const chunks = [
    randomBytes(1_000_000),
    ...Array.from({ length: 80 }, () => randomBytes(1_000_000)),
  ]
  const body = new ReadableStream({
    pull(controller) {
      const chunk = chunks.pop()
      if (chunks.length === 40) free = 1_000_000_000
      if (chunk) controller.enqueue(chunk)
      else controller.close()
    },
  })
  const answer = await house.send('/upload', { method: 'PUT', body, duplex: 'half' } as RequestInit)
  expect(answer.status).toBe(507)
  expect(await house.leftovers()).toBe(0)
  free = 10_000_000_000
})
