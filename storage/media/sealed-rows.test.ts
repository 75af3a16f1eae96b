import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wrongCounts } from '../database/counts.ts'
import { samenessOf, scratchStorage, type Scratch } from '../scratch.ts'
import type { SealedRows } from './sealed.ts'

let scratch: Scratch
let sealed: SealedRows
beforeEach(async () => {
  scratch = await scratchStorage()
  sealed = scratch.storage.sealed
})
afterEach(async () => {
  expect(wrongCounts(scratch.storage.sqlite)).toBe(0)
  await scratch.remove()
})

const facts = (text: string, length = 40) => Buffer.alloc(length, text)
const collect = (graceMs = 0) => scratch.storage.trash.collect({ graceMs })

describe('an upload', () => {
  test('is kept with its facts, and is nothing any question about media finds', async () => {
    const { media } = scratch.storage
    const made = await scratch.seal('sealed bytes', { facts: facts('a'), app: 'album' })
    expect(made).toMatchObject({
      duplicate: false,
      sealed: { ownerId: 'ada', app: 'album', size: 12, createdAt: scratch.clock.now },
    })
    const { id, hash } = made.sealed
    expect(sealed.find('ada', id)?.facts).toEqual(facts('a'))
    expect(sealed.deliverable('ada', id)).toEqual({ id, hash, size: 12 })
    expect(media.find('ada', id)).toBeNull()
    expect(media.findByHash('ada', hash)).toBeNull()
    expect(media.deliverable('ada', id)).toBeNull()
    expect(media.remove('ada', id)).toBe(false)
    expect(media.list({ ownerId: 'ada', limit: 9 })).toEqual([])
    expect(media.days('ada')).toEqual([])
    const page = { limit: 9, offset: 0, sortBy: 'size', sortOrder: 'asc' } as const
    expect(media.listAll({ ownerId: 'ada', ...page })).toEqual({ items: [], total: 0 })
    expect(scratch.storage.jobs.counts()).toMatchObject({ open: 0, leased: 0 })
    expect(media.stats('ada')).toEqual({
      totalCount: 0,
      totalSize: 52,
      byApp: {},
      byYear: {},
      sealed: { count: 1, size: 52 },
    })
  })

  test('of the same file again changes nothing, for its owner alone', async () => {
    const first = await scratch.seal('once', { sameness: samenessOf('file'), facts: facts('a') })
    const again = await scratch.seal('twice', { sameness: samenessOf('file'), facts: facts('b') })
    expect(again).toEqual({ duplicate: true, sealed: first.sealed })
    const ben = await scratch.seal('thrice', { sameness: samenessOf('file'), ownerId: 'ben' })
    expect(ben.duplicate).toBe(false)
    expect(ben.sealed.id).not.toBe(first.sealed.id)
    expect(sealed.findSame('ada', samenessOf('file'))?.id).toBe(first.sealed.id)
    expect(sealed.findSame('cy', samenessOf('file'))).toBeNull()
    expect(sealed.findSame('ada', samenessOf('other'))).toBeNull()
  })

  test('after it was removed is a new one, and the old one still comes back', async () => {
    const first = (await scratch.seal('once', { sameness: samenessOf('file') })).sealed
    sealed.remove('ada', first.id)
    const second = await scratch.seal('twice', { sameness: samenessOf('file') })
    expect(second.duplicate).toBe(false)
    expect(await scratch.storage.trash.restoreSealed('ada', first.id)).toEqual(first)
    expect(sealed.list({ ownerId: 'ada', limit: 9 }).items).toHaveLength(2)
  })

  test('that says wrong things is refused by the table itself', async () => {
    for (const who of [
      { sameness: 'a'.repeat(63) },
      { sameness: 'A'.repeat(64) },
      { facts: facts('a', 27) },
      { facts: facts('a', 98_305) },
    ])
      await expect(scratch.seal('bytes', who)).rejects.toThrow(/CHECK/)
    expect((await scratch.seal('bytes', { facts: facts('a', 98_304) })).duplicate).toBe(false)
  })

  test('that ends after its account did is refused', async () => {
    const { sqlite, erasure } = scratch.storage
    for (const id of ['x', 'y'])
      sqlite
        .prepare(
          `INSERT INTO user (id, name, email, role, created_at, updated_at)
            VALUES (@id, @id, @id || '@example.org', 'admin', 1, 1)`,
        )
        .run({ id })
    erasure.begin('x')
    await expect(scratch.seal('late', { ownerId: 'x' })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
  })
})

test('another person’s ids are as if they did not exist', async () => {
  const { id } = (await scratch.seal('a')).sealed
  expect(sealed.find('ben', id)).toBeNull()
  expect(sealed.deliverable('ben', id)).toBeNull()
  expect(sealed.changeFacts('ben', id, facts('b'))).toBeNull()
  expect(sealed.remove('ben', id)).toBe(false)
  expect(sealed.list({ ownerId: 'ben', limit: 9 })).toEqual({ items: [], more: false })
  sealed.remove('ada', id)
  expect(await scratch.storage.trash.restoreSealed('ben', id)).toBeNull()
  expect(await scratch.storage.trash.restore('ada', id)).toBeNull()
  expect(sealed.find('ada', id)).toBeNull()
})

test('pages go from the newest to the oldest, each once, and end where facts become too many', async () => {
  const ids: string[] = []
  for (let n = 0; n < 7; n++) {
    if (n % 2) scratch.clock.now++
    ids.unshift((await scratch.seal(`photo ${n}`, { facts: facts('a', 100) })).sealed.id)
  }
  sealed.remove('ada', ids[3] ?? '')
  ids.splice(3, 1)
  for (const options of [{ limit: 4 }, { limit: 9, mostFacts: 250 }, { limit: 9, mostFacts: 1 }]) {
    const seen: string[] = []
    for (let after: { createdAt: number; id: string } | undefined; ;) {
      const page = sealed.list({ ownerId: 'ada', ...options, ...(after ? { after } : {}) })
      expect(page.items.length).toBeGreaterThan(0)
      seen.push(...page.items.map(({ id }) => id))
      after = page.items.at(-1)
      if (!page.more) break
    }
    expect(seen.toSorted()).toEqual(ids.toSorted())
    expect(new Set(seen).size).toBe(6)
  }
  expect(sealed.list({ ownerId: 'ada', limit: 6 }).more).toBe(false)
})

test('every question is answered by an index', () => {
  const plans = [
    "SELECT 1 FROM sealed_media WHERE owner_id = 'a' AND sameness = 'b'",
    "SELECT 1 FROM sealed_media WHERE owner_id = 'a' AND removed_at IS NULL AND (created_at, id) < (1, 'b') ORDER BY created_at DESC, id DESC",
    'SELECT 1 FROM sealed_media WHERE blob_id = 1',
    'SELECT 1 FROM sealed_media WHERE removed_at <= 1',
  ].map((sql) => scratch.storage.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all())
  for (const plan of plans) {
    expect(JSON.stringify(plan)).toMatch(/SEARCH sealed_media USING/)
    expect(JSON.stringify(plan)).not.toMatch(/TEMP B-TREE/)
  }
})

test('changed facts are counted anew', async () => {
  const { id } = (await scratch.seal('a', { facts: facts('a', 30) })).sealed
  expect(sealed.changeFacts('ada', id, facts('b', 50))?.facts).toEqual(facts('b', 50))
  expect(scratch.storage.media.stats('ada').sealed).toEqual({ count: 1, size: 51 })
  expect(() => sealed.changeFacts('ada', id, facts('b', 2))).toThrow(/CHECK/)
  sealed.remove('ada', id)
  expect(sealed.changeFacts('ada', id, facts('c', 50))).toBeNull()
  expect(scratch.storage.media.stats('ada')).not.toHaveProperty('sealed')
})

describe('the trash', () => {
  const has = (hash: string) => scratch.storage.blobs.has(hash)

  test('keeps it for the grace period, gives it back, and then ends it with its row', async () => {
    const made = (await scratch.seal('a')).sealed
    sealed.remove('ada', made.id)
    await collect(1000)
    expect(await has(made.hash)).toBe(false)
    expect(await scratch.storage.trash.restoreSealed('ada', made.id)).toEqual(made)
    expect(await has(made.hash)).toBe(true)
    await collect()
    expect(await has(made.hash)).toBe(true)

    sealed.remove('ada', made.id)
    await collect()
    await collect()
    expect(await scratch.storage.trash.restoreSealed('ada', made.id)).toBeNull()
    const left = scratch.storage.sqlite.prepare(
      'SELECT (SELECT count(*) FROM sealed_media) + (SELECT count(*) FROM blob)',
    )
    expect(left.pluck().get()).toBe(0)
  })

  test('never takes bytes that are sealed for one and in the open for another', async () => {
    const ada = (await scratch.seal('same bytes')).sealed
    const ben = (await scratch.upload('same bytes', { ownerId: 'ben' })).media
    const { media, trash } = scratch.storage
    media.remove('ben', ben.id)
    await collect()
    expect(await has(ada.hash)).toBe(true)
    expect(sealed.find('ada', ada.id)).not.toBeNull()
    expect(await trash.restore('ben', ben.id)).toBeNull()

    const again = (await scratch.upload('same bytes', { ownerId: 'ben' })).media
    sealed.remove('ada', ada.id)
    scratch.clock.now++
    await collect()
    expect(await has(ada.hash)).toBe(true)
    expect(media.find('ben', again.id)).not.toBeNull()
    expect(await trash.restoreSealed('ada', ada.id)).toBeNull()
  })
})

test('bytes that lay here sealed are what they are for whoever brings them in the open', async () => {
  await scratch.seal('a picture, unsealed by mistake')
  const { media } = await scratch.upload('a picture, unsealed by mistake', { ownerId: 'ben' })
  expect(media).toMatchObject({ mimeType: 'image/jpeg', kind: 'image', status: 'processing' })
  const back = await scratch.seal('a picture, unsealed by mistake', { ownerId: 'cy' })
  expect(scratch.storage.media.find('ben', media.id)).toMatchObject({ kind: 'image' })
  expect(back.duplicate).toBe(false)
})
