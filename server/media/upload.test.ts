import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photo } from './processing/fixtures.ts'
import { formOf, jsonIn, recordIn, startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
beforeAll(async () => {
  house = await startMedia({ maxUpload: () => 2_000_000 })
})
afterAll(() => house.close())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const problem = async (answer: Response): Promise<Record<string, unknown>> => ({
  ...(await jsonIn(answer)),
  status: answer.status,
})

describe('an upload', () => {
  test('keeps the bytes and answers the record', async () => {
    const bytes = randomBytes(300_000)
    const answer = await house.upload(bytes, { filename: 'Ferien.bin', app: 'photos' })
    expect(answer.status).toBe(201)
    const record = await recordIn(answer)
    expect(record).toMatchObject({
      status: 'ready',
      originalName: 'Ferien.bin',
      mimeType: 'application/octet-stream',
      size: 300_000,
      hash: sha256(bytes),
      urls: { original: `${house.base}/${record.id}/file` },
    })
    expect(new Date(record.createdAt).toISOString()).toBe(record.createdAt)
    const file = await house.get(`/${record.id}/file`)
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    expect(house.storage.media.find('ada', record.id)?.apps).toEqual(['photos'])
    expect(await house.leftovers()).toBe(0)
  })

  test('may say when it came the first time, and never that it comes tomorrow', async () => {
    const addedAt = '2019-06-14T12:00:00.000Z'
    const old = await house.put(randomBytes(90), { addedAt })
    expect(old.createdAt).toBe(addedAt)
    const days = house.storage.media.days('ada').map(({ day }) => day)
    expect(days).toContain('2019-06-14')
    const early = new Date(Date.now() + 86_400_000).toISOString()
    const late = await house.put(randomBytes(90), { addedAt: early })
    expect(Date.parse(late.createdAt)).toBeLessThan(Date.parse(early))
    for (const wrong of ['yesterday', '2019-06-31T00:00:00Z', '1969-12-31T00:00:00Z'])
      expect(await problem(await house.upload(randomBytes(90), { addedAt: wrong }))).toMatchObject({
        status: 400,
        field: 'addedAt',
      })
  })

  test('goes by content, not by name or claimed type', async () => {
    const record = await house.put(await photo({ width: 64, height: 48 }), {
      filename: 'letter.html',
      type: 'text/html',
    })
    expect(record.mimeType).toBe('image/jpeg')
  })

  test('may have its fields after the file, and fields nobody knows', async () => {
    const record = await house.put(randomBytes(100), {
      app: 'late',
      sourceUrl: 'https://example.org/a.jpg',
      colour: 'green',
    })
    expect(record.sourceUrl).toBe('https://example.org/a.jpg')
    expect(house.storage.media.find('ada', record.id)?.apps).toEqual(['late'])
  })

  test('of a picture is answered before it is processed, and can be left unprocessed', async () => {
    const taken = await house.put(await photo({ width: 300, height: 200, seed: 5 }))
    expect(taken).toMatchObject({ status: 'processing' })
    expect(taken.metadata).toBeUndefined()
    const left = await house.put(await photo({ width: 300, height: 200, seed: 6 }), {
      skipProcessing: 'true',
    })
    expect(left.status).toBe('ready')
    expect((await house.settled(taken.id)).metadata).toMatchObject({ width: 300, height: 200 })
    expect(house.storage.jobs.counts().open).toBe(0)
  })

  test('may be the bare bytes, by PUT or POST', async () => {
    for (const method of ['PUT', 'POST']) {
      const body = randomBytes(5000)
      const path = '/upload?filename=notes%20.txt&app=phone'
      const answer = await house.send(path, { method, body })
      expect(answer.status).toBe(201)
      const record = await recordIn(answer)
      expect(record).toMatchObject({ originalName: 'notes .txt', hash: sha256(body), size: 5000 })
      expect(house.storage.media.find('ada', record.id)?.apps).toEqual(['phone'])
    }
  })

  test('names are cleaned of paths, NUL, line breaks and turned text, and shortened', async () => {
    const names: [string, string][] = [
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\x\\Bild.jpg', 'Bild.jpg'],
      ['a%00b\u0001.jpg', 'a%00b.jpg'],
      ['photo\u202egpj.exe', 'photogpj.exe'],
      ['..', 'untitled'],
      ['Übung 日本 🏠.png', 'Übung 日本 🏠.png'],
      [`${'x'.repeat(65_000)}.jpeg`, `${'x'.repeat(250)}.jpeg`],
    ]
    for (const [given, kept] of names) {
      const query = `/upload?filename=${encodeURIComponent(given)}`
      const short = given.length < 1000
      const answer = short
        ? await house.send(query, { method: 'PUT', body: randomBytes(9) })
        : await house.upload(randomBytes(9), { filename: given })
      expect((await recordIn(answer)).originalName).toBe(kept)
    }
  })
})

describe('the same bytes again', () => {
  test('by the same person: the record there is, and only a new app adds a reference', async () => {
    const bytes = randomBytes(1000)
    const first = await house.put(bytes, { app: 'one', filename: 'first.bin' })
    const again = await house.upload(bytes, { app: 'two', filename: 'second.bin' })
    expect(again.status).toBe(201)
    expect(again.headers.get('x-media-duplicate')).toBe('true')
    expect(await again.json()).toEqual(first)
    expect(house.storage.media.find('ada', first.id)?.apps.toSorted()).toEqual(['one', 'two'])
    expect(house.storage.media.stats('ada').byApp.two).toEqual({ count: 1, size: 1000 })
  })

  test('by another person: one blob, and nobody learns of the other', async () => {
    const bytes = await photo({ width: 320, height: 240, seed: 11 })
    const mine = await house.put(bytes, { filename: 'mine.jpg' }, 'ada')
    await house.settled(mine.id)
    const answer = await house.upload(bytes, { filename: 'yours.jpg' }, 'ben')
    expect(answer.headers.get('x-media-duplicate')).toBeNull()
    const yours = await recordIn(answer)
    expect(yours).toMatchObject({ status: 'processing', originalName: 'yours.jpg' })
    expect(yours.metadata).toBeUndefined()
    expect(yours.exif).toBeUndefined()
    expect(yours.placeholder).toBeUndefined()
    expect(yours.urls).toEqual({ original: `${house.base}/${yours.id}/file` })
    expect(yours.id).not.toBe(mine.id)
    expect((await house.settled(yours.id, 'ben')).status).toBe('ready')
    expect((await house.get(`/${mine.id}`, 'ben')).status).toBe(404)
    expect((await house.get(`/hash/${mine.hash}`, 'cy')).status).toBe(404)
  })

  test('at the same moment: one record', async () => {
    const bytes = randomBytes(200_000)
    const records = await Promise.all(Array.from({ length: 6 }, () => house.put(bytes)))
    expect(new Set(records.map(({ id }) => id)).size).toBe(1)
    expect(await house.leftovers()).toBe(0)
  })

  test('deleted and sent again, or brought back: it is there', async () => {
    const bytes = randomBytes(2222)
    const { id } = await house.put(bytes)
    expect(await (await house.send(`/${id}`, { method: 'DELETE' })).json()).toEqual({
      success: true,
    })
    expect((await house.get(`/${id}/file`)).status).toBe(404)
    expect((await house.put(bytes)).hash).toBe(sha256(bytes))
    await house.send(`/${id}`, { method: 'DELETE' })
    const back = await house.send(`/${id}/restore`, { method: 'POST' })
    expect(back.status).toBe(200)
    const file = await house.get(`/${id}/file`)
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
  })
})

test('200 uploads at once are all kept', async () => {
  const files = Array.from({ length: 200 }, () => randomBytes(20_000))
  const records = await Promise.all(files.map((bytes) => house.put(bytes, {}, 'crowd')))
  expect(records.map(({ hash }) => hash)).toEqual(files.map(sha256))
  expect(house.storage.media.stats('crowd').totalCount).toBe(200)
  expect(await house.leftovers()).toBe(0)
})

describe('what is refused', () => {
  const cases: [string, () => Promise<Response>, number, string | undefined][] = [
    ['an empty file', () => house.upload(new Uint8Array()), 400, 'file'],
    ['empty bare bytes', () => house.send('/upload', { method: 'PUT', body: '' }), 400, 'file'],
    ['no body at all', () => house.send('/upload', { method: 'POST' }), 400, 'file'],
    ['JSON by mistake', () => post('{}', 'application/json'), 400, 'file'],
    ['a form without a file', () => postForm(new FormData()), 400, 'file'],
    ['a file in another field', () => postForm(named('picture')), 400, 'file'],
    ['two files', () => postForm(named('file', 'file')), 400, 'file'],
    ['a form without boundary', () => post('x', 'multipart/form-data'), 400, undefined],
    ['a form cut off', () => post(cutOff, 'multipart/form-data; boundary=b'), 400, undefined],
    ['a wrong app', () => house.upload(randomBytes(9), { app: 'a,b' }), 400, 'app'],
    [
      'a wrong address',
      () => house.upload(randomBytes(9), { sourceUrl: 'javascript:1' }),
      400,
      'sourceUrl',
    ],
    ['a long field', () => house.upload(randomBytes(9), { app: 'x'.repeat(70_000) }), 400, 'app'],
    ['somebody else’s name', () => house.upload(randomBytes(9), { userId: 'ben' }), 403, 'userId'],
    ['somebody else’s name in a form’s address', () => formAt('?userId=ben'), 403, 'userId'],
    ['two names', () => formAt('?userId=ben', { userId: 'ada' }), 400, 'userId'],
    ['compressed bytes', () => encoded('gzip'), 415, undefined],
    ['bytes compressed twice', () => encoded('identity, BR'), 415, undefined],
    ['a compressed form', () => encoded('gzip', formOf(randomBytes(9), {})), 415, undefined],
    ['a service for nobody', () => house.upload(randomBytes(9), {}, 'service'), 400, 'userId'],
    ['too many bytes', () => house.upload(randomBytes(2_000_001)), 413, undefined],
    ['10,000 parts', () => postForm(manyParts(10_000)), 400, undefined],
  ]
  const post = (body: string, type: string) =>
    house.send('/upload', { method: 'POST', body, headers: { 'content-type': type } })
  const postForm = (body: FormData) => house.send('/upload', { method: 'POST', body })
  const formAt = (query: string, fields = {}) =>
    house.send(`/upload${query}`, { method: 'POST', body: formOf(randomBytes(9), fields) })
  const encoded = (how: string, body: FormData | string = 'bytes') =>
    house.send('/upload', { method: 'PUT', body, headers: { 'content-encoding': how } })
  const cutOff =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of what was'

  test.each(cases)('%s', async (_what, send, status, field) => {
    const before = house.storage.media.stats('ada').totalCount
    const answer = await problem(await send())
    expect(answer).toMatchObject({ status, message: expect.any(String) })
    expect(answer.field).toBe(field)
    expect(house.storage.media.stats('ada').totalCount).toBe(before)
    expect(await house.leftovers()).toBe(0)
  })

  function named(...fields: string[]) {
    const form = new FormData()
    for (const field of fields) form.append(field, new File(['some bytes'], 'a.txt'))
    return form
  }

  function manyParts(count: number) {
    const form = new FormData()
    for (let part = 0; part < count; part++) form.append(`p${part}`, 'x')
    form.append('file', new File(['some bytes'], 'a.txt'))
    return form
  }
})

test('a service uploads for whom it names, a person may name themselves', async () => {
  const record = await house.put(randomBytes(50), { userId: 'dora' }, 'service')
  expect((await house.get(`/${record.id}`, 'dora')).status).toBe(200)
  await house.put(randomBytes(50), { userId: 'ada' }, 'ada')
  const init = { method: 'POST', body: formOf(randomBytes(50), {}) }
  const inAddress = await house.send('/upload?userId=dora', init, 'service')
  expect((await house.get(`/${(await recordIn(inAddress)).id}`, 'dora')).status).toBe(200)
})

test('bytes that say they are not encoded are taken', async () => {
  const headers = { 'content-encoding': 'Identity' }
  const answer = await house.send('/upload', { method: 'PUT', body: randomBytes(60), headers })
  expect(answer.status).toBe(201)
})

test('field names that mean something to JavaScript are only names', async () => {
  const body = formOf(randomBytes(30), { ['__proto__']: 'x', constructor: 'y' })
  expect((await house.send('/upload', { method: 'POST', body })).status).toBe(201)
})
