import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scratchStorage, type Scratch } from '../scratch.ts'
import type { TransformCache } from './derived.ts'

let scratch: Scratch
let cache: TransformCache
beforeEach(async () => {
  scratch = await scratchStorage({ cacheBytes: 1000 })
  cache = scratch.storage.cache
})
afterEach(() => scratch.remove())

const key = (n: number) => String(n).padStart(64, '0')
const put = (n: number, size = 100) => {
  scratch.clock.now++
  return cache.put(key(n), 'image/webp', Buffer.alloc(size, n))
}
const get = (n: number) => {
  scratch.clock.now++
  return cache.get(key(n))
}

describe('the transform cache', () => {
  test('gives what was put, moved or as bytes', async () => {
    const path = cache.temporary()
    writeFileSync(path, 'moved')
    await cache.put(key(1), 'image/webp', path)
    expect(existsSync(path)).toBe(false)
    expect(await cache.get(key(1))).toMatchObject({ size: 5, type: 'image/webp' })
    await put(2)
    expect((await cache.get(key(2)))?.size).toBe(100)
    expect(await cache.get(key(3))).toBeNull()
    expect(cache.stats()).toEqual({ count: 2, size: 105, capBytes: 1000 })
  })

  test('stays below its cap; the least recently used go first', async () => {
    for (let n = 0; n < 10; n++) await put(n)
    expect(await get(0)).not.toBeNull()
    for (let n = 10; n < 14; n++) await put(n)
    expect(cache.stats()).toMatchObject({ count: 10, size: 1000 })
    expect(await get(0)).not.toBeNull()
    for (const n of [1, 2, 3, 4]) expect(await get(n)).toBeNull()
    expect(await get(5)).not.toBeNull()
    const files = readdirSync(join(scratch.dir, 'cache', '00'))
    expect(files).toHaveLength(10)
  })

  test('remembers the order over a restart', async () => {
    for (let n = 0; n < 10; n++) await put(n)
    await get(0)
    await scratch.reopen()
    cache = scratch.storage.cache
    await put(10)
    expect(await get(0)).not.toBeNull()
    expect(await get(1)).toBeNull()
  })

  test('forgets what is no longer there, and what lost bytes', async () => {
    const gone = await put(1)
    const torn = await put(2)
    truncateSync(torn.path, 0)
    expect(await get(2)).toBeNull()
    await scratch.storage.close()
    const { rmSync } = await import('node:fs')
    rmSync(gone.path)
    await scratch.reopen()
    cache = scratch.storage.cache
    expect(await get(1)).toBeNull()
    expect(cache.stats()).toMatchObject({ count: 0, size: 0 })
  })

  test('put many times at once counts once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => put(1)))
    expect(cache.stats()).toMatchObject({ count: 1, size: 100 })
    expect((await get(1))?.size).toBe(100)
  })

  test('sweeps files no row names', async () => {
    const { path } = await put(1)
    const stray = join(scratch.dir, 'cache', '00', key(2))
    writeFileSync(stray, 'x')
    await scratch.storage.trash.collect()
    expect([existsSync(path), existsSync(stray)]).toEqual([true, false])
  })

  test('takes only hashes for keys', async () => {
    await expect(cache.put('../../x', 'image/webp', Buffer.from('x'))).rejects.toMatchObject({
      code: 'VALIDATION',
    })
  })
})

describe('derived files', () => {
  test('have a folder for each blob', async () => {
    const { derived } = scratch.storage
    const hash = 'ab'.repeat(32)
    const folder = await derived.prepare(hash)
    expect(derived.path(hash, 'thumb.webp')).toBe(join(folder, 'thumb.webp'))
    expect(await derived.read(hash, 'thumb.webp')).toBeNull()
    writeFileSync(join(folder, 'thumb.webp'), 'x')
    expect(String(await derived.read(hash, 'thumb.webp'))).toBe('x')
    await derived.drop(hash)
    await derived.drop(hash)
    expect(await derived.read(hash, 'thumb.webp')).toBeNull()
  })

  test('have names, not paths', () => {
    const { derived } = scratch.storage
    for (const name of ['../x', '', '.', '..', 'a/b', 'a\0b', '.hidden']) {
      expect(() => derived.path('ab'.repeat(32), name)).toThrow('name')
    }
  })
})
