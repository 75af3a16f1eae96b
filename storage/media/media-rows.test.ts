import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wrongCounts } from '../database/counts.ts'
import { scratchStorage, type Scratch } from '../scratch.ts'
import { createCatalogue } from './catalogue.ts'
import type { Media, MediaQuery, MediaRows, Processed } from './media.ts'

let scratch: Scratch
let media: MediaRows
beforeEach(async () => {
  scratch = await scratchStorage()
  media = scratch.storage.media
})
afterEach(() => scratch.remove())

const processed = { hasLocation: false, variants: { thumb: 10, medium: 20 } }
const found: Processed = {
  variants: { thumb: 10, medium: 20 },
  width: 4,
  height: 3,
  format: 'jpeg',
  hasAlpha: false,
  placeholder: 'xyz',
  damaged: true,
  exif: { iso: 100 },
  takenAt: Date.UTC(2020, 1, 3),
  takenDay: '2020-02-03',
  hasLocation: true,
}
const whole: MediaQuery = {
  ownerId: 'ada',
  limit: 100,
  offset: 0,
  sortBy: 'createdAt',
  sortOrder: 'desc',
}
const later = (ms = 1000) => (scratch.clock.now += ms)
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)

describe('an upload', () => {
  test('is there, waiting for processing', async () => {
    const { media: made, duplicate } = await scratch.upload('a')
    expect(duplicate).toBe(false)
    expect(made).toMatchObject({ ownerId: 'ada', size: 1, status: 'processing', exif: null })
    expect(media.find('ada', made.id)).toEqual({ ...made, apps: ['default'] })
    expect(media.findByHash('ada', made.hash)?.id).toBe(made.id)
    expect(scratch.storage.jobs.counts().open).toBe(1)
  })

  test('that needs no processing is ready, and is processed when its owner wants it', async () => {
    const { media: made } = await scratch.upload('a', { process: false })
    expect(made.status).toBe('ready')
    expect(scratch.storage.jobs.counts().open).toBe(0)
    expect((await scratch.upload('a', { process: false })).media.status).toBe('ready')
    const again = await scratch.upload('a')
    expect(again).toMatchObject({ duplicate: true, media: { id: made.id, status: 'processing' } })
    expect(scratch.storage.jobs.counts().open).toBe(1)
  })

  test('again by the same person is the same record, with one more reference', async () => {
    const first = await scratch.upload('a')
    const second = await scratch.upload('a', { app: 'notes' })
    const third = await scratch.upload('a', { app: 'notes' })
    expect([second.duplicate, third.duplicate]).toEqual([true, true])
    expect(second.media.id).toBe(first.media.id)
    expect(media.find('ada', first.media.id)?.apps).toEqual(['default', 'notes'])
    expect(media.stats('ada')).toEqual({
      totalCount: 1,
      totalSize: 1,
      byApp: { default: { count: 1, size: 1 }, notes: { count: 1, size: 1 } },
      byYear: { 2026: 1 },
    })
    expect(scratch.storage.jobs.counts().open).toBe(1)
  })

  test('by another person is theirs alone, over the same bytes', async () => {
    const ada = await scratch.upload('a')
    media.finishProcessing(ada.media.id, { ...processed, takenAt: 5, takenDay: '1970-01-01' })
    const ben = await scratch.upload('a', { ownerId: 'ben' })
    expect(ben.duplicate).toBe(false)
    expect(ben.media.id).not.toBe(ada.media.id)
    expect(ben.media).toMatchObject({ status: 'processing', day: '2026-01-15', variants: {} })
    expect(scratch.storage.jobs.counts().open).toBe(2)
  })

  test('after it was removed is new under its old id', async () => {
    const first = await scratch.upload('a', { app: 'notes' })
    media.remove('ada', first.media.id)
    later()
    const second = await scratch.upload('a')
    expect(second).toMatchObject({ duplicate: false, media: { id: first.media.id } })
    expect(second.media.createdAt).toBe(scratch.clock.now)
    expect(media.find('ada', first.media.id)?.apps).toEqual(['default'])
  })
})

test('another person’s ids are as if they did not exist', async () => {
  const { media: made } = await scratch.upload('a')
  expect(media.find('ben', made.id)).toBeNull()
  expect(media.findByHash('ben', made.hash)).toBeNull()
  expect(media.deliverable('ben', made.id)).toBeNull()
  expect(media.remove('ben', made.id)).toBe(false)
  expect(media.list({ ownerId: 'ben', limit: 10 })).toEqual([])
  expect(media.listDay({ ownerId: 'ben', day: made.day, limit: 10 })).toEqual([])
  expect(media.days('ben')).toEqual([])
  expect(media.stats('ben').totalCount).toBe(0)
  media.remove('ada', made.id)
  expect(await scratch.storage.trash.restore('ben', made.id)).toBeNull()
  expect(media.find('ada', made.id)).toBeNull()
})

describe('processing', () => {
  test('shows what it found to the one it was done for, and moves that media to its day', async () => {
    const ada = (await scratch.upload('a')).media
    const ben = (await scratch.upload('a', { ownerId: 'ben' })).media
    const cy = (await scratch.upload('a', { ownerId: 'cy', process: false })).media
    const others = () => [
      media.find('ben', ben.id),
      media.find('cy', cy.id),
      media.deliverable('ben', ben.id),
      media.deliverable('cy', cy.id),
      media.stats('ben'),
      media.days('cy'),
      media.listAll({ ...whole, ownerId: 'ben', hasLocation: true }),
    ]
    const before = others()
    media.thumbReady(ada.id, 99)
    expect(media.deliverable('ada', ada.id)).toMatchObject({
      status: 'processing',
      variants: { thumb: 99 },
    })
    media.finishProcessing(ada.id, found)
    const seen = {
      status: 'ready',
      width: 4,
      height: 3,
      format: 'jpeg',
      hasAlpha: false,
      placeholder: 'xyz',
      damaged: true,
      exif: { iso: 100 },
      day: '2020-02-03',
      sortAt: Date.UTC(2020, 1, 3),
      pages: null,
      variants: { thumb: 10, medium: 20 },
    }
    expect(media.find('ada', ada.id)).toMatchObject(seen)
    expect(media.days('ada')).toEqual([{ day: '2020-02-03', count: 1 }])
    expect(media.stats('ada').byYear).toEqual({ 2020: 1 })
    expect(others()).toEqual(before)

    media.thumbReady(ben.id, 10)
    expect(media.deliverable('ben', ben.id)).toMatchObject({
      status: 'processing',
      width: null,
      variants: { thumb: 10 },
    })
    expect(media.deliverable('ben', ben.id)?.variants).not.toHaveProperty('medium')
    media.finishProcessing(ben.id, found)
    expect(media.find('ben', ben.id)).toMatchObject(seen)
    expect(media.listAll({ ...whole, ownerId: 'ben', hasLocation: true }).total).toBe(1)
  })

  test('that fails for one changes nothing for another, and shows nothing of theirs', async () => {
    const ada = (await scratch.upload('a')).media
    media.finishProcessing(ada.id, found)
    const before = media.find('ada', ada.id)
    const ben = (await scratch.upload('a', { ownerId: 'ben' })).media
    media.failProcessing(ben.id, 'the decoder crashed', 'DAMAGED')
    expect(media.find('ada', ada.id)).toEqual(before)
    expect(media.find('ben', ben.id)).toMatchObject({
      status: 'failed',
      failure: 'the decoder crashed',
      width: null,
      exif: null,
      placeholder: null,
      variants: {},
    })
    const cy = (await scratch.upload('a', { ownerId: 'cy' })).media
    media.finishProcessing(cy.id, found)
    expect(media.find('ben', ben.id)).toMatchObject({ failure: 'the decoder crashed' })
  })

  test('that fails says why; one that succeeded is not undone by a late failure', async () => {
    const { media: made } = await scratch.upload('a')
    media.failProcessing(made.id, 'not a picture', 'DAMAGED')
    expect(media.find('ada', made.id)).toMatchObject({
      status: 'failed',
      failure: 'not a picture',
      failureCode: 'DAMAGED',
    })
    media.finishProcessing(made.id, processed)
    media.failProcessing(made.id, 'late', 'DAMAGED')
    expect(media.find('ada', made.id)).toMatchObject({ status: 'ready', failure: null })
  })

  test('of removed media goes on when they come back', async () => {
    const { media: made } = await scratch.upload('a')
    media.remove('ada', made.id)
    expect(scratch.storage.jobs.counts().open).toBe(0)
    const back = await scratch.storage.trash.restore('ada', made.id)
    expect(back).toMatchObject({ id: made.id, status: 'processing' })
    expect(scratch.storage.jobs.counts().open).toBe(1)
  })
})

describe('pages', () => {
  async function many(n: number): Promise<Media[]> {
    const made: Media[] = []
    for (let i = 0; i < n; i++) {
      // Threes share a moment: the id decides.
      if (i % 3 === 0) later()
      made.push((await scratch.upload(`m${i}`, { app: i % 2 ? 'odd' : 'even' })).media)
    }
    return made.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
  }

  test('newest first, each once, whatever the size of a page', async () => {
    const made = await many(20)
    for (const limit of [1, 3, 7, 50]) {
      const found: string[] = []
      for (let after: Media | undefined; ;) {
        const page = media.list({ ownerId: 'ada', limit, ...(after && { after }) })
        found.push(...ids(page))
        after = page.at(-1)
        if (page.length < limit) break
      }
      expect(found).toEqual(ids(made))
    }
  })

  test('of one app', async () => {
    const made = await many(9)
    const odd = made.filter(({ id }) => media.find('ada', id)?.apps.includes('odd'))
    const first = media.list({ ownerId: 'ada', app: 'odd', limit: 2 })
    expect(ids(first)).toEqual(ids(odd.slice(0, 2)))
    const after = first[1]
    if (after === undefined) throw new Error('no page')
    expect(ids(media.list({ ownerId: 'ada', app: 'odd', limit: 9, after }))).toEqual(
      ids(odd.slice(2)),
    )
  })

  test('of one day', async () => {
    const made = await many(5)
    const day = made[0]?.day ?? ''
    const first = media.listDay({ ownerId: 'ada', day, limit: 2 })
    expect(ids(first)).toEqual(ids(made.slice(0, 2)))
    const after = first[1]
    if (after === undefined) throw new Error('no page')
    expect(ids(media.listDay({ ownerId: 'ada', day, limit: 9, after }))).toEqual(ids(made.slice(2)))
  })

  test('cost the same however many media there are: each walks an index', () => {
    const plans: string[] = []
    const { sqlite } = scratch.storage
    const explain = (sql: string, ...values: unknown[]) =>
      plans.push(
        ...(sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(
          ({ detail }) => detail,
        ),
      )
    const keyset = "(created_at, id) < (9, 'x') ORDER BY created_at DESC, id DESC LIMIT 50"
    explain(`SELECT * FROM media WHERE owner_id = 'a' AND removed_at IS NULL AND ${keyset}`)
    explain(`SELECT * FROM media WHERE owner_id = 'a' AND day = 'd' AND removed_at IS NULL
      AND (sort_at, id) < (9, 'x') ORDER BY sort_at DESC, id DESC LIMIT 50`)
    explain(`SELECT * FROM reference WHERE owner_id = 'a' AND app = 'b' AND removed_at IS NULL
      AND (created_at, media_id) < (9, 'x') ORDER BY created_at DESC, media_id DESC LIMIT 50`)
    explain("SELECT * FROM media_count WHERE owner_id = 'a' AND dimension IN ('total', 'app')")
    expect(plans.filter((plan) => /^SCAN|TEMP B-TREE/.test(plan))).toEqual([])
    expect(plans.join('\n')).toContain('media_by_creation (owner_id=? AND (created_at,id)<(?,?))')
  })
})

describe('list/all', () => {
  const query = whole

  beforeEach(async () => {
    for (let i = 0; i < 12; i++) {
      later()
      const mimeType = ['image/jpeg', 'image/png', 'application/pdf'][i % 3] ?? ''
      const { media: made } = await scratch.upload('x'.repeat(100 - i * 7), {
        app: i < 3 ? 'few' : 'many',
        mimeType,
      })
      if (i % 2 === 0) {
        media.finishProcessing(made.id, {
          ...processed,
          hasLocation: i % 4 === 0,
          takenAt: i * 1e9,
        })
      }
    }
    await scratch.upload('somebody else', { ownerId: 'ben' })
  })

  const everything = () => media.listAll(query).items

  test.each([
    ['createdAt', (m: Media) => m.createdAt],
    ['dateTaken', (m: Media) => m.sortAt],
    ['size', (m: Media) => m.size],
  ] as const)('by %s, both ways, by offset', (sortBy, key) => {
    const up = media.listAll({ ...query, sortBy, sortOrder: 'asc' }).items
    expect(ids(up)).toEqual(ids(everything().toSorted((a, b) => key(a) - key(b))))
    const down = media.listAll({ ...query, sortBy, limit: 4, offset: 3 })
    expect(ids(down.items)).toEqual(ids(up.toReversed().slice(3, 7)))
    expect(down.total).toBe(12)
  })

  test.each<[string, Partial<MediaQuery>, (m: Media, i: number) => boolean]>([
    ['a type', { mimeType: 'image/png' }, (m) => m.mimeType === 'image/png'],
    ['all images', { mimeType: 'image/*' }, (m) => m.mimeType.startsWith('image/')],
    ['from a date', { dateFrom: 4e9 }, (m) => m.sortAt >= 4e9],
    ['up to a date', { dateTo: 4e9 }, (m) => m.sortAt <= 4e9],
    ['with a place', { hasLocation: true }, (m) => m.takenAt !== null && m.takenAt % 4e9 === 0],
    [
      'without a place, images, until a date',
      { hasLocation: false, mimeType: 'image/*', dateTo: 8e9 },
      (m) => m.mimeType.startsWith('image/') && m.sortAt <= 8e9 && (m.takenAt ?? 1) % 4e9 !== 0,
    ],
  ])('of %s, with the right total', (_, filter, matches) => {
    const { items, total } = media.listAll({ ...query, ...filter })
    expect(ids(items)).toEqual(ids(everything().filter(matches)))
    expect(items.length).toBeGreaterThan(0)
    expect(total).toBe(items.length)
    expect(media.listAll({ ...query, ...filter, limit: 1 }).total).toBe(total)
  })

  test('of apps, few or many, with other filters', () => {
    expect(media.listAll({ ...query, apps: ['few'] })).toMatchObject({ total: 3 })
    expect(media.listAll({ ...query, apps: ['many'] }).items).toHaveLength(9)
    expect(media.listAll({ ...query, apps: ['few', 'many', 'none'] }).total).toBe(12)
    expect(media.listAll({ ...query, apps: [] })).toEqual({ items: [], total: 0 })
    const few = media.listAll({ ...query, apps: ['few'], mimeType: 'image/*', sortBy: 'size' })
    expect(few.total).toBe(2)
    expect(few.items).toHaveLength(2)
  })
})

test('list/all counts as looking at each one would, whatever is asked', async () => {
  const day = 86_400_000
  const times = [-40 * day, -day - 1, -1, 0, day - 1, day, 33 * day + 5, 64 * day, 400 * day]
  for (const [i, takenAt] of times.entries()) {
    const mimeType = i % 4 === 3 ? 'application/pdf' : 'image/png'
    const made = await scratch.upload(`${i}`, { app: i % 2 ? 'x' : 'y', mimeType })
    if (i % 3 === 0) await scratch.upload(`${i}`, { app: i % 2 ? 'y' : 'z', mimeType })
    media.finishProcessing(made.media.id, { ...processed, takenAt, hasLocation: i % 2 === 0 })
  }
  const all = media.listAll(whole).items.map((each) => ({
    ...each,
    apps: media.find('ada', each.id)?.apps ?? [],
  }))
  const moment = fc.constantFrom(...times.flatMap((time) => [time - 1, time, time + 1]))
  const filter = fc.record(
    {
      apps: fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'none'), { minLength: 1 }),
      mimeType: fc.constantFrom('image/*', 'image/png', 'application/pdf', 'video/*'),
      dateFrom: moment,
      dateTo: moment,
      hasLocation: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const located = new Set(ids(media.listAll({ ...whole, hasLocation: true }).items))
  const matches = (m: (typeof all)[number], f: Partial<MediaQuery>) =>
    (f.apps === undefined || m.apps.some((app) => f.apps?.includes(app))) &&
    (f.mimeType === undefined || m.mimeType.startsWith(f.mimeType.replace('*', ''))) &&
    (f.dateFrom === undefined || m.sortAt >= f.dateFrom) &&
    (f.dateTo === undefined || m.sortAt <= f.dateTo) &&
    (f.hasLocation === undefined || located.has(m.id) === f.hasLocation)
  const sortBy = fc.constantFrom('createdAt', 'dateTaken', 'size')
  fc.assert(
    fc.property(filter, sortBy, (asked, order) => {
      const expected = all.filter((m) => matches(m, asked))
      const found = media.listAll({ ...whole, ...asked, sortBy: order } as MediaQuery)
      expect(found.total).toBe(expected.length)
      expect(new Set(ids(found.items))).toEqual(new Set(ids(expected)))
    }),
    { numRuns: 400 },
  )
  expect(located.size).toBe(5)
  expect(media.listAll({ ...whole, offset: 500 })).toEqual({ items: [], total: 9 })
})

test('a page far down is the same as if everything before it had been passed by', async () => {
  const day = 86_400_000
  const times = [-40 * day, -day - 1, -1, 0, 1, day - 1, day, 33 * day + 5, 33 * day + 5, 400 * day]
  for (const [i, takenAt] of times.entries()) {
    const mimeType = i % 4 === 3 ? 'application/pdf' : 'image/png'
    const made = await scratch.upload(`${i}`.repeat(1 + (i % 3)), {
      app: i % 2 ? 'x' : 'y',
      mimeType,
    })
    media.finishProcessing(made.media.id, { ...processed, takenAt, hasLocation: i % 2 === 0 })
    scratch.clock.now += i % 2
  }
  const eager = createCatalogue(scratch.storage.sqlite, { far: 0 })
  const asked = fc.record(
    {
      ownerId: fc.constant('ada'),
      limit: fc.integer({ min: 1, max: 11 }),
      offset: fc.integer({ min: 0, max: 11 }),
      sortBy: fc.constantFrom('createdAt', 'dateTaken', 'size'),
      sortOrder: fc.constantFrom('asc', 'desc'),
      apps: fc.uniqueArray(fc.constantFrom('x', 'y', 'none'), { minLength: 1 }),
      mimeType: fc.constantFrom('image/*', 'application/pdf', 'video/*'),
      dateFrom: fc.constantFrom(-day, 0, 1, 33 * day),
      hasLocation: fc.boolean(),
    },
    { requiredKeys: ['ownerId', 'limit', 'offset', 'sortBy', 'sortOrder'] },
  )
  fc.assert(
    fc.property(asked, (query) => {
      const all = media.listAll({ ...query, limit: 99, offset: 0 } as MediaQuery)
      const { items, total } = eager.listAll(query as MediaQuery)
      expect(total).toBe(all.total)
      const { offset, limit } = query
      expect(ids(items)).toEqual(ids(all.items.slice(offset, offset + limit)))
    }),
    { numRuns: 600 },
  )
})

test('kept counts are the counted ones, whatever happens', async () => {
  const bytes = fc.constantFrom('a', 'bb', 'ccc', 'dddd')
  const ownerId = fc.constantFrom('ada', 'ben')
  const step = fc.oneof(
    fc.record({ do: fc.constant('upload'), bytes, ownerId, app: fc.constantFrom('x', 'y') }),
    fc.record({ do: fc.constant('remove'), bytes, ownerId }),
    fc.record({ do: fc.constant('restore'), bytes, ownerId }),
    fc.record({
      do: fc.constant('process'),
      bytes,
      ownerId,
      takenAt: fc.integer({ min: -1e11, max: 2e12 }),
      hasLocation: fc.boolean(),
    }),
    fc.record({ do: fc.constant('collect'), graceMs: fc.constantFrom(0, 1e9) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      for (const each of steps) await take(each as Step)
      expect(wrongCounts(scratch.storage.sqlite)).toBe(0)
      for (const owner of ['ada', 'ben']) {
        const all = media.list({ ownerId: owner, limit: 500 })
        expect(media.stats(owner).totalCount).toBe(all.length)
        expect(
          await Promise.all(all.map(({ hash }) => scratch.storage.blobs.has(hash))),
        ).not.toContain(false)
      }
    }),
    { numRuns: 30 },
  )
})

type Step = {
  do: 'upload' | 'remove' | 'restore' | 'process' | 'collect'
  bytes: string
  ownerId: string
  app: string
  takenAt: number
  hasLocation: boolean
  graceMs: number
}
const made = new Map<string, Media>()

async function take(step: Step): Promise<void> {
  later()
  const key = `${step.ownerId} ${step.bytes}`
  const known = made.get(key)
  if (step.do === 'upload') made.set(key, (await scratch.upload(step.bytes, step)).media)
  if (step.do === 'remove' && known) media.remove(step.ownerId, known.id)
  if (step.do === 'restore' && known) await scratch.storage.trash.restore(step.ownerId, known.id)
  if (step.do === 'collect') await scratch.storage.trash.collect(step)
  if (step.do === 'process') {
    const id = known?.id
    const takenDay = new Date(step.takenAt).toISOString().slice(0, 10)
    if (id) media.finishProcessing(id, { ...processed, ...step, takenDay })
  }
}
