import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scratchStorage, type Scratch } from '../scratch.ts'
import type { Job, JobQueue } from './job.ts'

let scratch: Scratch
let jobs: JobQueue
beforeEach(async () => {
  scratch = await scratchStorage()
  jobs = scratch.storage.jobs
})
afterEach(() => scratch.remove())

const want = { kinds: ['a'], leaseMs: 1000 }
function claim(): Job {
  const job = jobs.claim(want)
  if (job === null) throw new Error('nothing to claim')
  return job
}
const nextTurn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve)
  })

describe('claiming', () => {
  test('hands out each job once, in order, with its attempt counted', () => {
    const ids = [1, 2, 3].map((n) => jobs.enqueue({ kind: 'a', payload: { n } }))
    const claimed = [claim(), claim(), claim()]
    expect(claimed.map(({ id }) => id)).toEqual(ids)
    expect(claimed.map(({ payload }) => payload)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(claimed[0]).toMatchObject({ attempts: 1, lane: 'background', key: null, leaseMs: 1000 })
    expect(jobs.claim(want)).toBeNull()
    expect(jobs.counts()).toEqual({ open: 0, leased: 3, dead: 0, interactive: 0 })
  })

  test('asks only for its kinds', () => {
    jobs.enqueue({ kind: 'b', payload: null })
    expect(jobs.claim(want)).toBeNull()
    expect(jobs.claim({ kinds: ['a', 'b'], leaseMs: 1 })?.kind).toBe('b')
  })

  test('the interactive lane overtakes the backlog', () => {
    for (let i = 0; i < 10; i++) jobs.enqueue({ kind: 'a', payload: i, key: `k${i}` })
    jobs.enqueue({ kind: 'a', payload: 'now', lane: 'interactive' })
    expect(claim().payload).toBe('now')
    expect(jobs.promote('k7')).toBe(true)
    expect(claim().payload).toBe(7)
    expect(claim().payload).toBe(0)
    expect(jobs.promote('no such')).toBe(false)
  })

  test('not before its time, and an interactive one that must wait holds nobody up', () => {
    jobs.enqueue({
      kind: 'a',
      payload: 'later',
      lane: 'interactive',
      runAt: scratch.clock.now + 10,
    })
    jobs.enqueue({ kind: 'a', payload: 'now' })
    expect(claim().payload).toBe('now')
    expect(jobs.claim(want)).toBeNull()
    expect(jobs.nextRunAt()).toBe(scratch.clock.now + 10)
    scratch.clock.now += 10
    expect(claim().payload).toBe('later')
  })

  test('in writes that share a commit no two get the same', async () => {
    for (let i = 0; i < 20; i++) jobs.enqueue({ kind: 'a', payload: i })
    const { write } = scratch.storage
    const all = await Promise.all(Array.from({ length: 30 }, () => write(() => jobs.claim(want))))
    const ids = all.flatMap((job) => job?.id ?? [])
    expect(new Set(ids).size).toBe(20)
    expect(ids).toHaveLength(20)
  })
})

describe('a key', () => {
  test('is open once', () => {
    const first = jobs.enqueue({ kind: 'a', key: 'k', payload: 1 })
    expect(jobs.enqueue({ kind: 'a', key: 'k', payload: 2 })).toBe(first)
    const job = claim()
    expect(jobs.enqueue({ kind: 'a', key: 'k', payload: 3 })).toBe(first)
    jobs.finish(job)
    expect(jobs.enqueue({ kind: 'a', key: 'k', payload: 4 })).not.toBe(first)
  })

  test('asked for interactively, an open one is promoted', () => {
    jobs.enqueue({ kind: 'a', payload: 'first' })
    jobs.enqueue({ kind: 'a', key: 'k', payload: 'second' })
    jobs.enqueue({ kind: 'a', key: 'k', payload: 'second', lane: 'interactive' })
    expect(claim().payload).toBe('second')
  })

  test('can be cancelled while nobody works on it', () => {
    jobs.enqueue({ kind: 'a', key: 'k', payload: null })
    expect(jobs.cancel('k')).toBe(true)
    expect(jobs.cancel('k')).toBe(false)
    jobs.enqueue({ kind: 'a', key: 'k', payload: null })
    claim()
    expect(jobs.cancel('k')).toBe(false)
  })
})

describe('a lease', () => {
  test('that ran out makes the job claimable, and whatever comes with it changes nothing', () => {
    jobs.enqueue({ kind: 'a', payload: null })
    const slow = claim()
    scratch.clock.now += 999
    expect(jobs.claim(want)).toBeNull()
    expect(jobs.nextRunAt()).toBe(scratch.clock.now + 1)
    jobs.enqueue({ kind: 'later', payload: null, runAt: scratch.clock.now })
    expect(jobs.nextRunAt(['a'])).toBe(scratch.clock.now + 1)
    expect(jobs.nextRunAt(['a', 'later'])).toBe(scratch.clock.now)
    scratch.clock.now += 1
    const second = claim()
    expect(second).toMatchObject({ id: slow.id, attempts: 2 })
    expect(jobs.finish(slow)).toBe(false)
    expect(jobs.heartbeat(slow)).toBe(false)
    expect(jobs.release(slow)).toBe(false)
    expect(jobs.fail(slow, 'late')).toBe('lost')
    expect(jobs.finish(second)).toBe(true)
    expect(jobs.finish(second)).toBe(false)
  })

  test('is renewed by a heartbeat', () => {
    jobs.enqueue({ kind: 'a', payload: null })
    const job = claim()
    scratch.clock.now += 900
    expect(jobs.heartbeat(job)).toBe(true)
    scratch.clock.now += 900
    expect(jobs.claim(want)).toBeNull()
    expect(jobs.finish(job)).toBe(true)
  })

  test('ends with the process: a restart opens the job again, its attempt counted', async () => {
    jobs.enqueue({ kind: 'a', payload: null })
    claim()
    await scratch.reopen()
    jobs = scratch.storage.jobs
    expect(claim().attempts).toBe(2)
  })

  test('handed back does not count', () => {
    jobs.enqueue({ kind: 'a', payload: null })
    expect(jobs.release(claim())).toBe(true)
    expect(claim().attempts).toBe(1)
  })
})

describe('failing', () => {
  test('is tried again later and later, then it is dead', () => {
    jobs.enqueue({ kind: 'a', key: 'k', payload: { x: 1 } })
    const waits: number[] = []
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(jobs.fail(claim(), `reason ${attempt}`)).toBe('again')
      const due = jobs.nextRunAt() ?? 0
      waits.push(due - scratch.clock.now)
      scratch.clock.now = due
    }
    expect(waits).toEqual([5000, 20_000, 80_000, 320_000])
    expect(jobs.fail(claim(), 'the last')).toBe('dead')
    expect(jobs.nextRunAt()).toBeNull()
    expect(jobs.dead()).toMatchObject([
      { kind: 'a', key: 'k', payload: { x: 1 }, attempts: 5, failure: 'the last' },
    ])
  })

  test('for good is dead at once; a retry starts from the beginning', () => {
    const id = jobs.enqueue({ kind: 'a', payload: null })
    expect(jobs.fail(claim(), 'hopeless', { retry: false })).toBe('dead')
    expect(jobs.retry('no such')).toBe(false)
    expect(jobs.retry(id)).toBe(true)
    expect(claim()).toMatchObject({ id, attempts: 1 })
  })

  test('only a dead one is forgotten', () => {
    const id = jobs.enqueue({ kind: 'a', payload: null })
    expect(jobs.forget(id)).toBe(false)
    jobs.fail(claim(), 'hopeless', { retry: false })
    expect(jobs.forget(id)).toBe(true)
    expect(jobs.forget(id)).toBe(false)
    expect(jobs.dead()).toEqual([])
  })

  test('a new job of the same key makes the dead one history', () => {
    jobs.enqueue({ kind: 'a', key: 'k', payload: 1 })
    jobs.fail(claim(), 'hopeless', { retry: false })
    jobs.enqueue({ kind: 'a', key: 'k', payload: 2 })
    expect(jobs.dead()).toEqual([])
    expect(claim().payload).toBe(2)
  })

  test('a program that stops each time is not started for ever', async () => {
    const { media } = await scratch.upload('a')
    for (let i = 0; i < 10; i++) {
      expect(scratch.storage.jobs.claim({ kinds: ['ingest'], leaseMs: 1 })).not.toBeNull()
      await scratch.reopen()
    }
    expect(scratch.storage.jobs.claim({ kinds: ['ingest'], leaseMs: 1 })).toBeNull()
    expect(scratch.storage.media.find('ada', media.id)?.status).toBe('failed')
    expect(scratch.storage.jobs.takeAbandoned()).toMatchObject([{ kind: 'ingest', attempts: 10 }])
    expect(scratch.storage.jobs.takeAbandoned()).toEqual([])
  })

  test('what is undone with its transaction was not abandoned', async () => {
    jobs.enqueue({ kind: 'a', payload: null })
    for (let i = 0; i < 10; i++) {
      claim()
      scratch.clock.now += 1000
    }
    const undone = scratch.storage.write(() => {
      jobs.claim(want)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(jobs.takeAbandoned()).toEqual([])
    let heard = 0
    jobs.onWork(() => heard++)
    expect(jobs.claim(want)).toBeNull()
    await nextTurn()
    expect(heard).toBe(1)
    expect(jobs.takeAbandoned()).toHaveLength(1)
  })
})

describe('an ingest job', () => {
  test('that dies fails its media, and processes them again when it is retried', async () => {
    const { media } = await scratch.upload('a')
    const job = jobs.claim({ kinds: ['ingest'], leaseMs: 1000 })
    if (job === null) throw new Error('no job')
    jobs.fail(job, 'not a picture', { retry: false })
    const failed = scratch.storage.media.find('ada', media.id)
    expect(failed).toMatchObject({ status: 'failed', failure: 'not a picture' })
    jobs.retry(job.id)
    const again = scratch.storage.media.find('ada', media.id)
    expect(again).toMatchObject({ status: 'processing', failure: null })
  })
})

test('a picture that waits without a job gets one when the house is tidied', async () => {
  await scratch.upload('a')
  await scratch.upload('b')
  const job = jobs.claim({ kinds: ['ingest'], leaseMs: 1000 })
  if (job === null) throw new Error('no job')
  jobs.finish(job)
  await scratch.storage.trash.collect()
  expect(jobs.counts().open).toBe(2)
})

describe('onWork', () => {
  test('hears of committed work only, until it is told to stop', async () => {
    let heard = 0
    const off = jobs.onWork(() => heard++)
    const { write } = scratch.storage
    const undone = write(() => {
      jobs.enqueue({ kind: 'a', payload: null })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await nextTurn()
    expect(heard).toBe(0)
    await write(() => jobs.enqueue({ kind: 'a', payload: null }))
    expect(heard).toBe(1)
    off()
    jobs.enqueue({ kind: 'a', payload: null })
    await nextTurn()
    expect(heard).toBe(1)
  })
})
