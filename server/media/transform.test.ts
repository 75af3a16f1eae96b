import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { photo } from './processing/fixtures.ts'
import type { DecoderPool, Task } from './processing/index.ts'
import { raw, recordIn, startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
let id: string
const asked: Task[] = []
/** Transforms wait here while it is shut. */
let gate: Promise<void> = Promise.resolve()

const counting = (real: DecoderPool): DecoderPool => ({
  ...real,
  async run(task, options) {
    if (task.type === 'transform') {
      asked.push(task)
      await gate
    }
    return real.run(task, options)
  },
})

beforeAll(async () => {
  house = await startMedia({ pool: counting, transformsAtOnce: 3 })
  const record = await house.put(await photo({ width: 2400, height: 1600, seed: 41 }))
  id = record.id
  await house.settled(id)
})
afterAll(() => house.close())

const transform = (query: string, init: Parameters<typeof raw>[1] = {}) =>
  raw(`${house.base}/${id}/transform?${query}`, init)

async function counted<T>(work: () => Promise<T>): Promise<[T, Task[]]> {
  asked.length = 0
  const result = await work()
  return [result, [...asked]]
}

describe('a transform', () => {
  const questions: [string, string, number, number][] = [
    ['w=400&h=300', 'webp', 400, 267],
    ['w=400&h=300&fit=cover', 'webp', 400, 300],
    ['w=100&h=100&fit=contain&format=png', 'png', 100, 100],
    ['w=90&h=60&fit=fill&format=jpeg&q=60', 'jpeg', 90, 60],
    ['w=300&h=300&fit=outside', 'webp', 450, 300],
    ['h=100&format=avif', 'heif', 150, 100],
    ['w=1&fit=cover', 'webp', 1, 1],
    ['w=700&h=1&fit=contain', 'webp', 700, 1],
    ['w=4096&h=4096', 'webp', 2400, 1600],
    ['format=jpeg', 'jpeg', 2400, 1600],
  ]
  test.each(questions)('%s', async (query, format, width, height) => {
    const answer = await transform(query)
    expect(answer.status).toBe(200)
    expect(await sharp(answer.body).metadata()).toMatchObject({ format, width, height })
    const type = new URLSearchParams(query).get('format') ?? 'webp'
    expect(answer.headers).toMatchObject({
      'content-type': `image/${type}`,
      'content-length': String(answer.body.byteLength),
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    })
  })

  const wrong: [string, string][] = [
    ['w=0', 'w'],
    ['w=4097', 'w'],
    ['w=1e2', 'w'],
    ['w=-5', 'w'],
    ['h=1.5', 'h'],
    ['h=abc', 'h'],
    ['fit=stretch', 'fit'],
    ['format=gif', 'format'],
    ['q=0', 'q'],
    ['q=101', 'q'],
  ]
  test.each(wrong)('%s is 400 and says why', async (query, field) => {
    const answer = await transform(query)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      error: 'VALIDATION',
      field,
      message: expect.stringContaining('has to be'),
    })
  })

  test.each([
    ['w=10&w=4000', 'w'],
    ['w=10&w=10', 'w'],
    ['w=10&fit=cover&fit=fill', 'fit'],
    ['format=png&format=', 'format'],
    ['q=80&q=90', 'q'],
  ])('%s asks two things: 400', async (query, field) => {
    const answer = await transform(query)
    expect(answer.status).toBe(400)
    const body: unknown = JSON.parse(answer.body.toString())
    expect(body).toMatchObject({ field, message: `${field}: is given more than once` })
    expect((await transform('w=10&x=1&x=2')).status).toBe(200)
  })

  test('of what is no picture is 415, of somebody else’s 404', async () => {
    const other = await house.put(randomBytes(500))
    expect((await house.get(`/${other.id}/transform?w=10`)).status).toBe(415)
    expect((await house.get(`/${id}/transform?w=10`, 'ben')).status).toBe(404)
  })

  test('of a damaged picture is 422 and not remembered', async () => {
    const whole = await photo({ width: 400, height: 300, seed: 43 })
    const broken = Buffer.concat([whole.subarray(0, 4), randomBytes(3000)])
    const record = await house.put(broken, { skipProcessing: 'true' })
    for (let times = 0; times < 2; times++)
      expect((await house.get(`/${record.id}/transform?w=10`)).status).toBe(422)
  })
})

describe('the cache', () => {
  test('fifty clients with the same question cost one computation', async () => {
    const [answers, tasks] = await counted(() =>
      Promise.all(Array.from({ length: 50 }, () => transform('w=333&h=222'))),
    )
    expect(tasks).toHaveLength(1)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => body.toString('base64'))).size).toBe(1)
  })

  test('the same question put differently has the same answer', async () => {
    const [tags, tasks] = await counted(async () => {
      const ways = ['w=210', 'w=210&fit=inside&x=1', 'h=4000&w=210', 'q=85&format=webp&w=210']
      return Promise.all(ways.map(async (way) => (await transform(way)).headers.etag))
    })
    expect(tasks).toHaveLength(1)
    expect(new Set(tags).size).toBe(1)
  })

  test('another person’s answer of the same bytes is no shortcut that would show it', async () => {
    await transform('w=123')
    const { hash } = await recordIn(await house.get(`/${id}`))
    const { path } = await house.storage.blobs.open(hash)
    const bytes = await readFile(path ?? '')
    const other = await house.put(bytes, {}, 'ben')
    const [answer, tasks] = await counted(() => house.get(`/${other.id}/transform?w=123`, 'ben'))
    expect(answer.status).toBe(200)
    expect(tasks).toHaveLength(1)
  })

  test.each([
    ['small', 9, 'w=217'],
    ['large', 9_000_000, 'w=218'],
  ])('a %s one evicted between the look and the reading is made', async (_, size, query) => {
    const { cache } = house.storage
    const { get } = cache
    cache.get = async () => {
      cache.get = get
      return { path: join(house.dir, 'evicted'), size, type: 'image/webp' }
    }
    const [answer, tasks] = await counted(() => transform(query))
    expect(answer.status).toBe(200)
    expect(tasks).toHaveLength(1)
  })

  test('ETag: 304 without any work', async () => {
    const { etag } = (await transform('w=77')).headers
    const [answer, tasks] = await counted(() =>
      transform('w=77', { headers: { 'If-None-Match': etag } }),
    )
    expect(answer.status).toBe(304)
    expect(tasks).toHaveLength(0)
    const head = await transform('w=77', { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, headers: { etag } })
    expect(head.body).toHaveLength(0)
  })

  test('too many different questions at once are told to come back', async () => {
    const shut = Promise.withResolvers<void>()
    gate = shut.promise
    const patient = [1, 2, 3].map((w) => transform(`w=${w}`))
    await expect
      .poll(() => asked.filter((task) => 'width' in task && (task.width ?? 9) < 4))
      .toHaveLength(3)
    const hurried = await transform('w=4')
    expect(hurried.status).toBe(503)
    expect(hurried.headers['retry-after']).toBe('2')
    expect(JSON.parse(hurried.body.toString())).toMatchObject({ error: 'BUSY', retryAfterSec: 2 })
    shut.resolve()
    expect((await Promise.all(patient)).map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await transform('w=4')).status).toBe(200)
  })
})

describe('the source', () => {
  test('is the stored variant that is large enough, else the original', async () => {
    const sources: [string, RegExp][] = [
      ['w=380', /medium\.webp$/],
      ['w=410', /large\.webp$/],
      ['w=1900', /large\.webp$/],
      ['w=1950', /[0-9a-f]{64}$/],
      ['w=100&h=900&fit=cover', /large\.webp$/],
      ['format=jpeg&q=31', /[0-9a-f]{64}$/],
    ]
    for (const [query, source] of sources) {
      const [, tasks] = await counted(() => transform(query))
      expect(tasks).toHaveLength(1)
      expect(tasks[0]?.source).toMatch(source)
    }
  })

  test('is the original where the variants were lost', async () => {
    const { hash } = await recordIn(await house.get(`/${id}`))
    await rm(house.storage.derived.path(hash, 'medium.webp'))
    const [answer, tasks] = await counted(() => transform('w=222'))
    expect(answer.status).toBe(200)
    expect(tasks.at(-1)?.source).toMatch(/[0-9a-f]{64}$/)
  })
  test('that is not on the disk is not the picture’s absence: 503, as for the file itself', async () => {
    const lost = await house.put(await photo({ width: 300, height: 200, seed: 47 }), {
      skipProcessing: 'true',
    })
    const { path } = await house.storage.blobs.open(lost.hash)
    await rm(path ?? '')
    const answers = [
      await house.get(`/${lost.id}/file`),
      await house.get(`/${lost.id}/transform?w=20`),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('30')
      expect(await answer.json()).toMatchObject({
        error: 'UNAVAILABLE',
        message: expect.stringContaining('Is the disk connected?'),
      })
    }
  })
})
