import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jsonIn, startMedia, type TestMedia } from './testing.ts'

/** The disk fails once, at one step of an upload: the answer says so, nothing is half-done, and the next one works. */
let house: TestMedia
let tidyAt: string | undefined
let fault: { step: string; code: string } | undefined

beforeAll(async () => {
  house = await startMedia({ work: false, io: { step } })
})
afterAll(() => house.close())

function step(name: string): void {
  if (name === tidyAt) rmSync(house.storage.folder.incoming, { recursive: true, force: true })
  if (name !== fault?.step) return
  const { code } = fault
  fault = undefined
  throw Object.assign(new Error(`${code}: by a test`), { code })
}

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
  const bytes = randomBytes(2_500_000)
  const before = house.storage.media.stats('ada').totalCount
  fault = { step: name, code }
  const answer = await house.upload(bytes)
  expect(fault).toBeUndefined()
  expect(await jsonIn(answer)).toMatchObject({ status, message: expect.stringMatching(/\w+ \w+/) })
  expect(house.storage.media.stats('ada').totalCount).toBe(before)
  expect(await house.leftovers()).toBe(0)
  const again = await house.put(bytes)
  const file = await house.get(`/${again.id}/file`)
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
})

test.each(['blob:write', 'blob:sync', 'blob:sealed'])(
  'incoming/ is emptied at %s',
  async (name) => {
    const bytes = randomBytes(5000)
    tidyAt = name
    const answer = await house.upload(bytes).finally(() => (tidyAt = undefined))
    expect(await jsonIn(answer)).toMatchObject({
      status: 503,
      message: expect.stringMatching('removed from the disk'),
    })
    expect((await house.put(bytes)).size).toBe(5000)
  },
)

test('a database that cannot be written to takes nothing, and still shows everything', async () => {
  const kept = await house.put(randomBytes(1000))
  fault = { step: 'write:commit', code: 'EIO' }
  for (let times = 0; times < 2; times++) {
    const answer = await house.upload(randomBytes(1000))
    expect(await jsonIn(answer)).toMatchObject({ status: 503, message: expect.any(String) })
  }
  expect(await house.leftovers()).toBe(0)
  for (const path of ['', `/${kept.id}`, `/${kept.id}/file`, '/stats', '/timeline'])
    expect((await house.get(path)).status).toBe(200)
})
