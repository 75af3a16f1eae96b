import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readlink, rm, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { photo } from './processing/fixtures.ts'
import { jsonIn, raw, recordIn, startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
const bytes = randomBytes(1_000_000)
let id: string
let etag: string
beforeAll(async () => {
  house = await startMedia()
  const record = await house.put(bytes, { filename: 'Zwölf "Birnen".bin' })
  id = record.id
  etag = `"${record.hash}"`
})
afterAll(() => house.close())

const file = (headers: Record<string, string> = {}, method = 'GET') =>
  raw(`${house.base}/${id}/file`, { method, headers })

describe('the original', () => {
  test('comes whole, as a download, never stored by others, and dead in a browser', async () => {
    const answer = await file()
    expect(answer.status).toBe(200)
    expect(answer.body.equals(bytes)).toBe(true)
    expect(answer.headers).toMatchObject({
      etag,
      'accept-ranges': 'bytes',
      'content-length': '1000000',
      'content-type': 'application/octet-stream',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'content-disposition': `attachment; filename="Zw_lf _Birnen_.bin"; filename*=UTF-8''Zw%C3%B6lf%20%22Birnen%22.bin`,
    })
  })

  test('answers HEAD with the same headers and no bytes', async () => {
    const answer = await file({ Range: 'bytes=0-0' }, 'HEAD')
    expect(answer).toMatchObject({ status: 200, headers: { etag, 'content-length': '1000000' } })
    expect(answer.body).toHaveLength(0)
  })

  const ranges: [string, number, number][] = [
    ['bytes=0-0', 0, 0],
    ['bytes=0-499999', 0, 499_999],
    ['bytes=999999-', 999_999, 999_999],
    ['bytes=500000-', 500_000, 999_999],
    ['bytes=-1', 999_999, 999_999],
    ['bytes=-300000', 700_000, 999_999],
    ['bytes=-5000000', 0, 999_999],
    ['bytes=10-5000000', 10, 999_999],
  ]
  test.each(ranges)('%s', async (range, start, end) => {
    const answer = await file({ Range: range })
    expect(answer.status).toBe(206)
    expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/1000000`)
    expect(answer.headers['content-length']).toBe(String(end - start + 1))
    expect(answer.body.equals(bytes.subarray(start, end + 1))).toBe(true)
  })

  test.each(['bytes=1000000-', 'bytes=2000000-3000000', 'bytes=-0'])('%s is 416', async (range) => {
    const answer = await file({ Range: range })
    expect(answer.status).toBe(416)
    expect(answer.headers['content-range']).toBe('bytes */1000000')
    expect(JSON.parse(answer.body.toString())).toMatchObject({ error: 'RANGE', status: 416 })
  })

  test.each(['bytes=0-1,5-6', 'bytes=9-3', 'bytes=-', 'bytes=a-b', 'lines=1-2', ''])(
    'what is no single range is answered whole: %s',
    async (range) => {
      const answer = await file({ Range: range })
      expect(answer.status).toBe(200)
      expect(answer.body).toHaveLength(1_000_000)
    },
  )

  test('If-Range serves the range only while the file is that one', async () => {
    const asked = { Range: 'bytes=0-9' }
    expect((await file({ ...asked, 'If-Range': etag })).status).toBe(206)
    for (const other of ['"other"', `W/${etag}`, 'Wed, 21 Oct 2026 07:28:00 GMT'])
      expect((await file({ ...asked, 'If-Range': other })).status).toBe(200)
  })

  test('If-None-Match is 304 before anything else', async () => {
    for (const known of [etag, `W/${etag}`, `"a", ${etag}`, '*']) {
      const answer = await file({ 'If-None-Match': known, Range: 'bytes=5000000-' })
      expect(answer.status).toBe(304)
      expect(answer.headers).toMatchObject({ etag, 'cache-control': 'private, no-cache' })
      expect(answer.body).toHaveLength(0)
    }
    expect((await file({ 'If-None-Match': '"other"' })).status).toBe(200)
    expect((await file({ 'If-None-Match': etag }, 'HEAD')).status).toBe(304)
  })

  test('is shown only if it is harmless', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'
    const kinds: [string, Uint8Array, string, RegExp][] = [
      ['a.jpg', await photo({ width: 40, height: 30 }), 'image/jpeg', /^inline; /],
      ['a.pdf', Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n'), 'application/pdf', /^inline; /],
      ['a.svg', Buffer.from(svg), 'image/svg+xml', /^attachment; /],
      ['a.html', Buffer.from('<html><script>alert(1)</script>'), 'text/plain', /^attachment; /],
    ]
    for (const [filename, content, type, disposition] of kinds) {
      const record = await house.put(content, { filename })
      const { headers } = await raw(`${house.base}/${record.id}/file`)
      expect(headers['content-type']).toBe(type)
      expect(headers['content-disposition']).toMatch(disposition)
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  test('that is not on the disk, or not whole, is said to be so', async () => {
    const record = await house.put(randomBytes(4000))
    const { path } = await house.storage.blobs.open(record.hash)
    await chmod(path ?? '', 0o600)
    await truncate(path ?? '', 10)
    expect((await house.get(`/${record.id}/file`)).status).toBe(503)
    await rm(path ?? '')
    expect((await house.get(`/${record.id}/file`)).status).toBe(503)
  })

  test('of somebody else is not there, in any shape', async () => {
    for (const path of ['', '/file', '/file/thumb', '/transform?w=10'])
      expect((await house.get(`/${id}${path}`, 'ben')).status).toBe(404)
    expect((await house.send(`/${id}`, { method: 'DELETE' }, 'ben')).status).toBe(404)
    expect((await house.send(`/${id}/restore`, { method: 'POST' }, 'ben')).status).toBe(404)
    const mine = await house.get(`/${id}`)
    expect(mine.status).toBe(200)
  })

  test('that nobody waits for any more is not read on', async () => {
    const record = await house.put(randomBytes(30_000_000), {}, 'impatient')
    const stop = new AbortController()
    const headers = { 'x-test-caller': 'impatient' }
    const answer = await fetch(`${house.base}/${record.id}/file`, { headers, signal: stop.signal })
    await answer.body?.getReader().read()
    stop.abort()
    if (process.platform === 'linux') await expect.poll(openBlobs).toBe(0)
  })
})

/** How many originals this process has open. */
async function openBlobs(): Promise<number> {
  const names = await readdir('/proc/self/fd')
  const targets = await Promise.all(
    names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')),
  )
  return targets.filter((target) => target.startsWith(house.storage.folder.blobs)).length
}

describe('variants', () => {
  let photoId: string
  beforeAll(async () => {
    const record = await house.put(await photo({ width: 2400, height: 1800, seed: 21 }))
    photoId = record.id
    await house.settled(record.id)
  })

  test('are WebP of the promised sizes, upright, without metadata', async () => {
    const sizes = { thumb: [200, 200], medium: [800, 600], large: [1920, 1440] }
    for (const [name, [width, height]] of Object.entries(sizes)) {
      const answer = await raw(`${house.base}/${photoId}/file/${name}`)
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': 'image/webp',
        'content-disposition': 'inline',
        'cache-control': 'private, no-cache',
        'content-length': String(answer.body.byteLength),
      })
      const picture = await sharp(answer.body).metadata()
      expect(picture).toMatchObject({ format: 'webp', width, height })
      expect(picture.exif).toBeUndefined()
    }
  })

  test('have ETags of their own', async () => {
    const seen = new Set<string>()
    for (const name of ['thumb', 'medium', 'large']) {
      const url = `${house.base}/${photoId}/file/${name}`
      const tag = (await raw(url)).headers.etag ?? ''
      seen.add(tag)
      expect((await raw(url, { headers: { 'If-None-Match': tag } })).status).toBe(304)
      const head = await raw(url, { method: 'HEAD' })
      expect(head).toMatchObject({ status: 200, headers: { etag: tag } })
      expect(head.body).toHaveLength(0)
    }
    expect(seen.size).toBe(3)
    expect((await house.get(`/${photoId}/file/huge`)).status).toBe(400)
  })

  test('larger than the original: the original', async () => {
    const small = await photo({ width: 300, height: 200, seed: 22 })
    const record = await house.put(small)
    await house.settled(record.id)
    const answer = await raw(`${house.base}/${record.id}/file/large`)
    expect(answer.headers['content-type']).toBe('image/jpeg')
    expect(answer.body.equals(small)).toBe(true)
  })

  test('of what is no picture: 415; of a broken one: 422 with the reason', async () => {
    expect((await house.get(`/${id}/file/thumb`)).status).toBe(415)
    const whole = await photo({ width: 400, height: 300, seed: 23 })
    const record = await house.put(Buffer.concat([whole.subarray(0, 4), randomBytes(3000)]))
    expect(await house.settled(record.id)).toMatchObject({
      status: 'failed',
      failure: expect.any(String),
    })
    const answer = await house.get(`/${record.id}/file/thumb`)
    expect(answer.status).toBe(422)
    expect((await jsonIn(answer)).message).toMatch(/\w+ \w+/)
    expect((await house.get(`/${record.id}/file`)).status).toBe(200)
  })

  test('that were lost, or are empty after a crash, are made again', async () => {
    const { hash } = await recordIn(await house.get(`/${photoId}`))
    const folder = dirname(house.storage.derived.path(hash, 'large.webp'))
    const loseThem = [
      () => rm(folder, { recursive: true }),
      async () => {
        await mkdir(folder, { recursive: true })
        await writeFile(`${folder}/large.webp`, '')
      },
    ]
    for (const lose of loseThem) {
      await lose()
      // The larger ones are not kept in memory.
      const answer = await house.get(`/${photoId}/file/large`)
      expect(answer.status).toBe(202)
      expect(answer.headers.get('retry-after')).toBe('1')
      expect(await answer.json()).toMatchObject({ status: 'processing' })
      await expect.poll(() => house.get(`/${photoId}/file/large`).then((a) => a.status)).toBe(200)
    }
  })
})

test('a variant that is not made yet is 202, and its job goes to the front', async () => {
  const waiting = await startMedia({ work: false })
  try {
    await waiting.put(await photo({ width: 500, height: 400, seed: 31 }))
    const last = await waiting.put(await photo({ width: 500, height: 400, seed: 32 }))
    const answer = await waiting.get(`/${last.id}/file/thumb`)
    expect(answer.status).toBe(202)
    expect(answer.headers.get('retry-after')).toBe('1')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    await expect.poll(() => waiting.storage.jobs.counts().interactive).toBe(1)
    waiting.jobs.start()
    await waiting.settled(last.id)
    expect((await waiting.get(`/${last.id}/file/thumb`)).status).toBe(200)
  } finally {
    await waiting.close()
  }
})
