import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scratchFolder } from '../../../storage/scratch.ts'
import { programFolder } from '../../copies/program.ts'
import { ben, startHouse, type TestHouse } from '../testing.ts'
import { statusAnswer } from '../status.ts'
import { copiesAnswer } from './answers.ts'

let house: TestHouse
let outside: Awaited<ReturnType<typeof scratchFolder>>
let place: string
beforeAll(async () => {
  house = await startHouse()
  outside = await scratchFolder()
  place = join(outside.dir, 'copies')
})
afterAll(async () => {
  await house.end()
  await outside.remove()
})

const show = async () => copiesAnswer.parse((await house.tell('GET', '/copies')).body)
const codes = async () => {
  const { body } = await house.tell('GET', '/status')
  return statusAnswer
    .parse(body)
    .findings.filter(({ check }) => check === 'backup')
    .map(({ code }) => code)
}
const day = 86_400_000

test.each([
  ['GET', '/copies'],
  ['PUT', '/copies/place'],
  ['POST', '/copies'],
])('%s %s is for admins alone', async (method, path) => {
  for (const [who, status] of [
    ['', 401],
    ['service', 403],
    [ben.id, 403],
  ] as const)
    expect((await house.ask(who, method, path)).status).toBe(status)
})

test('what is no place is refused, and nothing is made there', async () => {
  writeFileSync(join(outside.dir, 'letter.txt'), 'x')
  const choose = async (place: unknown) => {
    const { status, body } = await house.tell('PUT', '/copies/place', { place })
    return [status, (body as { error: string }).error]
  }
  expect(await choose(undefined)).toEqual([400, 'VALIDATION'])
  expect(await choose('')).toEqual([400, 'VALIDATION'])
  expect(await choose('copies')).toEqual([400, 'VALIDATION'])
  expect(await choose('/x\0y')).toEqual([400, 'VALIDATION'])
  expect(await choose(join(house.dir, 'backups'))).toEqual([400, 'VALIDATION'])
  // What lies there anybody could fetch.
  expect(await choose(join(programFolder, 'web/copies'))).toEqual([400, 'VALIDATION'])
  expect(await choose(join(outside.dir, 'no/disk'))).toEqual([404, 'NOT_FOUND'])
  expect(await choose(outside.dir)).toEqual([422, 'UNPROCESSABLE'])
  expect(readdirSync(outside.dir)).toEqual(['letter.txt'])
  expect(await house.tell('POST', '/copies', {})).toMatchObject({
    status: 409,
    body: { error: 'CONFLICT' },
  })
  expect(await house.tell('POST', '/copies', { all: 'yes' })).toMatchObject({ status: 400 })
  expect(await show()).toMatchObject({ place: null, running: null, last: null, copies: [] })
})

test('nobody is reminded of copies before there is something to lose', async () => {
  expect(await codes()).toEqual([])
  await house.upload('a photo')
  expect(await codes()).toEqual([])
  house.clock.now += 8 * day
  expect(await codes()).toEqual(['backup.none'])
})

test('a place is chosen, a copy made, and the status says when', async () => {
  const chosen = copiesAnswer.parse((await house.tell('PUT', '/copies/place', { place })).body)
  expect(chosen.place).toMatchObject({ path: place, present: true, sameDisk: true })
  expect(house.told).toEqual([[expect.objectContaining({ userId: 'person-ada' }), ['copies']]])
  const begun = await house.tell('POST', '/copies', { all: true })
  expect(begun).toMatchObject({ status: 202, body: { running: { startedAt: expect.any(String) } } })
  // Once more meanwhile is the same; another place has to wait.
  expect(await house.tell('POST', '/copies', {})).toMatchObject({ status: 202 })
  expect(await house.tell('PUT', '/copies/place', { place: null })).toMatchObject({ status: 409 })
  await house.copies.settled()
  const shown = await show()
  expect(shown).toMatchObject({
    running: null,
    last: { ok: true },
    copies: [{ whole: true, media: 1 }],
  })
  expect(shown.provenAt).toBe(shown.wholeAt)
  const status = statusAnswer.parse((await house.tell('GET', '/status')).body)
  expect(status.lastBackupAt).toBe(shown.wholeAt)
  house.clock.now = Date.parse(shown.wholeAt ?? '') + day
  expect(await codes()).toEqual(['backup.ok'])
  house.clock.now += 30 * day
  expect(await codes()).toEqual(['backup.old'])
})

test('a disk that is away is said, and a copy onto it fails in words', async () => {
  rmSync(place, { recursive: true })
  expect((await show()).place).toMatchObject({ present: false, reason: 'backup-away' })
  await house.tell('POST', '/copies', {})
  await house.copies.settled()
  const { last, wholeAt } = await show()
  expect(last).toMatchObject({ ok: false, reason: 'backup-away' })
  expect(last?.message).toContain('Connect the disk')
  expect(wholeAt).not.toBeNull()
  expect(await codes()).toEqual(['backup.failed'])
  // A bare mount point is not filled.
  mkdirSync(place)
  await house.tell('POST', '/copies', {})
  await house.copies.settled()
  expect(readdirSync(place)).toEqual([])
  expect((await house.tell('PUT', '/copies/place', { place: null })).status).toBe(200)
  expect((await show()).place).toBeNull()
})
