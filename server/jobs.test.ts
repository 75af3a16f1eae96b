import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HearthError, openStorage, type Job, type Storage } from '../storage/index.ts'
import { createJobRunner, type JobHandler, type JobRunner } from './jobs.ts'

const log = { info() {}, warn() {}, error() {} }
let dir: string
let storage: Storage
let runner: JobRunner | undefined
let clock = 1_000_000

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-jobs-'))
  clock = 1_000_000
  storage = await openStorage({ dir, log, now: () => clock, io: { lingerMs: 1, floorBytes: 0 } })
})
afterEach(async () => {
  await runner?.stop(0)
  await storage.close()
  await rm(dir, { recursive: true, force: true })
})

function start(handler: JobHandler, { concurrency = 2, leaseMs = 60_000 } = {}): JobRunner {
  runner = createJobRunner({
    queue: storage.jobs,
    handlers: { work: handler },
    concurrency,
    leaseMs,
    now: () => clock,
    log,
  })
  runner.start()
  return runner
}

const add = (name: string, more: object = {}) =>
  storage.write(() => storage.jobs.enqueue({ kind: 'work', payload: { name }, ...more }))
const finish = (job: Job) => storage.write(() => storage.jobs.finish(job))
const nameOf = (job: Job) => (job.payload as { name: string }).name

test('work that is committed is done at once, without polling', async () => {
  const done = Promise.withResolvers<string>()
  start({
    async run(job) {
      await finish(job)
      done.resolve(nameOf(job))
    },
  })
  await add('first')
  expect(await done.promise).toBe('first')
  await runner?.whenIdle()
  expect(storage.jobs.counts()).toMatchObject({ open: 0, leased: 0, dead: 0 })
})

test('what was waiting before the start is done, interactive first, so many at a time', async () => {
  for (const name of ['a', 'b', 'c']) await add(name)
  await add('urgent', { lane: 'interactive' })
  const order: string[] = []
  let together = 0
  let most = 0
  start(
    {
      async run(job) {
        most = Math.max(most, ++together)
        order.push(nameOf(job))
        await finish(job)
        together--
      },
    },
    { concurrency: 2 },
  )
  await runner?.whenIdle()
  expect(order).toEqual(['urgent', 'a', 'b', 'c'])
  expect(most).toBe(2)
})

test('what has places aside holds up nothing else, and waits only for its own', async () => {
  const held = Promise.withResolvers<void>()
  const started: string[] = []
  const posted = Promise.withResolvers<void>()
  runner = createJobRunner({
    queue: storage.jobs,
    handlers: {
      work: { run: async (job) => void (await finish(job)) },
      post: {
        aside: 1,
        async run(job) {
          started.push(nameOf(job))
          await held.promise
          await finish(job)
          if (started.length === 2) posted.resolve()
        },
      },
    },
    concurrency: 1,
    leaseMs: 60_000,
    now: () => clock,
    log,
  })
  runner.start()
  await add('slow', { kind: 'post', lane: 'interactive' })
  await add('next', { kind: 'post', lane: 'interactive' })
  for (const name of ['a', 'b', 'c']) await add(name)
  await expect.poll(() => storage.jobs.counts()).toMatchObject({ open: 1, leased: 1 })
  expect(started).toEqual(['slow'])
  held.resolve()
  await posted.promise
  await runner.whenIdle()
  expect(storage.jobs.counts()).toMatchObject({ open: 0, leased: 0 })
})

test('a failure is tried again later, with its reason kept, until it is dead', async () => {
  const died: string[] = []
  let runs = 0
  start({
    async run() {
      runs++
      throw new HearthError('BUSY', 'Too slow today.')
    },
    died: (job) => void died.push(nameOf(job)),
  })
  await add('stubborn')
  for (let attempt = 1; attempt < 5; attempt++) {
    await runner?.whenIdle()
    expect(runs).toBe(attempt)
    clock = (storage.jobs.nextRunAt() ?? 0) + 1
    // The clock is ours, so the alarm has to be rung by new work.
    await add(`bell-${attempt}`, { runAt: clock + 10_000_000 })
  }
  await runner?.whenIdle()
  expect(died).toEqual(['stubborn'])
  expect(storage.jobs.dead()).toMatchObject([{ failure: 'Too slow today.', attempts: 5 }])
})

describe('a job whose every run ended without a word', () => {
  function claimAndForget(times: number): void {
    for (let n = 0; n < times; n++) {
      expect(storage.jobs.claim({ kinds: ['work'], leaseMs: 1000 })).not.toBeNull()
      clock += 1000
    }
  }

  test('is told of like any other that died, also when it was found so at the start', async () => {
    await add('deadly')
    claimAndForget(10)
    await storage.close()
    storage = await openStorage({ dir, log, now: () => clock, io: { lingerMs: 1, floorBytes: 0 } })
    const died: string[] = []
    const run = () => Promise.reject(new Error('must not run'))
    start({ run, died: (job) => void died.push(nameOf(job)) })
    expect(died).toEqual(['deadly'])
    expect(storage.jobs.dead()).toMatchObject([{ attempts: 10 }])
  })

  test('is told of while the house runs, and who hears of it may fail', async () => {
    await add('deadly')
    claimAndForget(10)
    const died: string[] = []
    start({
      run: async (job) => void (await finish(job)),
      died(job) {
        died.push(nameOf(job))
        throw new Error('hard of hearing')
      },
    })
    await runner?.whenIdle()
    await add('next')
    await runner?.whenIdle()
    expect(died).toEqual(['deadly'])
    expect(storage.jobs.counts()).toEqual({ open: 0, leased: 0, dead: 1, interactive: 0 })
  })
})

test('what cannot be helped by trying again is not tried again', async () => {
  start({
    run: () => Promise.reject(new Error('broken inside')),
    mayRetry: () => false,
  })
  await add('hopeless')
  await runner?.whenIdle()
  expect(storage.jobs.dead()).toMatchObject([{ attempts: 1 }])
  expect(storage.jobs.dead()[0]?.failure).not.toMatch('broken inside')
})

test('a job of the future waits for its time', async () => {
  const done = Promise.withResolvers<void>()
  start({
    async run(job) {
      await finish(job)
      done.resolve()
    },
  })
  await add('later', { runAt: clock + 30 })
  expect(storage.jobs.counts().open).toBe(1)
  clock += 30
  await done.promise
})

test('a job that outlives its lease by far keeps it', async () => {
  const end = Promise.withResolvers<void>()
  start(
    {
      async run(job) {
        await end.promise
        await finish(job)
      },
    },
    { leaseMs: 30 },
  )
  await add('long')
  const leaseUntil = () =>
    storage.sqlite.prepare('SELECT lease_until FROM job').pluck().get() as number
  const before = leaseUntil()
  clock += 20
  await expect.poll(leaseUntil).toBeGreaterThan(before)
  end.resolve()
  await runner?.whenIdle()
  expect(storage.jobs.counts()).toMatchObject({ open: 0, leased: 0 })
})

test('a stop lets short work finish and hands long work back uncounted', async () => {
  const short = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const running = start({
    async run(job, signal) {
      if (nameOf(job) === 'short') await short.promise
      else {
        begun.resolve()
        await new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        )
      }
      await finish(job)
    },
  })
  await add('short')
  await add('long')
  await begun.promise
  const stopped = running.stop(50)
  short.resolve()
  await stopped
  expect(running.running()).toBe(0)
  expect(storage.jobs.counts()).toMatchObject({ open: 1, leased: 0, dead: 0 })
  await add('after the stop')
  expect(storage.jobs.claim({ kinds: ['work'], leaseMs: 1000 })).toMatchObject({ attempts: 1 })
})
