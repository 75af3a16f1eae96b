import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jsonIn, startMedia, type TestMedia } from '../testing.ts'
import { bytesLeft, facts, sealing } from './testing.ts'

/** Whatever goes wrong under way: words for whoever waits, nothing half-done, and the next one works. */
let house: TestMedia
let fault: { step: string; code: string } | undefined
let free = 10_000_000_000

beforeAll(async () => {
  house = await startMedia({
    work: false,
    quota: () => 30_000_000,
    io: { step, freeBytes: async () => free, floorBytes: 2_000_000_000 },
  })
})
afterAll(() => house.close())

function step(name: string): void {
  if (name !== fault?.step) return
  const { code } = fault
  fault = undefined
  throw Object.assign(new Error(`${code}: by a test`), { code })
}

const { put, kept, page } = sealing(() => house)
const sameness = () => randomBytes(32).toString('hex')
const about = () => ({ sameness: sameness(), facts: facts(500) })
const sealedOf = (person: string) => house.storage.media.stats(person).sealed

const steps = [
  'blob:write',
  'blob:sync',
  'blob:sealed',
  'keep:link',
  'keep:unlink',
  'keep:flush',
  'keep:commit',
]
const cases = steps.flatMap((name) => [
  [name, 'EIO', 503],
  [name, 'ENOSPC', 507],
]) as [string, string, number][]

test.each(cases)('%s fails with %s', async (name, code, status) => {
  const bytes = randomBytes(700_000)
  const same = about()
  const before = sealedOf('ada')
  fault = { step: name, code }
  const answer = await put(bytes, same)
  expect(fault).toBeUndefined()
  expect(await jsonIn(answer)).toMatchObject({ status, message: expect.stringMatching(/\w+ \w+/) })
  expect(sealedOf('ada')).toEqual(before)
  expect((await page(`?sameness=${same.sameness}`)).items).toEqual([])
  expect(await bytesLeft(house)).toBe(0)
  const { id } = await kept(bytes, same)
  const file = await house.get(`/sealed/${String(id)}/file`)
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
})

test('a full disk refuses new ones in words, and nothing else', async () => {
  const { id } = await kept(randomBytes(500), about(), 'flo')
  free = 1_000_000_000
  const answer = await put(randomBytes(3_000_000), about(), 'flo').finally(
    () => (free = 10_000_000_000),
  )
  expect(answer.status).toBe(507)
  const message = expect.stringContaining('space')
  expect(await jsonIn(answer)).toMatchObject({ error: 'NO_SPACE', message })
  expect(await bytesLeft(house)).toBe(0)
  expect((await house.get(`/sealed/${String(id)}/file`, 'flo')).status).toBe(200)
  expect((await put(randomBytes(3_000_000), about(), 'flo')).status).toBe(201)
})

test('private files fill a share like the others, with their facts, and neither passes it', async () => {
  await kept(randomBytes(20_000_000), about(), 'gil')
  const answer = await put(randomBytes(12_000_000), about(), 'gil')
  expect(answer.status).toBe(507)
  expect(await jsonIn(answer)).toMatchObject({
    error: 'NO_SPACE',
    message: expect.stringContaining('30 MB'),
  })
  expect((await house.upload(randomBytes(12_000_000), {}, 'gil')).status).toBe(507)
  expect((await house.upload(randomBytes(9_900_000), {}, 'gil')).status).toBe(201)
  const large = { sameness: sameness(), facts: facts(96 * 1024) }
  expect((await put(randomBytes(99_000), large, 'gil')).status).toBe(507)
  expect((await put(randomBytes(98_000), about(), 'gil')).status).toBe(201)
  expect(house.storage.media.stats('gil')).toMatchObject({
    totalCount: 1,
    totalSize: 29_999_000,
    sealed: { count: 2, size: 20_099_000 },
  })
})

test('uploads at the same time cannot both take the last room', async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => put(randomBytes(14_000_000), about(), 'hal')),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 507, 507])
})

test('the same file is there: said so in a share that is full', async () => {
  const same = about()
  await kept(randomBytes(29_000_000), same, 'ida')
  expect((await put(randomBytes(29_000_000), same, 'ida')).status).toBe(200)
})

test('a client that goes away, or says nothing more, leaves nothing', async () => {
  const border = 'border'
  const part = (name: string, value: string) =>
    `--${border}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const begin = (base: string) => {
    const { sameness: same, facts: some } = about()
    const sent = request(`${base}/sealed`, {
      method: 'PUT',
      agent: false,
      headers: {
        'content-type': `multipart/form-data; boundary=${border}`,
        'x-test-caller': 'joe',
      },
    })
    sent.on('error', () => {})
    sent.write(part('sameness', same) + part('facts', some))
    sent.write(
      `--${border}\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n${'x'.repeat(9000)}`,
    )
    return sent
  }
  const gone = begin(house.base)
  await expect.poll(() => house.leftovers()).toBe(1)
  gone.destroy()
  await expect.poll(() => house.leftovers()).toBe(0)

  const strict = await startMedia({ work: false, idleMs: 300 })
  const silent = begin(strict.base)
  const status = await new Promise((resolve) =>
    silent.on('response', (answer) => resolve(answer.statusCode)),
  )
  expect(status).toBe(400)
  await expect.poll(() => strict.leftovers()).toBe(0)
  expect(strict.storage.media.stats('joe')).not.toHaveProperty('sealed')
  await strict.close()
})

test('one that is cut off in its fields is refused', async () => {
  const body = '--x\r\nContent-Disposition: form-data; name="sameness"\r\n\r\nabc'
  const answer = await house.send('/sealed', {
    method: 'PUT',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })
  expect(answer.status).toBe(400)
})
