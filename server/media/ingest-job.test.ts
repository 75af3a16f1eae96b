import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { HearthError } from '../../storage/index.ts'
import { photo } from './processing/fixtures.ts'
import type { DecoderPool, Task } from './processing/index.ts'
import { startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
afterEach(() => house.close())

/** A pool whose ingests go through `run` first; it may throw, wait, or call the real one. */
const through =
  (run: (task: Task, real: () => Promise<unknown>) => Promise<unknown>) =>
  (real: DecoderPool): DecoderPool => ({
    ...real,
    run: (task, options) => run(task, () => real.run(task, options)) as never,
  })

test('the thumbnail is served before the larger variants are made', async () => {
  const rest = Promise.withResolvers<void>()
  house = await startMedia({
    pool: (real) => ({
      ...real,
      async run(task, options) {
        const result = await real.run(task, options)
        await rest.promise
        return result
      },
    }),
  })
  const { id } = await house.put(await photo({ width: 2000, height: 1500, seed: 61 }))
  await expect.poll(async () => (await house.get(`/${id}/file/thumb`)).status).toBe(200)
  const record = (await (await house.get(`/${id}`)).json()) as object
  expect(record).toMatchObject({
    status: 'processing',
    urls: { thumbnail: `${house.base}/${id}/file/thumb` },
  })
  expect((await house.get(`/${id}/file/large`)).status).toBe(202)
  rest.resolve()
  expect((await house.settled(id)).status).toBe('ready')
  expect((await house.get(`/${id}/file/large`)).status).toBe(200)
})

test('each who has a picture has it processed for them, each upload of theirs once', async () => {
  let runs = 0
  let atOnce = 0
  let most = 0
  const count = async (_task: Task, real: () => Promise<unknown>) => {
    runs++
    most = Math.max(most, ++atOnce)
    return real().finally(() => atOnce--)
  }
  house = await startMedia({ pool: through(count), work: false })
  const bytes = await photo({ width: 200, height: 200, seed: 62 })
  const people = ['ada', 'ben', 'cy']
  const records = await Promise.all(people.map((person) => house.put(bytes, {}, person)))
  await house.put(bytes, { app: 'again' })
  house.jobs.start()
  for (const [at, person] of people.entries())
    expect((await house.settled(records[at]?.id ?? '', person)).status).toBe('ready')
  await house.put(bytes, { app: 'and again' })
  await house.jobs.whenIdle()
  expect(runs).toBe(3)
  // They write the same files.
  expect(most).toBe(1)
})

test('a file that is to blame fails at once, with the reason, and nothing else does', async () => {
  let runs = 0
  const count = async (_task: Task, real: () => Promise<unknown>) => (runs++, real())
  house = await startMedia({ pool: through(count) })
  const good = await photo({ width: 300, height: 200, seed: 63 })
  const bad = await house.put(Buffer.concat([good.subarray(0, 4), randomBytes(500)]))
  const fine = await house.put(good)
  expect(await house.settled(bad.id)).toMatchObject({
    status: 'failed',
    failure: expect.any(String),
    failureCode: 'DAMAGED',
  })
  expect((await house.settled(fine.id)).status).toBe('ready')
  expect(runs).toBe(2)
  expect(house.storage.jobs.dead()).toHaveLength(1)
  expect(house.media.metrics()).toMatch(/^media_processing_failed_total 1$/m)
})

test('a decoder that crashes twice on a file has shown that it is the file', async () => {
  const crash = async () => {
    throw new HearthError('UNPROCESSABLE', 'The decoder crashed.', { cause: new Error('SIGSEGV') })
  }
  house = await startMedia({ pool: through(crash), work: false })
  const { id } = await house.put(await photo({ width: 100, height: 100, seed: 64 }))
  const { handlers } = house.media
  for (const expected of ['again', 'dead']) {
    const { sqlite, jobs } = house.storage
    sqlite.exec('UPDATE job SET run_at = 0')
    const job = jobs.claim({ kinds: ['ingest'], leaseMs: 1000 })
    if (!job) throw new Error('there is no job')
    const error = await handlers.ingest?.run(job, new AbortController().signal).catch((e) => e)
    const retry = handlers.ingest?.mayRetry?.(error, job) ?? true
    expect(jobs.fail(job, 'The decoder crashed.', { retry })).toBe(expected)
  }
  expect(await house.settled(id)).toMatchObject({ failure: 'The decoder crashed.' })
})

test('what was removed meanwhile costs no decoding, and comes back whole when it is restored', async () => {
  let runs = 0
  const count = async (_task: Task, real: () => Promise<unknown>) => (runs++, real())
  house = await startMedia({ pool: through(count), work: false })
  const { id } = await house.put(await photo({ width: 100, height: 100, seed: 65 }))
  await house.send(`/${id}`, { method: 'DELETE' })
  house.jobs.start()
  await house.jobs.whenIdle()
  expect(runs).toBe(0)
  await house.send(`/${id}/restore`, { method: 'POST' })
  expect((await house.settled(id)).status).toBe('ready')
})

test('a stop hands the job back; after the next start it is done, once', async () => {
  const begun = Promise.withResolvers<void>()
  const never = (_task: Task) => {
    begun.resolve()
    return new Promise<never>(() => {})
  }
  house = await startMedia({
    pool: (real) => ({
      ...real,
      run: (task, options) =>
        Promise.race([
          never(task),
          new Promise<never>((_, reject) =>
            options?.signal?.addEventListener('abort', () => reject(options.signal?.reason)),
          ),
        ]),
    }),
  })
  const { id } = await house.put(await photo({ width: 100, height: 100, seed: 66 }))
  await begun.promise
  await house.jobs.stop(0)
  expect(house.storage.jobs.counts()).toMatchObject({ open: 1, leased: 0, dead: 0 })
  const job = house.storage.jobs.claim({ kinds: ['ingest'], leaseMs: 1000 })
  expect(job?.attempts).toBe(1)
  expect((await house.get(`/${id}/file/thumb`)).status).toBe(202)
})
