import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { setUp, startTestAppliance, type TestAppliance } from '../server/testing.ts'
import { MediaClient, type SealedUpload, VaultClient } from './index.ts'

let appliance: TestAppliance
let media: MediaClient
let token: string
beforeAll(async () => {
  appliance = await startTestAppliance()
  token = (await setUp(appliance.origin)).token
  media = new MediaClient(appliance.media, token)
})
afterAll(() => appliance.close())

const sameness = () => randomBytes(32).toString('hex')
const facts = (length = 40) => `enc:1:${randomBytes(length).toString('base64')}`
const about = () => ({ sameness: sameness(), facts: facts() })
const blobOf = (bytes: Buffer) => new Blob([new Uint8Array(bytes)])
const streamOf = (bytes: Buffer) => blobOf(bytes).stream()
const hashOf = async (answer: Response) =>
  createHash('sha256')
    .update(new Uint8Array(await answer.arrayBuffer()))
    .digest('hex')

/** Upload both ways; everything else is the same. */
const ways = [
  ['a Blob', blobOf],
  ['a stream', streamOf],
] as const

describe.each(ways)('an upload of %s', (_, bodyOf) => {
  it('is kept as it is, with its facts', async () => {
    const bytes = randomBytes(700_000)
    const upload = { ...about(), app: 'album', body: bodyOf(bytes) }
    const kept = await media.sealed.upload(upload)
    expect(kept).toMatchObject({ size: bytes.byteLength, duplicate: false })
    const { id, size, createdAt } = kept
    const { body: _body, ...said } = upload
    expect(await media.sealed.get(id)).toEqual({ id, size, createdAt, ...said })
    const whole = await media.sealed.file(id)
    expect(await hashOf(whole)).toBe(createHash('sha256').update(bytes).digest('hex'))
    const source = media.sealed.source(kept)
    expect(Buffer.from(await source.read(64, 500))).toEqual(bytes.subarray(64, 500))
    expect(source.size).toBe(bytes.byteLength)
  })

  it('of the same file again gives the first one', async () => {
    const first = await media.sealed.upload({ ...about(), body: bodyOf(randomBytes(500)) })
    const same = await media.sealed.get(first.id)
    for (const length of [500, 3_000_000]) {
      const again = { sameness: same?.sameness ?? '', facts: facts() }
      const body = bodyOf(randomBytes(length))
      expect(await media.sealed.upload({ ...again, body })).toEqual({ ...first, duplicate: true })
    }
    expect(await media.sealed.findSame(same?.sameness ?? '')).toEqual(same)
    expect(await media.sealed.findSame(sameness())).toBeNull()
  })

  it('says how far it is', async () => {
    const onProgress = vi.fn<NonNullable<SealedUpload['onProgress']>>()
    const body = bodyOf(randomBytes(900_000))
    await media.sealed.upload({ ...about(), body, size: 900_000, onProgress })
    const seen = onProgress.mock.calls.map(([progress]) => progress.sent)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(onProgress).toHaveBeenLastCalledWith({ sent: 900_000, total: 900_000 })
  })

  it('stops when it is told to, and leaves nothing', async () => {
    const stop = new AbortController()
    const upload = { ...about(), body: bodyOf(randomBytes(5_000_000)), signal: stop.signal }
    stop.abort()
    await expect(media.sealed.upload(upload)).rejects.toMatchObject({ code: 'ABORTED' })
    expect(await media.sealed.findSame(upload.sameness)).toBeNull()
  })

  it('that is wrong is refused in words', async () => {
    const body = () => bodyOf(randomBytes(500))
    const wrong = [
      { ...about(), body: bodyOf(randomBytes(10)) },
      { ...about(), sameness: 'x', body: body() },
      { ...about(), facts: facts(100_000), body: body() },
    ]
    for (const each of wrong)
      await expect(media.sealed.upload(each)).rejects.toMatchObject({
        code: 'VALIDATION',
        status: 400,
        message: expect.stringMatching(/\w+ \w+/),
      })
  })
})

it('carries what a vault seals there and back, and knows it again', async () => {
  const vault = new VaultClient(appliance.origin, { token })
  await vault.init()
  const { contents } = vault
  const plain = randomBytes(2_500_000)
  const file = blobOf(plain)
  const { stream, salt, size } = await contents.sealFile(file)
  const about = { name: 'strand ß.jpg', type: 'image/jpeg', size: file.size, file: salt }
  const kept = await media.sealed.upload({
    body: stream,
    size,
    facts: await contents.sealFacts(about),
    sameness: await contents.sameness(file),
  })
  expect(kept.size).toBe(size)

  const found = await media.sealed.findSame(await contents.sameness(blobOf(plain)))
  expect(found?.id).toBe(kept.id)
  const facts = await contents.openFacts(found?.facts ?? '')
  expect(facts).toEqual(about)
  const source = media.sealed.source(kept)
  const part = await contents.openRange(source, { start: 1_000_000, end: 1_200_000 }, { facts })
  expect(Buffer.from(await new Response(part).arrayBuffer())).toEqual(
    plain.subarray(1_000_000, 1_200_000),
  )
  const whole = await contents.openFile((await media.sealed.file(kept.id)).body ?? fail())
  expect(Buffer.from(await new Response(whole).arrayBuffer()).equals(plain)).toBe(true)
})

function fail(): never {
  throw new Error('there is no body')
}

it('lists by pages, changes facts, deletes and restores', async () => {
  const ids: string[] = []
  for (let n = 0; n < 3; n++)
    ids.unshift((await media.sealed.upload({ ...about(), body: blobOf(randomBytes(500)) })).id)
  const first = await media.sealed.list({ limit: 2 })
  expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  const rest = await media.sealed.list({ limit: 1, cursor: first.nextCursor ?? '' })
  expect(rest.items[0]?.id).toBe(ids[2])

  const [id = ''] = ids
  const other = facts(70_000 / 2)
  expect(await media.sealed.changeFacts(id, other)).toMatchObject({ id, facts: other })
  expect((await media.sealed.list({ limit: 1 })).items[0]?.facts).toBe(other)

  expect(await media.sealed.delete(id)).toBe(true)
  expect(await media.sealed.delete(id)).toBe(false)
  expect(await media.sealed.get(id)).toBeNull()
  await expect(media.sealed.file(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(media.sealed.changeFacts(id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await media.sealed.restore(id)).toMatchObject({ id, facts: other })
  await expect(media.sealed.restore(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('is nothing the other methods find', async () => {
  const before = await media.stats()
  const { id } = await media.sealed.upload({ ...about(), body: blobOf(randomBytes(500)) })
  const after = await media.stats()
  expect(after.totalCount).toBe(before.totalCount)
  expect(after.totalSize).toBeGreaterThan(before.totalSize)
  expect(after.sealed?.count).toBe((before.sealed?.count ?? 0) + 1)
  expect(await media.get(id)).toBeNull()
  expect((await media.listAll()).items).toEqual([])
})

it('is for nobody without a session', async () => {
  const nobody = new MediaClient(appliance.media)
  const upload = { ...about(), body: blobOf(randomBytes(500)) }
  const unauthorized = expect.objectContaining({ code: 'UNAUTHORIZED', status: 401 })
  await expect(nobody.sealed.upload(upload)).rejects.toEqual(unauthorized)
  await expect(nobody.sealed.list()).rejects.toEqual(unauthorized)
})
