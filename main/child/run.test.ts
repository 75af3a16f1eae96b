import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { spawnServer, type Ears } from './process.ts'
import { isPlausible, startRun, usualDeadlines, type Deadlines, type Run } from './run.ts'
import { createSupervisor } from './supervisor.ts'

const dataDir = '/photos'
const origin = 'http://localhost:4327'
const script = fileURLToPath(new URL('stub-server.ts', import.meta.url))
const patient: Deadlines = {
  readyMs: 60_000,
  pieceMs: 60_000,
  longestMs: 60_000,
  stopMs: 60_000,
  probeEveryMs: 60_000,
  mostMessages: 1000,
}

/** A real process; what it serves is decided by `serves`. */
function run(kind: string, deadlines: Partial<Deadlines> = {}, serves = async () => true) {
  const isReady = Promise.withResolvers<void>()
  const launch = {
    program: process.execPath,
    args: [script, kind, dataDir, origin],
    env: { PATH: process.env['PATH'] ?? '' },
  }
  const life = startRun(
    launch,
    { dataDir, port: 4327 },
    {
      spawn: spawnServer,
      probe: serves,
      deadlines: { ...patient, ...deadlines },
      hear: {
        updating: () => {},
        ready: () => isReady.resolve(),
        news: () => {},
        lan: () => {},
        keys: () => {},
      },
    },
  )
  return { life, ready: isReady.promise }
}

describe('a server that', () => {
  test.each([
    ['floods', 'flood', 'flooded', {}],
    ['forges its address', 'forged', 'lied', {}],
    ['serves another folder', 'elsewhere', 'lied', {}],
    ['says nonsense and nothing else', 'nonsense', 'never-ready', { readyMs: 2000 }],
    ['crashes', 'crash', 'crashed', {}],
  ])('%s ends, and it is said why', async (_, kind, reason, deadlines) => {
    const { life } = run(kind, deadlines)
    expect(await life.over).toMatchObject({ asked: false, reason: { kind: reason } })
  })

  test('says that it is ready and does not serve', async () => {
    const { life } = run('good', {}, async () => false)
    expect((await life.over).reason.kind).toBe('lied')
  })

  test('hangs after it was ready', async () => {
    let asked = 0
    const { life, ready } = run('good', { probeEveryMs: 5 }, async () => asked++ === 0)
    await ready
    expect((await life.over).reason.kind).toBe('hung')
  })

  test('is told to stop, does', async () => {
    const { life, ready } = run('good')
    await ready
    await Promise.all([life.stop(), life.stop()])
    expect(await life.over).toMatchObject({ asked: true, lastWords: 'the last words\n' })
    life.send({ type: 'stop', id: 'x' })
  })

  test('does not listen is killed', async () => {
    const { life, ready } = run('deaf', { stopMs: 50 })
    await ready
    await life.stop()
  })

  test('is not there', async () => {
    const ears = Promise.withResolvers<boolean>()
    const nothing = { program: '/nowhere/node', args: [], env: {} }
    spawnServer(nothing, { message: () => {}, exit: (_, __, missing) => ears.resolve(missing) })
    expect(await ears.promise).toBe(true)
  })
})

describe('a server that brings its database up to date', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const minutes = (n: number) => vi.advanceTimersByTimeAsync(n * 60_000)

  /** No process: a test is the server, and the clock. */
  function begin() {
    let ears: Ears | undefined
    const heard: (number | string)[] = []
    const life = startRun(
      { program: '', args: [], env: {} },
      { dataDir, port: 4327 },
      {
        spawn(_, given) {
          ears = given
          return {
            send: () => {},
            kill: () => given.exit(null, 'SIGKILL', false),
            lastWords: () => '',
          }
        },
        probe: async () => true,
        deadlines: usualDeadlines,
        hear: {
          updating: (percent) => heard.push(percent),
          ready: () => heard.push('ready'),
          news: () => {},
          lan: () => {},
          keys: () => {},
        },
      },
    )
    void life.over.then(({ reason }) => heard.push(reason.kind))
    const work = (done: number, of = 100) => ears?.message({ type: 'updating', done, of })
    return { heard, work, say: (message: object) => ears?.message(message) }
  }

  test('may take longer than a start', async () => {
    const { heard, work, say } = begin()
    for (const done of [0, 1, 2, 50]) {
      work(done)
      await minutes(29)
    }
    say({ type: 'ready', origin, lan: null, dataDir })
    await minutes(24 * 60)
    expect(heard).toEqual([0, 1, 2, 50, 'ready'])
  })

  test('and stands still in a piece is ended', async () => {
    const { heard, work } = begin()
    work(1)
    await minutes(31)
    expect(heard).toEqual([1, 'never-ready'])
  })

  test('and says the same again and again, or nonsense, is ended', async () => {
    const { heard, work } = begin()
    work(5)
    for (const done of [5, 4, 100, 101, -1, 5.5, 20_000]) {
      await minutes(5)
      work(done)
    }
    expect(heard).toEqual([5, 'never-ready'])
  })

  test('and is at work for ever is ended', async () => {
    const { heard, work } = begin()
    for (const done of Array(40).keys()) {
      work(done)
      await minutes(10)
    }
    expect(heard.at(-1)).toBe('never-ready')
    expect(heard).toHaveLength(37)
  })
})

test('what a server says of itself while its address is tried is heard once it is ready', async () => {
  const tried = Promise.withResolvers<boolean>()
  const heard: unknown[] = []
  let ears: Ears | undefined
  const gone = () => ears?.exit(0, null, false)
  const life = startRun(
    { program: '', args: [], env: {} },
    { dataDir, port: 4327 },
    {
      spawn(_, given) {
        ears = given
        return { send: gone, kill: gone, lastWords: () => '' }
      },
      probe: () => tried.promise,
      deadlines: patient,
      hear: {
        updating: () => {},
        ready: () => heard.push('ready'),
        news: ({ freeBytes }) => heard.push(freeBytes),
        lan: ({ lan }) => heard.push(lan),
        keys: () => {},
      },
    },
  )
  const state = { type: 'state', uploads: 0, connected: 0 }
  ears?.message({ type: 'ready', origin, lan: null, dataDir })
  ears?.message({ ...state, freeBytes: 1 })
  ears?.message({ type: 'lan', lan: null, fixed: false })
  ears?.message({ ...state, freeBytes: 2 })
  expect(heard).toEqual([])
  tried.resolve(true)
  // The server says it again only where it changes.
  await expect.poll(() => heard).toEqual(['ready', null, 2])
  await life.stop()
})

test('what a ready server may say', () => {
  const ready = { type: 'ready', origin, lan: null, dataDir } as const
  const expected = { dataDir, port: 4327 }
  expect(isPlausible(ready, expected)).toBe(true)
  expect(isPlausible({ ...ready, lan: 'https://hearth.local:4328' }, expected)).toBe(true)
  expect(isPlausible({ ...ready, lan: 'https://evil.example' }, expected)).toBe(false)
  expect(isPlausible({ ...ready, origin: 'http://localhost:1' }, expected)).toBe(false)
  expect(isPlausible({ ...ready, origin: 'http://localhost:1' }, { dataDir, port: null })).toBe(
    true,
  )
})

test('five crashes in a row: it gives up', async () => {
  let starts = 0
  const over = Promise.withResolvers<void>()
  const crash = async (): Promise<Run> => ({
    over: Promise.resolve({
      reason: { kind: 'crashed', detail: null, variable: null },
      asked: false,
      lastWords: '',
    }),
    send: () => {},
    stop: async () => {},
  })
  const supervisor = createSupervisor({
    start: () => (starts++, crash()),
    now: () => 0,
    held: async () => false,
    ended: ({ comesBack }) => void (comesBack || over.resolve()),
    again: () => {},
  })
  await supervisor.start()
  await over.promise
  expect(starts).toBe(5)
})
