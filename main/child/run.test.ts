import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { spawnServer } from './process.ts'
import { isPlausible, startRun, type Deadlines, type Run } from './run.ts'
import { createSupervisor } from './supervisor.ts'

const dataDir = '/photos'
const origin = 'http://localhost:4327'
const script = fileURLToPath(new URL('stub-server.ts', import.meta.url))
const patient: Deadlines = {
  readyMs: 60_000,
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
      hear: { ready: () => isReady.resolve(), news: () => {}, lan: () => {}, keys: () => {} },
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
