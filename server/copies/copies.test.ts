import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupSettings, listBackups } from '../../storage/index.ts'
import { scratchFolder, scratchStorage, type Scratch } from '../../storage/scratch.ts'
import { createCopies, type Copies } from './index.ts'
import { isDue, isProofDue } from './standing.ts'

const hour = 3_600_000
const day = 24 * hour
let scratch: Scratch
let outside: Awaited<ReturnType<typeof scratchFolder>>
let copies: Copies
beforeEach(async () => {
  scratch = await scratchStorage()
  outside = await scratchFolder()
})
afterEach(async () => {
  await copies?.close()
  await scratch.remove()
  await outside.remove()
})

const open = (more: Partial<Parameters<typeof createCopies>[0]> = {}) =>
  createCopies({
    storage: scratch.storage,
    log: pino({ level: 'silent' }),
    now: Date.now,
    ...more,
  })

test('one is made by itself where a place was chosen, and the next is not due yet', async () => {
  copies = open({ firstLookMs: 20, lookEveryMs: 20 })
  const place = join(outside.dir, 'copies')
  await copies.choose(place)
  await scratch.upload('a photo')
  await expect.poll(() => copies.noted().wholeAt, { timeout: 30_000 }).not.toBeNull()
  await copies.settled()
  expect(isDue(copies.noted(), Date.now())).toBe(false)
  expect((await listBackups(place)).copies).toMatchObject([{ whole: true }])
  expect(copies.running()).toBeNull()
}, 60_000)

test('the house stops while one is made, and nothing of that is listed', async () => {
  copies = open()
  const place = join(outside.dir, 'copies')
  await copies.choose(place)
  copies.start()
  await copies.close()
  expect((await listBackups(place)).copies.filter(({ whole }) => !whole)).toEqual([])
  expect(() => copies.start()).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }))
})

test('a child that dies without a word is a failure in words', async () => {
  copies = open({ entry: new URL('file:///nowhere/child.ts') })
  await copies.choose(join(outside.dir, 'copies'))
  copies.start()
  await copies.settled()
  expect(copies.noted().last).toMatchObject({ ok: false, reason: 'backup-broken-off' })
})

test('a house that can write nothing down goes on, and the next copy begins', async () => {
  const { folder, settings } = scratch.storage
  const full = () => {
    throw new Error('database or disk is full')
  }
  let broken = false
  const house = {
    ...settings,
    get: (key: string) => (broken ? full() : settings.get(key)),
    set: (key: string, value: unknown) => (broken ? full() : settings.set(key, value)),
  }
  copies = open({
    storage: { folder, settings: house },
    entry: new URL('file:///nowhere/child.ts'),
    firstLookMs: 5,
    lookEveryMs: 5,
  })
  await copies.choose(join(outside.dir, 'copies'))
  copies.start()
  broken = true
  await copies.settled()
  expect(copies.running()).toBeNull()
  // Looks whether one is due meanwhile end nothing either.
  await sleep(50)
  broken = false
  copies.start()
  await expect.poll(() => copies.noted().last?.reason).toBe('backup-broken-off')
})

test('a child that dies while it reads leaves what it noted of the copy it has kept', async () => {
  copies = open({ entry: new URL('file:///nowhere/child.ts') })
  const place = join(outside.dir, 'copies')
  await copies.choose(place)
  copies.start()
  const kept = { firstAt: 5, wholeAt: 5, provenAt: null, last: { ...last, at: 5, place, ok: true } }
  scratch.storage.settings.set(backupSettings.last, kept)
  await copies.settled()
  expect(copies.noted()).toEqual(kept)
})

test('what is noted is of the chosen place: another one begins with nothing', async () => {
  copies = open()
  const place = join(outside.dir, 'copies')
  await copies.choose(place)
  const kept = { firstAt: 5, wholeAt: 5, provenAt: 5, last: { ...last, at: 5, place, ok: true } }
  scratch.storage.settings.set(backupSettings.last, kept)
  await copies.choose(`${place}/`)
  expect(copies.noted()).toEqual(kept)
  await copies.choose(join(outside.dir, 'new'))
  expect(copies.noted()).toEqual({ firstAt: null, wholeAt: null, provenAt: null, last: null })
  expect(isDue(copies.noted(), Date.now())).toBe(true)
})

const last = {
  place: '',
  ok: false,
  lost: 0,
  copied: 0,
  copiedBytes: 0,
  reason: null as string | null,
  message: null,
}

test('due is a day after the last, proof thirty days after the last', () => {
  const noted = { firstAt: null, wholeAt: null, provenAt: null, last: null }
  expect(isDue(noted, day)).toBe(true)
  expect(isDue({ ...noted, last: { ...last, at: day } }, day + hour)).toBe(false)
  expect(isDue({ ...noted, last: { ...last, at: day } }, 2 * day)).toBe(true)
  expect(isDue({ ...noted, wholeAt: day }, 2 * day)).toBe(true)
  expect(isDue({ ...noted, wholeAt: day }, day + hour)).toBe(false)
  // A clock that was set back must not end the copies.
  expect(isDue({ ...noted, wholeAt: 400 * day }, 100 * day)).toBe(true)
  expect(isProofDue(noted, 100 * day)).toBe(false)
  expect(isProofDue({ ...noted, firstAt: day }, 30 * day)).toBe(false)
  expect(isProofDue({ ...noted, firstAt: day }, 31 * day)).toBe(true)
  expect(isProofDue({ ...noted, firstAt: day, provenAt: 31 * day }, 60 * day)).toBe(false)
  expect(isProofDue({ ...noted, firstAt: day, provenAt: 400 * day }, 100 * day)).toBe(true)
  expect(isProofDue({ ...noted, firstAt: 400 * day, provenAt: 99 * day }, 100 * day)).toBe(false)
})

test('where none was made it is tried again after an hour, unless the last whole one is fresh', () => {
  const noted = { firstAt: null, wholeAt: null, provenAt: null, last: null }
  const failed = (at: number) => ({ ...last, at, reason: 'backup-full' })
  expect(isDue({ ...noted, last: failed(day) }, day + hour / 2)).toBe(false)
  expect(isDue({ ...noted, last: failed(day) }, day + hour)).toBe(true)
  expect(isDue({ ...noted, wholeAt: day, last: failed(day + hour) }, day + 3 * hour)).toBe(false)
  expect(isDue({ ...noted, wholeAt: day, last: failed(2 * day) }, 2 * day + hour)).toBe(true)
  // Tried while the clock was years ahead.
  expect(isDue({ ...noted, last: failed(400 * day) }, day)).toBe(true)
  // One with an original that is lost was made: not each hour.
  expect(isDue({ ...noted, last: { ...last, at: day, lost: 1 } }, day + hour)).toBe(false)
  expect(isDue({ ...noted, wholeAt: 400 * day, last: { ...last, at: day } }, day + hour)).toBe(
    false,
  )
})
