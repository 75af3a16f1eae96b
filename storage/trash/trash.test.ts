import { readdirSync, readFileSync, renameSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scratchStorage, type Scratch } from '../scratch.ts'

let scratch: Scratch
beforeEach(async () => {
  scratch = await scratchStorage()
})
afterEach(() => scratch.remove())

const day = 24 * 60 * 60 * 1000
const collect = (options = {}) => scratch.storage.trash.collect(options)
const has = (hash: string) => scratch.storage.blobs.has(hash)
const state = (hash: string) =>
  scratch.storage.sqlite.prepare('SELECT state FROM blob WHERE hash = ?').pluck().get(hash)
const pathIn = (room: string, hash: string) =>
  join(scratch.dir, room, hash.slice(0, 2), hash.slice(2, 4), hash)

async function removed(bytes: string, ownerId = 'ada') {
  const { media } = await scratch.upload(bytes, { ownerId })
  await scratch.storage.write(() => scratch.storage.media.remove(ownerId, media.id))
  return media
}

describe('removing', () => {
  test('takes a media out of every list at once, and its bytes to the trash', async () => {
    const media = await removed('a')
    expect(scratch.storage.media.find('ada', media.id)).toBeNull()
    expect(scratch.storage.media.list({ ownerId: 'ada', limit: 5 })).toEqual([])
    expect(scratch.storage.media.stats('ada').totalCount).toBe(0)
    expect(state(media.hash)).toBe('trashed')
    expect((await collect()).trashed).toBe(1)
    expect(state(media.hash)).toBe('shelved')
    expect(readFileSync(pathIn('trash', media.hash), 'utf8')).toBe('a')
    expect(await has(media.hash)).toBe(false)
    expect((await collect()).trashed).toBe(0)
  })

  test('leaves the bytes where somebody else has them', async () => {
    const { media: bens } = await scratch.upload('a', { ownerId: 'ben' })
    const media = await removed('a')
    await collect({ now: scratch.clock.now + 31 * day })
    expect(state(media.hash)).toBe('present')
    expect(await has(media.hash)).toBe(true)
    expect(scratch.storage.media.find('ben', bens.id)).not.toBeNull()
    // Ada's can no longer come back: it was forgotten with the end of the grace period.
    expect(await scratch.storage.trash.restore('ada', media.id)).toBeNull()
  })
})

describe('the grace period', () => {
  test('ends with everything gone: bytes, derived files, rows', async () => {
    const media = await removed('a')
    const { derived, sqlite } = scratch.storage
    const folder = await derived.prepare(media.hash)
    writeFileSync(join(folder, 'thumb.webp'), 'x')
    await collect({ now: scratch.clock.now + 29 * day })
    expect(state(media.hash)).toBe('shelved')
    const { erased } = await collect({ now: scratch.clock.now + 30 * day })
    expect(erased).toBe(1)
    expect(state(media.hash)).toBeUndefined()
    expect(await derived.read(media.hash, 'thumb.webp')).toBeNull()
    expect(readdirSync(join(scratch.dir, 'trash'))).toEqual([])
    expect(sqlite.prepare('SELECT count(*) FROM media').pluck().get()).toBe(0)
    expect(sqlite.prepare('SELECT count(*) FROM reference').pluck().get()).toBe(0)
    expect(await scratch.storage.trash.restore('ada', media.id)).toBeNull()
  })

  test('is time enough to bring it back as it was, from before or after the move', async () => {
    const media = await removed('a')
    for (const moved of [false, true]) {
      if (moved) await collect()
      const back = await scratch.storage.trash.restore('ada', media.id)
      expect(back).toEqual(media)
      expect(await has(media.hash)).toBe(true)
      expect(state(media.hash)).toBe('present')
      expect(scratch.storage.media.find('ada', media.id)?.apps).toEqual(['default'])
      scratch.storage.media.remove('ada', media.id)
    }
  })

  test('restoring twice, or what was never removed, answers nothing', async () => {
    const { media } = await scratch.upload('b')
    expect(await scratch.storage.trash.restore('ada', media.id)).toBeNull()
    scratch.storage.media.remove('ada', media.id)
    const both = await Promise.all([
      scratch.storage.trash.restore('ada', media.id),
      scratch.storage.trash.restore('ada', media.id),
    ])
    expect(both.filter((answer) => answer !== null)).toHaveLength(1)
  })
})

describe('a new upload of the same bytes revives', () => {
  test.each([
    ['trashed', async () => {}],
    ['shelved', async () => void (await collect())],
    [
      'condemned',
      async () => {
        await collect()
        scratch.storage.sqlite.exec("UPDATE blob SET state = 'condemned'")
      },
    ],
    ['gone', async () => void (await collect({ graceMs: 0 }))],
  ])('what was %s', async (_, reach) => {
    const media = await removed('a')
    await reach()
    const again = await scratch.upload('a', { ownerId: 'ben' })
    expect(again.duplicate).toBe(false)
    expect(state(media.hash)).toBe('present')
    // In use: no pass may end it, however late.
    await collect({ now: scratch.clock.now + 90 * day })
    expect(await has(media.hash)).toBe(true)
    expect(scratch.storage.media.find('ben', again.media.id)).not.toBeNull()
  })

  test('while a pass is under way', async () => {
    for (let round = 0; round < 20; round++) {
      const media = await removed('a')
      const passes = [collect({ graceMs: 0 }), collect({ graceMs: 0 })]
      const again = await scratch.upload('a')
      await Promise.all(passes)
      expect(await has(media.hash)).toBe(true)
      expect(state(media.hash)).toBe('present')
      scratch.storage.media.remove('ada', again.media.id)
    }
  })
})

describe('a thorough pass', () => {
  /** The first pass after a start is one. */
  const thorough = async (options = {}) => {
    await scratch.reopen()
    return collect(options)
  }

  test('brings back from the trash what a live row names', async () => {
    const { media } = await scratch.upload('a')
    mkdirSync(dirname(pathIn('trash', media.hash)), { recursive: true })
    renameSync(pathIn('blobs', media.hash), pathIn('trash', media.hash))
    expect((await thorough()).healed).toBe(1)
    expect(await has(media.hash)).toBe(true)
  })

  test('puts what no row names into the trash, after a day, and ends it after the grace period', async () => {
    const incoming = await scratch.storage.blobs.begin()
    await incoming.write(Buffer.from('orphan'))
    const { hash } = await incoming.seal()
    await expect(incoming.keep(() => Promise.reject(new Error('crash')))).rejects.toThrow('crash')
    const real = Date.now()
    expect((await thorough({ now: real })).orphans).toBe(0)
    expect((await thorough({ now: real + 2 * day })).orphans).toBe(1)
    expect(await has(hash)).toBe(false)
    await thorough({ now: real + 20 * day })
    expect(readFileSync(pathIn('trash', hash), 'utf8')).toBe('orphan')
    await thorough({ now: real + 40 * day })
    expect(readdirSync(join(scratch.dir, 'trash'))).toEqual([])
  })

  test('counts anew where totals went wrong', async () => {
    await scratch.upload('a')
    await scratch.reopen()
    scratch.storage.sqlite.exec('UPDATE media_count SET count = 7')
    await collect()
    expect(scratch.storage.media.stats('ada').totalCount).toBe(1)
  })
})
