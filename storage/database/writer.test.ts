import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { openDatabase } from './connection.ts'
import { createWriter, type Writer, type WriterOptions } from './writer.ts'

let sqlite: Database
let remove: () => Promise<void>
let commits: number
beforeEach(async () => {
  const scratch = await scratchFolder()
  remove = scratch.remove
  sqlite = openDatabase(join(scratch.dir, 'test.db'))
  sqlite.exec('CREATE TABLE note (text TEXT NOT NULL UNIQUE) STRICT')
  commits = 0
})
afterEach(async () => {
  sqlite.close()
  await remove()
})

function start(options: Partial<WriterOptions> = {}): Writer {
  const step = (name: string) => {
    if (name === 'write:committed') commits++
    options.step?.(name)
  }
  return createWriter({ sqlite, now: Date.now, ...options, step })
}
const add = (text: string) => sqlite.prepare('INSERT INTO note VALUES (?)').run(text)
const texts = () => sqlite.prepare('SELECT text FROM note ORDER BY text').pluck().all()
const turn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve)
  })

describe('group commit', () => {
  test('a thousand writes of 50 callers need so few commits that 17 ms each stay below a second', async () => {
    const writer = start()
    const caller = async (name: number) => {
      for (let i = 0; i < 20; i++) await writer.write(() => add(`${name}-${i}`))
    }
    await Promise.all(Array.from({ length: 50 }, (_, name) => caller(name)))
    expect(texts()).toHaveLength(1000)
    expect(commits).toBeLessThan(1000 / 17)
  })

  test('callers that do something in between share as well', async () => {
    const writer = start()
    const caller = async (name: number) => {
      for (let i = 0; i < 20; i++) {
        for (let turns = (name * i) % 5; turns > 0; turns--) await turn()
        await writer.write(() => add(`${name}-${i}`))
      }
    }
    await Promise.all(Array.from({ length: 50 }, (_, name) => caller(name)))
    expect(commits).toBeLessThan(1000 / 17)
  })

  test('at most a batch at a time', async () => {
    const writer = start({ batchSize: 10 })
    await Promise.all(Array.from({ length: 95 }, (_, i) => writer.write(() => add(`${i}`))))
    expect(commits).toBe(10)
  })

  test('a writer alone does not wait for others', async () => {
    const writer = start({ lingerMs: 60_000 })
    await writer.write(() => add('alone'))
    expect(commits).toBe(1)
  })

  test('arrivals without end do not put it off for ever', async () => {
    const writer = start({ lingerMs: 1 })
    const state = { done: false }
    void writer.write(() => add('first')).finally(() => (state.done = true))
    for (let i = 0; !state.done; i++) {
      void writer.write(() => add(`later ${i}`))
      await turn()
    }
    await writer.settled()
    expect(texts()).toContain('first')
  })

  test('answers only after the commit', async () => {
    const seen: string[] = []
    const writer = start({ step: (name) => void seen.push(name) })
    await writer.write(() => void seen.push('op')).then(() => seen.push('answer'))
    expect(seen).toEqual(['write:begin', 'op', 'write:commit', 'write:committed', 'answer'])
  })
})

describe('a failing op', () => {
  test('is undone and rejects alone', async () => {
    const writer = start()
    const results = await Promise.allSettled([
      writer.write(() => add('a')),
      writer.write(() => {
        add('undone')
        throw new Error('mine')
      }),
      writer.write(() => add('a')),
      writer.write(() => add('b')),
    ])
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    expect(texts()).toEqual(['a', 'b'])
    expect(commits).toBe(1)
  })

  test('must not be asynchronous', async () => {
    const writer = start()
    await expect(writer.write(async () => add('a'))).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(() => writer.writeNow(async () => add('b'))).toThrow('asynchronous')
    expect(texts()).toEqual([])
  })

  test('of another write now inside it takes only that part along', async () => {
    const writer = start()
    await writer.write(() => {
      add('outer')
      expect(() =>
        writer.writeNow(() => {
          add('inner')
          throw new Error('inner')
        }),
      ).toThrow('inner')
    })
    expect(texts()).toEqual(['outer'])
  })
})

test('afterCommit: not before, and not for what was undone', async () => {
  const writer = start()
  const heard: string[] = []
  const hear = (name: string) => () => void heard.push(`${name} of ${texts().length}`)
  await Promise.allSettled([
    writer.write(() => {
      add('a')
      writer.afterCommit(hear('a'))
    }),
    writer.write(() => {
      writer.afterCommit(hear('undone'))
      throw new Error('undone')
    }),
    writer.write(() => add('b')),
  ])
  expect(heard).toEqual(['a of 2'])
})

describe('a full disk', () => {
  const fill = () => {
    const pages = sqlite.pragma('page_count', { simple: true }) as number
    sqlite.pragma(`max_page_count = ${pages}`)
  }
  const large = () => add('x'.repeat(100_000))

  test('is named, and what waited with it is refused as well', async () => {
    const writer = start()
    fill()
    const results = await Promise.allSettled([writer.write(() => add('a')), writer.write(large)])
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'NO_SPACE' } })
    }
    sqlite.pragma('max_page_count = 100000')
    await writer.write(() => add('room again'))
    expect(texts()).toEqual(['room again'])
  })

  test('is tried once more after room was made', async () => {
    const writer = start({
      makeRoom: () => {
        sqlite.pragma('max_page_count = 100000')
        return true
      },
    })
    fill()
    await writer.write(large)
    expect(texts()).toHaveLength(1)
  })
})

describe('a failing disk', () => {
  const broken = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' })

  test('refuses for a while, says why, then tries again', async () => {
    let now = 0
    let fails = true
    const writer = start({
      now: () => now,
      step(name) {
        if (fails && name === 'write:commit') throw broken
      },
    })
    await expect(writer.write(() => add('a'))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(writer.trouble()).toContain('disk')
    await expect(writer.write(() => add('b'))).rejects.toMatchObject({
      code: 'READ_ONLY',
      retryAfterSec: 5,
    })
    fails = false
    expect(() => writer.writeNow(() => add('c'))).toThrow('disk')
    now = 5000
    await writer.write(() => add('d'))
    expect(writer.trouble()).toBeNull()
    expect(texts()).toEqual(['d'])
  })
})

test('closing writes what waits and takes no more', async () => {
  const writer = start()
  const last = writer.write(() => add('last'))
  await writer.close()
  await last
  await expect(writer.write(() => add('late'))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(texts()).toEqual(['last'])
})
