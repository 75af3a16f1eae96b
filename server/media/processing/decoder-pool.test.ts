import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDecoderPool, type DecoderPool, type DecoderPoolOptions } from './decoder-pool.ts'
import type { TransformTask } from './task.ts'

let dir: string
let log: string
let pool: DecoderPool

const entry = new URL('./fixtures-child.ts', import.meta.url)

function open(options: Partial<DecoderPoolOptions> = {}): DecoderPool {
  pool = createDecoderPool({ size: 2, entry, idleMs: 60_000, ...options })
  return pool
}

const act = (mimeType: string): TransformTask => ({
  type: 'transform',
  source: log,
  mimeType,
  out: join(dir, 'out'),
  sourceIsVariant: false,
  fit: 'inside',
  format: 'webp',
  quality: 85,
})

const lines = async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean)
const written = (count: number) =>
  vi.waitFor(async () => expect((await lines()).length).toBeGreaterThanOrEqual(count), 10_000)
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const ended = (pid: number) => vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000)

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-pool-'))
  log = join(dir, 'log')
  await writeFile(log, '')
})

afterEach(async () => {
  await pool.close()
  await rm(dir, { recursive: true, force: true })
})

describe('children', () => {
  test('none at rest, one for one task, as many as allowed for many', async () => {
    open()
    expect(pool.stats().pids).toEqual([])
    await pool.run(act('work'))
    await pool.run(act('work'))
    expect(pool.stats()).toMatchObject({ busy: 0, waiting: 0 })
    expect(pool.stats().pids).toHaveLength(1)
    await Promise.all(Array.from({ length: 6 }, () => pool.run(act('work'))))
    expect(pool.stats().pids).toHaveLength(2)
  })

  test('one starts when warmed, and only one', () => {
    open()
    pool.warm()
    pool.warm()
    expect(pool.stats().pids).toHaveLength(1)
  })

  test('end when idle', async () => {
    open({ idleMs: 20 })
    await pool.run(act('work'))
    await vi.waitFor(() => expect(pool.stats().pids).toEqual([]), 10_000)
    await expect(pool.run(act('work'))).resolves.toMatchObject({ size: 1 })
  })

  test('end when their channel closes, as when the server is killed', async () => {
    open()
    const { fork } = await import('node:child_process')
    const child = fork(entry, { execArgv: [] })
    const exit = new Promise((resolve) => child.once('exit', resolve))
    child.disconnect()
    await exit
  })

  test('one task at a time each', async () => {
    open()
    await Promise.all(Array.from({ length: 6 }, () => pool.run(act('slowly'))))
    const running = new Set<string>()
    for (const line of await lines()) {
      const [what, pid = ''] = line.split(' ')
      if (what === 'end') running.delete(pid)
      else {
        expect(running.has(pid)).toBe(false)
        running.add(pid)
      }
    }
  })

  test('one that swelled is replaced before it serves again', async () => {
    open({ size: 1, memoryLimitBytes: 256 * 2 ** 20 })
    await pool.run(act('swell'))
    await vi.waitFor(() => expect(pool.stats().pids).toEqual([]), 10_000)
    await expect(pool.run(act('work'))).resolves.toMatchObject({ size: 1 })
  })

  test('see nothing of the environment that could be a secret', async () => {
    vi.stubEnv('MANA_AUTH_KEK', 'secret')
    open()
    pool.warm()
    const [pid] = pool.stats().pids
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    expect(environment).not.toContain('secret')
    vi.unstubAllEnvs()
  })
})

describe('order', () => {
  test('what somebody waits for overtakes the backlog', async () => {
    open({ size: 1 })
    const order: string[] = []
    const run = (name: string, lane: 'interactive' | 'background') =>
      pool.run(act('work'), { lane }).then(() => order.push(name))
    await Promise.all([
      run('running', 'background'),
      run('backlog 1', 'background'),
      run('backlog 2', 'background'),
      run('person 1', 'interactive'),
      run('person 2', 'interactive'),
    ])
    expect(order).toEqual(['running', 'person 1', 'person 2', 'backlog 1', 'backlog 2'])
  })

  test('WASM runs once at a time and other work goes on beside it', async () => {
    open()
    const heic = Array.from({ length: 3 }, () => pool.run(act('heic')))
    const other = Promise.all(Array.from({ length: 5 }, () => pool.run(act('work'))))
    await other
    await Promise.all(heic)
    const events = (await lines()).map((line) => line.split(' ')[0])
    expect(events).toEqual(['begin', 'end', 'begin', 'end', 'begin', 'end'])
  })
})

describe('a task that misbehaves fails alone', () => {
  const limits = { size: 1, taskTimeoutMs: 700, memoryLimitBytes: 256 * 2 ** 20 }

  test.each([
    ['hang', 'BUSY', /longer than/],
    ['spin', 'BUSY', /longer than/],
    ['stop', 'BUSY', /longer than/],
    ['abort', 'UNPROCESSABLE', /crashed/],
    ['exit', 'INTERNAL', /by mistake/],
    ['throw', 'INTERNAL', /by mistake/],
    ['babble', 'INTERNAL', /no sense/],
    ['fail', 'UNPROCESSABLE', /no picture/],
  ])('%s', async (how, code, message) => {
    open(limits)
    const next = () => pool.run(act('work'))
    const [bad, good] = await Promise.allSettled([pool.run(act(how)), next()])
    expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'HearthError', code } })
    expect(bad).toHaveProperty('reason.message', expect.stringMatching(message))
    expect(good.status).toBe('fulfilled')
    await next()
    expect(pool.stats().pids).toHaveLength(1)
  })

  test.each(['eat', 'eat by command'])('%s: killed for its memory', async (how) => {
    open({ ...limits, taskTimeoutMs: 60_000 })
    await expect(pool.run(act(how))).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
      message: expect.stringMatching(/256 MB of memory/),
    })
    await expect(pool.run(act('work'))).resolves.toMatchObject({ size: 1 })
  })

  test('killed from outside: the machine is to blame, not the picture', async () => {
    open(limits)
    const running = pool.run(act('hang'))
    await written(1)
    for (const pid of pool.stats().pids) process.kill(pid, 'SIGKILL')
    await expect(running).rejects.toMatchObject({ code: 'BUSY' })
  })

  test('the commands a child started die with it', async () => {
    open({ ...limits, taskTimeoutMs: 2000 })
    const running = pool.run(act('hang by command'))
    await expect(running).rejects.toMatchObject({ code: 'BUSY' })
    await ended(Number((await lines())[0]))
  })

  test('a child that cannot start at all fails its task, not the server', async () => {
    open({ entry: new URL('./not-there.ts', import.meta.url) })
    await expect(pool.run(act('work'))).rejects.toMatchObject({ code: 'INTERNAL' })
  })
})

describe('giving up', () => {
  test('an aborted task is killed and its signal forgotten', async () => {
    open({ size: 1 })
    const controller = new AbortController()
    const running = pool.run(act('spin'), { signal: controller.signal })
    const after = pool.run(act('work'))
    await written(1)
    controller.abort(new Error('she closed the page'))
    await expect(running).rejects.toThrow('she closed the page')
    await after
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  })

  test('one that waits leaves the queue at once', async () => {
    open({ size: 1 })
    const running = pool.run(act('slowly'))
    const controller = new AbortController()
    const waiting = pool.run(act('work'), { signal: controller.signal })
    controller.abort()
    await expect(waiting).rejects.toThrow()
    expect(pool.stats()).toMatchObject({ waiting: 0, busy: 1 })
    await running
  })

  test('aborted before it was asked', async () => {
    open()
    await expect(pool.run(act('work'), { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(pool.stats().pids).toEqual([])
  })

  test('signals and children keep no listeners of tasks that are done', async () => {
    open({ size: 1 })
    const { signal } = new AbortController()
    for (let i = 0; i < 30; i++) await pool.run(act('work'), { signal })
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  test('closing ends everything, also twice, and says why', async () => {
    open({ size: 1 })
    const running = pool.run(act('spin'))
    const waiting = pool.run(act('work'))
    const settled = Promise.allSettled([running, waiting])
    await written(1)
    const { pids } = pool.stats()
    await Promise.all([pool.close(), pool.close()])
    for (const result of await settled) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } })
    }
    expect(pids.map(isAlive)).toEqual([false])
    await expect(pool.run(act('work'))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    pool.warm()
    expect(pool.stats().pids).toEqual([])
  })
})
