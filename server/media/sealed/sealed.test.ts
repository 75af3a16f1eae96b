import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonIn, raw, startMedia, type TestMedia } from '../testing.ts'
import { bytesLeft, facts, fieldsOf, formOf, nowhere, sealedRoutes, sealing } from './testing.ts'

let house: TestMedia
beforeAll(async () => {
  house = await startMedia()
})
afterAll(() => house.close())

const { put, kept, page } = sealing(() => house)
const sameness = () => randomBytes(32).toString('hex')

describe('an upload', () => {
  test('is kept as it came, with its facts', async () => {
    const bytes = randomBytes(300_000)
    const about = { sameness: sameness(), facts: facts(96 * 1024), app: 'album' }
    const answer = await put(bytes, about)
    expect(answer.status).toBe(201)
    const body = await jsonIn(answer)
    expect(Object.keys(body).toSorted()).toEqual(['createdAt', 'duplicate', 'id', 'size'])
    expect(body).toMatchObject({ size: 300_000, duplicate: false })
    const record = await jsonIn(await house.get(`/sealed/${String(body['id'])}`))
    const { id, createdAt } = body
    expect(record).toEqual({ id, createdAt, size: 300_000, ...about })
    const file = await house.get(`/sealed/${String(id)}/file`)
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    expect(await bytesLeft(house)).toBe(0)
  })

  test('of the same file again is told before the rest is read, and changes nothing', async () => {
    const about = { sameness: sameness(), facts: facts(40) }
    const first = await kept(randomBytes(5000), about)
    const before = house.storage.media.stats('ada')
    const again = await put(randomBytes(9000), { ...about, facts: facts(50) })
    expect(again.status).toBe(200)
    expect(await jsonIn(again)).toEqual({ ...first, duplicate: true })
    const large = await put(randomBytes(20_000_000), {
      ...about,
      sameness: about.sameness.toUpperCase(),
    })
    expect(await jsonIn(large)).toEqual({ ...first, duplicate: true })
    expect(house.storage.media.stats('ada')).toEqual(before)
    expect(await bytesLeft(house)).toBe(0)
  })

  test('of the same file at once from two devices is kept once', async () => {
    const about = { sameness: sameness(), facts: facts(40) }
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => put(randomBytes(400_000), about)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 201])
    const ids = await Promise.all(answers.map(async (answer) => (await jsonIn(answer))['id']))
    expect(new Set(ids).size).toBe(1)
    const found = await page(`?sameness=${about.sameness}`)
    expect(found.items.map(({ id }) => id)).toEqual([ids[0]])
  })

  test('of the same file by two people is two, and neither hears of the other', async () => {
    const about = { sameness: sameness(), facts: facts(40) }
    const bytes = randomBytes(1000)
    const ada = await kept(bytes, about)
    const ben = await kept(bytes, about, 'ben')
    expect(ben).toMatchObject({ duplicate: false })
    expect(ben['id']).not.toBe(ada['id'])
    expect((await page(`?sameness=${about.sameness}`, 'cy')).items).toEqual([])
  })

  test.each([
    ['no sameness', { sameness: undefined }, 'sameness'],
    ['a short sameness', { sameness: 'ab12' }, 'sameness'],
    ['a sameness of other letters', { sameness: 'g'.repeat(64) }, 'sameness'],
    ['no facts', { facts: undefined }, 'facts'],
    ['facts that are not base64', { facts: `${facts(40)}*` }, 'facts'],
    ['facts in the other alphabet', { facts: '_-_-'.repeat(20) }, 'facts'],
    ['facts with a line break', { facts: `${facts(30)}\n` }, 'facts'],
    ['facts without their end', { facts: facts(40).replace(/=+$/, '') }, 'facts'],
    ['facts with stray bits', { facts: `${facts(30).slice(0, -4)}AAB=` }, 'facts'],
    ['facts too short to be sealed', { facts: facts(27) }, 'facts'],
    ['facts of a byte too many', { facts: facts(96 * 1024 + 1) }, 'facts'],
    ['facts without an end', { facts: facts(400_000) }, 'facts'],
    ['an app with a comma', { app: 'a,b' }, 'app'],
  ])('with %s is refused in words', async (_, wrong, field) => {
    const answer = await put(randomBytes(500), {
      sameness: sameness(),
      facts: facts(40),
      ...wrong,
    })
    expect(answer.status).toBe(400)
    const body = await jsonIn(answer)
    expect(body).toMatchObject({ error: 'VALIDATION', field })
    expect(body['message']).toMatch(/^\w+: (\S+ ){2}/)
    expect(await bytesLeft(house)).toBe(0)
  })

  test('of too few bytes, of none, without a file, in another shape: 400 in words', async () => {
    const about = { sameness: sameness(), facts: facts(40) }
    const fields = fieldsOf(about)
    const send = (init: RequestInit) => house.send('/sealed', { method: 'PUT', ...init })
    for (const answer of [
      await put(randomBytes(91), about),
      await put(new Uint8Array(0), about),
      await send(formOf([['file', randomBytes(500)], ...fields])),
      await send(formOf(fields)),
      await send(formOf([])),
      await send({ body: randomBytes(500) }),
      await send({ body: JSON.stringify(about), headers: { 'content-type': 'application/json' } }),
    ]) {
      expect(answer.status).toBe(400)
      expect(String((await jsonIn(answer))['message'])).toMatch(/(\S+ ){4}/)
    }
    expect((await put(randomBytes(92), about)).status).toBe(201)
    expect(await bytesLeft(house)).toBe(0)
  })

  test('of something that looks like a page or a picture is still opaque', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    for (const head of [Buffer.from('<!doctype html><script>alert(1)</script>'), png]) {
      const bytes = Buffer.concat([head, randomBytes(200)])
      const { id } = await kept(bytes, { sameness: sameness(), facts: facts(40) })
      const { headers } = await house.get(`/sealed/${String(id)}/file`)
      expect(headers.get('content-type')).toBe('application/octet-stream')
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.sealed"/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain('sandbox')
    }
    expect(house.storage.jobs.counts()).toMatchObject({ open: 0, leased: 0, dead: 0 })
  })
})

test('no route that knows media finds one, and their answers are as they were', async () => {
  const events: unknown[] = []
  const stop = house.media.events.listen('dora', {
    sessionId: null,
    tell: (event) => void events.push(event),
    end() {},
  })
  const before = await nowhere(house, 'dora')
  const { id, size } = await kept(
    randomBytes(1000),
    { sameness: sameness(), facts: facts(40) },
    'dora',
  )
  const stats = { totalCount: 0, totalSize: 1040, sealed: { count: 1, size: 1040 } }
  expect(await nowhere(house, 'dora')).toEqual({ ...before, stats: expect.objectContaining(stats) })
  const hash = house.storage.sealed.deliverable('dora', String(id))?.hash
  for (const [method, path] of [
    ['GET', `/${String(id)}`],
    ['DELETE', `/${String(id)}`],
    ['POST', `/${String(id)}/restore`],
    ['GET', `/${String(id)}/file`],
    ['GET', `/${String(id)}/file/thumb`],
    ['GET', `/${String(id)}/transform?w=10`],
    ['GET', `/hash/${hash}`],
  ] as const)
    expect([path, (await house.send(path, { method }, 'dora')).status]).toEqual([path, 404])
  expect(size).toBe(1000)
  expect(events).toEqual([])
  stop()
})

test('a plain file is none of the private ones', async () => {
  const { id } = await house.put(randomBytes(500))
  for (const { method, path, body } of sealedRoutes(id))
    expect([path, (await house.send(path, { method, ...body })).status]).toEqual([path, 404])
})

test('another person’s id is nobody’s', async () => {
  const { id } = await kept(randomBytes(500), { sameness: sameness(), facts: facts(40) })
  for (const { method, path, body } of sealedRoutes(String(id)))
    expect([path, (await house.send(path, { method, ...body }, 'ben')).status]).toEqual([path, 404])
  expect((await house.get(`/sealed/${String(id)}?userId=ada`, 'ben')).status).toBe(404)
  expect((await house.get('/sealed/no-id')).status).toBe(404)
  expect((await house.get(`/sealed/${String(id)}`)).status).toBe(200)
})

test('keys and services are not let in, whatever their scopes', async () => {
  const { id } = await kept(randomBytes(500), { sameness: sameness(), facts: facts(40) })
  for (const caller of ['key-of-ada', 'service'])
    for (const { method, path, body } of [
      ...sealedRoutes(String(id)),
      { method: 'GET', path: '/sealed?userId=ada', body: {} },
      { method: 'PUT', path: '/sealed', body: { body: 'x' } },
    ]) {
      const answer = await house.send(path, { method, ...body }, caller)
      expect([path, answer.status]).toEqual([path, 403])
    }
  expect((await house.get(`/sealed/${String(id)}`)).status).toBe(200)
})

describe('a list', () => {
  test('goes by pages from the newest to the oldest, each once', async () => {
    const ids: unknown[] = []
    for (let n = 0; n < 5; n++)
      ids.unshift(
        (await kept(randomBytes(500), { sameness: sameness(), facts: facts(40) }, 'eve'))['id'],
      )
    const seen: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const found = await page(`?limit=2&cursor=${cursor}`, 'eve')
      expect(found.items.length).toBeLessThanOrEqual(2)
      seen.push(...found.items.map(({ id }) => id))
      cursor = found.nextCursor
    }
    expect(seen).toEqual(ids)
  })

  test('ends early where facts are large, and loses none', async () => {
    for (let n = 0; n < 50; n++)
      await kept(randomBytes(100), { sameness: sameness(), facts: facts(96 * 1024) }, 'fay')
    const first = await page('?limit=500', 'fay')
    expect(first.items).toHaveLength(42)
    const rest = await page(`?limit=500&cursor=${first.nextCursor}`, 'fay')
    expect(rest.items).toHaveLength(8)
    expect(rest.nextCursor).toBeNull()
  })

  test.each(['limit=0', 'limit=501', 'limit=x', 'cursor=x', 'sameness=x', 'limit=1&limit=2'])(
    'asked with %s is refused in words',
    async (query) => {
      const answer = await house.get(`/sealed?${query}`)
      expect(answer.status).toBe(400)
      expect((await jsonIn(answer))['message']).toMatch(/^\w+: /)
    },
  )
})

test('facts change; wrong ones change nothing', async () => {
  const { id } = await kept(randomBytes(500), { sameness: sameness(), facts: facts(40) })
  const patch = (body: string) =>
    house.send(`/sealed/${String(id)}`, {
      method: 'PATCH',
      body,
      headers: { 'content-type': 'application/json' },
    })
  const other = facts(96 * 1024)
  const changed = await patch(JSON.stringify({ facts: other }))
  expect(changed.status).toBe(200)
  expect(await jsonIn(changed)).toMatchObject({ id, facts: other })
  for (const body of ['{', '[]', '{}', '{"facts":1}', '{"facts":"*"}', `{"facts":"${facts(2)}"}`])
    expect([body, (await patch(body)).status]).toEqual([body, 400])
  expect((await patch(JSON.stringify({ facts: facts(110_000) }))).status).toBe(400)
  expect((await patch(JSON.stringify({ facts: facts(900_000) }))).status).toBe(413)
  expect(await jsonIn(await house.get(`/sealed/${String(id)}`))).toMatchObject({ facts: other })
})

test('what was deleted comes back, and is over when the trash was emptied', async () => {
  const about = { sameness: sameness(), facts: facts(40) }
  const { id } = await kept(randomBytes(500), about)
  const path = `/sealed/${String(id)}`
  const remove = () => house.send(path, { method: 'DELETE' })
  const restore = () => house.send(`${path}/restore`, { method: 'POST' })
  expect((await restore()).status).toBe(404)
  expect(await jsonIn(await remove())).toEqual({ success: true })
  expect((await remove()).status).toBe(404)
  for (const gone of [path, `${path}/file`]) expect((await house.get(gone)).status).toBe(404)
  expect((await page(`?sameness=${about.sameness}`)).items).toEqual([])
  expect(await jsonIn(await restore())).toMatchObject({ id, ...about })
  expect((await house.get(`${path}/file`)).status).toBe(200)
  await remove()
  await house.storage.trash.collect({ graceMs: -1 })
  expect((await restore()).status).toBe(404)
})

test('bytes come whole, in ranges, and not at all where they are known', async () => {
  const bytes = randomBytes(2000)
  const { id } = await kept(bytes, { sameness: sameness(), facts: facts(40) })
  const url = `${house.base}/sealed/${String(id)}/file`
  const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`
  const get = (headers: Record<string, string>, method = 'GET') => raw(url, { method, headers })
  expect((await get({})).headers).toMatchObject({ etag, 'accept-ranges': 'bytes' })
  for (const [range, start, end] of [
    ['bytes=0-0', 0, 1],
    ['bytes=64-163', 64, 164],
    ['bytes=-100', 1900, 2000],
    ['bytes=1990-', 1990, 2000],
  ] as const) {
    const answer = await get({ range, 'if-range': etag })
    expect(answer.status).toBe(206)
    expect(answer.body.equals(bytes.subarray(start, end))).toBe(true)
  }
  expect((await get({ range: 'bytes=2000-' })).status).toBe(416)
  expect((await get({ 'if-none-match': etag })).status).toBe(304)
  expect(await get({}, 'HEAD')).toMatchObject({ status: 200, body: Buffer.alloc(0) })
})

test('its owner’s open pages hear of it by an event of its own, keys and others do not', async () => {
  const stop = new AbortController()
  const texts: Record<string, string> = {}
  const reading = ['eli', 'key-of-eli', 'fay'].map(async (who) => {
    const headers = { 'x-test-caller': who }
    const { body } = await fetch(`${house.base}/events`, { headers, signal: stop.signal })
    const text = body?.pipeThrough(new TextDecoderStream()) ?? []
    for await (const piece of text as AsyncIterable<string>) texts[who] = (texts[who] ?? '') + piece
  })
  await expect
    .poll(() => Object.values(texts).filter((text) => text.includes('retry')).length)
    .toBe(3)
  const { id } = await kept(randomBytes(500), { sameness: sameness(), facts: facts(40) }, 'eli')
  await house.send(`/sealed/${String(id)}`, { method: 'DELETE' }, 'eli')
  await house.send(`/sealed/${String(id)}/restore`, { method: 'POST' }, 'eli')
  await house.put(randomBytes(9), {}, 'eli')
  await house.put(randomBytes(9), {}, 'fay')
  await expect
    .poll(() => Object.values(texts).filter((text) => text.includes('event: media')).length)
    .toBe(3)
  const told = [...(texts['eli'] ?? '').matchAll(/^event: sealed\ndata: (.*)\n\n/gm)]
  expect(told.map(([, data]) => JSON.parse(data ?? '') as unknown)).toEqual([
    { id, status: 'kept' },
    { id, status: 'removed' },
    { id, status: 'kept' },
  ])
  expect(texts['key-of-eli']).not.toContain('sealed')
  expect(texts['fay']).not.toContain('sealed')
  stop.abort()
  await Promise.allSettled(reading)
})
