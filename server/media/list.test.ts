import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photo } from './processing/fixtures.ts'
import type { MediaRecord } from './record.ts'
import { jsonIn, recordIn, startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
/** Ada's, oldest first: three files of app 'docs', then two photos of app 'photos'. */
const all: MediaRecord[] = []
beforeAll(async () => {
  house = await startMedia()
  for (const size of [30, 10, 20]) all.push(await house.put(randomBytes(size), { app: 'docs' }))
  const here = { taken: '2024:07:14 18:30:05', offset: '+02:00', latitude: 52.5, longitude: 13.4 }
  const there = { taken: '2019:01:02 03:04:05' }
  for (const exif of [here, there]) {
    const record = await house.put(await photo({ width: 40, height: 30, exif }), { app: 'photos' })
    all.push(await house.settled(record.id))
  }
  await house.put(randomBytes(40), {}, 'ben')
})
afterAll(() => house.close())

const ids = (records: MediaRecord[]) => records.map(({ id }) => id)
const page = async (answer: Response) => (await answer.json()) as MediaRecord[]
const full = async (query: string, person = 'ada') =>
  (await (await house.get(`/list/all?${query}`, person)).json()) as {
    items: MediaRecord[]
    total: number
    hasMore: boolean
  }

describe('GET /', () => {
  test('newest first, only the caller’s, as full records', async () => {
    const answer = await house.get('/')
    expect(answer.headers.get('x-next-cursor')).toBeNull()
    expect(await page(answer)).toEqual(all.toReversed())
    expect(await page(await house.get('/?userId=ada&app=&limit='))).toHaveLength(5)
    expect(await page(await house.get('/', 'nobody'))).toEqual([])
    expect(await page(await house.get(''))).toHaveLength(5)
    expect(await page(await house.get('?limit=3'))).toHaveLength(3)
  })

  test('pages by cursor', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const answer = await house.get(`/?limit=2&cursor=${cursor}`)
      seen.push(...ids(await page(answer)))
      cursor = answer.headers.get('x-next-cursor')
    } while (cursor)
    expect(seen).toEqual(ids(all.toReversed()))
  })

  test('by app', async () => {
    const docs = await page(await house.get('/?app=docs'))
    expect(ids(docs)).toEqual(ids(all.slice(0, 3).toReversed()))
  })

  test('says what is wrong', async () => {
    for (const [query, field] of [
      ['limit=0', 'limit'],
      ['limit=501', 'limit'],
      ['limit=ten', 'limit'],
      ['cursor=%00', 'cursor'],
      ['cursor=W10', 'cursor'],
      ['app=a%00b', 'app'],
    ])
      expect(await jsonIn(await house.get(`/?${query}`))).toMatchObject({ status: 400, field })
    expect((await house.get('/?userId=ben')).status).toBe(403)
    expect((await house.get('/', 'service')).status).toBe(400)
    expect(await page(await house.get('/?userId=ben', 'service'))).toHaveLength(1)
  })
})

describe('GET /list/all', () => {
  test('everything, with how much there is', async () => {
    expect(await full('')).toEqual({ items: all.toReversed(), total: 5, hasMore: false })
    const middle = await full('limit=2&offset=1')
    expect(middle).toMatchObject({ total: 5, hasMore: true })
    expect(ids(middle.items)).toEqual(ids(all.toReversed().slice(1, 3)))
    expect(await full('offset=90')).toEqual({ items: [], total: 5, hasMore: false })
  })

  const filters: [string, number[]][] = [
    ['apps=photos', [4, 3]],
    ['apps=photos,docs,,', [4, 3, 2, 1, 0]],
    ['apps=none', []],
    ['mimeType=image/*', [4, 3]],
    ['mimeType=image/png', []],
    ['hasLocation=true', [3]],
    ['hasLocation=false', [4, 2, 1, 0]],
    ['dateTo=2024-07-14', [4, 3]],
    ['dateFrom=2024-07-14&dateTo=2024-07-14', [3]],
    ['dateFrom=2024-02-29&dateTo=2024-07-14T24:00:00Z&hasLocation=true', [3]],
    ['dateFrom=2024-07-14T16:30:05Z&dateTo=2024-07-14T18:30:05%2B02:00', [3]],
    ['dateFrom=2024-07-14T16:30:06Z&dateTo=2024-07-15', []],
    ['sortBy=size&sortOrder=asc&apps=docs', [1, 2, 0]],
    ['sortBy=size&apps=docs', [0, 2, 1]],
    ['sortBy=dateTaken&sortOrder=asc&mimeType=image/jpeg', [4, 3]],
    ['sortBy=createdAt&sortOrder=asc', [0, 1, 2, 3, 4]],
  ]
  test.each(filters)('%s', async (query, expected) => {
    const { items, total } = await full(query)
    expect(ids(items)).toEqual(expected.map((at) => all[at]?.id))
    expect(total).toBe(expected.length)
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['offset=-1', 'offset'],
    ['mimeType=everything', 'mimeType'],
    ['mimeType=*/*', 'mimeType'],
    ['dateFrom=yesterday', 'dateFrom'],
    ['dateTo=2024-13-41', 'dateTo'],
    ['dateFrom=2024-02-31', 'dateFrom'],
    ['dateTo=2023-02-29T10:00:00Z', 'dateTo'],
    ['dateTo=2024-04-31T10:00:00%2B02:00', 'dateTo'],
    ['hasLocation=maybe', 'hasLocation'],
    ['sortBy=name', 'sortBy'],
    ['sortOrder=up', 'sortOrder'],
    ["sortBy=size'--", 'sortBy'],
  ])('%s is 400', async (query, field) => {
    expect(await jsonIn(await house.get(`/list/all?${query}`))).toMatchObject({
      status: 400,
      error: 'VALIDATION',
      field,
    })
  })

  test('is private', async () => {
    expect((await house.get('/list/all?userId=ada', 'ben')).status).toBe(403)
    expect((await full('', 'ben')).total).toBe(1)
    expect((await full('userId=ada', 'service')).total).toBe(5)
  })
})

test('GET /stats', async () => {
  const year = new Date().getUTCFullYear()
  const stats = await jsonIn(await house.get('/stats'))
  const photos = (all[3]?.size ?? 0) + (all[4]?.size ?? 0)
  expect(stats).toEqual({
    totalCount: 5,
    totalSize: 60 + photos,
    byApp: { docs: { count: 3, size: 60 }, photos: { count: 2, size: photos } },
    byYear: { [year]: 3, 2024: 1, 2019: 1 },
  })
  expect((await house.get('/stats?userId=ben')).status).toBe(403)
  expect((await house.get('/stats', 'service')).status).toBe(400)
})

describe('the timeline', () => {
  test('has the days that have something, newest first', async () => {
    const today = new Date().toISOString().slice(0, 10)
    expect(await jsonIn(await house.get('/timeline'))).toEqual({
      days: [
        { day: today, count: 3 },
        { day: '2024-07-14', count: 1 },
        { day: '2019-01-02', count: 1 },
      ],
      total: 5,
    })
    expect(await jsonIn(await house.get('/timeline', 'ben'))).toMatchObject({ total: 1 })
  })

  test('and the records of each, by pages', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const first = await house.get(`/timeline/${today}?limit=2`)
    const cursor = first.headers.get('x-next-cursor')
    const rest = await house.get(`/timeline/${today}?limit=2&cursor=${cursor}`)
    expect(rest.headers.get('x-next-cursor')).toBeNull()
    const seen = [...(await page(first)), ...(await page(rest))]
    expect(seen).toEqual(all.slice(0, 3).toReversed())
    expect(await page(await house.get('/timeline/2001-01-01'))).toEqual([])
    expect((await house.get('/timeline/today')).status).toBe(400)
    expect((await house.get(`/timeline/${today}?limit=x`)).status).toBe(400)
  })
})

test('a record by id and by hash, for its owner alone', async () => {
  const [record] = all
  expect(await recordIn(await house.get(`/${record?.id}`))).toEqual(record)
  expect(await recordIn(await house.get(`/hash/${record?.hash.toUpperCase()}`))).toEqual(record)
  for (const path of [`/${record?.id}`, `/hash/${record?.hash}`, '/hash/xyz', '/nothing'])
    expect((await house.get(path, 'ben')).status).toBe(404)
  const photo = await recordIn(await house.get(`/${all[3]?.id}`))
  expect(photo).toMatchObject({
    status: 'ready',
    metadata: { width: 40, height: 30, format: 'jpeg', hasAlpha: false },
    exif: { dateTaken: '2024-07-14T16:30:05.000Z', gpsLatitude: 52.5 },
    placeholder: expect.any(String),
    urls: { thumbnail: `${house.base}/${photo.id}/file/thumb` },
  })
  expect((await house.get(`/${record?.id}`, 'service')).status).toBe(400)
  expect((await house.get(`/${record?.id}?userId=ada`, 'service')).status).toBe(200)
  expect((await house.get(`/${record?.id}?userId=ben`)).status).toBe(200)
})

test('deleting takes it out of every list, and undoing brings it back', async () => {
  const record = await house.put(randomBytes(70), { app: 'gone' }, 'cy')
  const destroy = () => house.send(`/${record.id}`, { method: 'DELETE' }, 'cy')
  expect((await destroy()).status).toBe(200)
  expect((await destroy()).status).toBe(404)
  expect(await page(await house.get('/', 'cy'))).toEqual([])
  expect((await full('', 'cy')).total).toBe(0)
  expect(await jsonIn(await house.get('/stats', 'cy'))).toMatchObject({ totalCount: 0, byApp: {} })
  for (const path of ['', '/file', '/transform?w=9'])
    expect((await house.get(`/${record.id}${path}`, 'cy')).status).toBe(404)
  const back = await house.send(`/${record.id}/restore`, { method: 'POST' }, 'cy')
  expect(await recordIn(back)).toEqual(record)
  expect(ids(await page(await house.get('/?app=gone', 'cy')))).toEqual([record.id])
  expect((await house.send('/nothing/restore', { method: 'POST' })).status).toBe(404)
})
