import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { photo } from './processing/fixtures.ts'
import { startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
let clock = 0
const expiresAt = (sessionId: string) => (sessionId === 'of-ada' ? 1000 : 2000)
beforeAll(async () => {
  house = await startMedia({ heartbeatMs: 20, sessionStands: (id) => clock < expiresAt(id) })
})
afterAll(() => house.close())

/** Opens a stream; `until` reads on until the text has it and answers all that was read. */
async function open(person: string) {
  const stop = new AbortController()
  const answer = await fetch(`${house.base}/events`, {
    headers: { 'x-test-caller': person },
    signal: stop.signal,
  })
  const reader = answer.body?.getReader()
  let text = ''
  return {
    answer,
    stop: () => stop.abort(),
    async until(mark: string | RegExp): Promise<string> {
      while (!new RegExp(mark).test(text)) {
        const piece = await reader?.read()
        if (!piece || piece.done) throw new Error(`ended after: ${text}`)
        text += Buffer.from(piece.value).toString()
      }
      return text
    },
    async ended(): Promise<string> {
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
        text += Buffer.from(piece.value).toString()
      return text
    },
  }
}

const told = (text: string) =>
  [...text.matchAll(/^event: media\ndata: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data ?? ''))

test('an owner hears of each step of a photo, others hear nothing', async () => {
  const [ada, ben] = await Promise.all([open('ada'), open('ben')])
  expect(ada.answer.headers.get('content-type')).toMatch('text/event-stream')
  expect(ada.answer.headers.get('cache-control')).toBe('no-store')
  const { id } = await house.put(await photo({ width: 1000, height: 700, seed: 51 }))
  const events = told(await ada.until('"ready"'))
  expect(events[0]).toEqual({ id, status: 'processing' })
  expect(events).toContainEqual({ id, status: 'processing', thumbnail: true })
  expect(events.at(-1)).toEqual({ id, status: 'ready', thumbnail: true })
  await house.send(`/${id}`, { method: 'DELETE' })
  expect(told(await ada.until('removed')).at(-1)).toEqual({ id, status: 'removed' })
  await house.send(`/${id}/restore`, { method: 'POST' })
  await house.put(randomBytes(9), {}, 'ben')
  expect(told(await ben.until('event: media'))).toHaveLength(1)
  ada.stop()
  ben.stop()
})

test('somebody who gets bytes that were processed already is told that they are ready', async () => {
  const bytes = await photo({ width: 300, height: 200, seed: 52 })
  await house.settled((await house.put(bytes)).id)
  const ben = await open('ben')
  const { id, status } = await house.put(bytes, {}, 'ben')
  expect(status).toBe('processing')
  expect(told(await ben.until('ready'))).toContainEqual({ id, status: 'ready', thumbnail: true })
  ben.stop()
})

test('a broken picture is told to have failed', async () => {
  const ada = await open('ada')
  const whole = await photo({ width: 300, height: 200, seed: 53 })
  const { id } = await house.put(Buffer.concat([whole.subarray(0, 4), randomBytes(999)]))
  expect(told(await ada.until('failed')).at(-1)).toEqual({ id, status: 'failed' })
  ada.stop()
})

test('a quiet stream has heartbeats, and one that was left is forgotten', async () => {
  const ada = await open('ada')
  await ada.until(':\n\n:\n\n')
  ada.stop()
  await expect.poll(() => house.media.events.count()).toBe(0)
})

test('a session that ends takes its streams with it', async () => {
  const [ada, ben] = await Promise.all([open('ada'), open('ben')])
  house.media.events.endSession('of-ada')
  await ada.ended()
  expect(house.media.events.count()).toBe(1)
  ben.stop()
})

test('a session that runs out loses its streams at the next heartbeat', async () => {
  const [ada, ben] = await Promise.all([open('ada'), open('ben')])
  await ada.until(':\n\n:\n\n')
  clock = 1000
  await ada.ended()
  expect(house.media.events.count()).toBe(1)
  clock = 0
  ben.stop()
  await expect.poll(() => house.media.events.count()).toBe(0)
})

test('nobody opens streams without end', async () => {
  const streams = await Promise.all(Array.from({ length: 24 }, () => open('eve')))
  const more = await house.get('/events', 'eve')
  expect(more.status).toBe(503)
  expect(more.headers.get('retry-after')).toBe('30')
  for (const stream of streams) stream.stop()
})

test('closing ends all streams', async () => {
  const ada = await open('ada')
  house.media.close()
  await ada.ended()
  await expect.poll(() => house.media.events.count()).toBe(0)
})
