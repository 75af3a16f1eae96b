import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBackups } from '../../storage/index.ts'
import { scratchFolder, scratchStorage, type Scratch } from '../../storage/scratch.ts'
import { makeCopy, type CopyOptions } from './make-copy.ts'
import { createCopyPlace } from './place.ts'
import { readNoted } from './standing.ts'

let scratch: Scratch
let outside: Awaited<ReturnType<typeof scratchFolder>>
let place: string
beforeEach(async () => {
  scratch = await scratchStorage()
  outside = await scratchFolder()
  place = join(outside.dir, 'copies')
})
afterEach(async () => {
  await scratch.remove()
  await outside.remove()
})

const choose = (dir: string) => {
  const { settings: house, folder } = scratch.storage
  return createCopyPlace({ house, folder, now: Date.now }).choose(dir)
}
const make = (options: Partial<CopyOptions> = {}) => makeCopy({ dataDir: scratch.dir, ...options })

test('the chosen place written another way is the chosen one: where its disk is away, none is made', async () => {
  await choose(place)
  rmSync(place, { recursive: true })
  for (const to of [place, `${place}/`, `${place}/.`, relative(process.cwd(), place)])
    await expect(make({ to }), to).rejects.toMatchObject({ reason: 'backup-away' })
  expect(existsSync(place)).toBe(false)
})

test('a copy that is made is one, though nobody can write it down', async () => {
  await scratch.upload('a photo')
  const { sqlite } = scratch.storage
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    expect(await make({ to: place })).toMatchObject({ whole: true })
  } finally {
    sqlite.exec('ROLLBACK')
  }
  expect((await listBackups(place)).copies).toMatchObject([{ whole: true }])
})

const noted = () => readNoted(scratch.storage.settings)

test('a copy is noted as soon as it is kept, and the reading once it has ended', async () => {
  await choose(place)
  const { hash } = (await scratch.upload('lost one day')).media
  rmSync(join(scratch.dir, 'blobs', hash.slice(0, 2), hash.slice(2, 4), hash))
  const before: unknown[] = []
  const onProgress = () => void before.push(noted())
  const report = await make({ prove: true, onProgress })
  expect(report).toMatchObject({ whole: false, proven: true })
  expect(before).toContainEqual(
    expect.objectContaining({ firstAt: report.at, provenAt: null, wholeAt: null }),
  )
  // One that is lost for good must not have all the others read each day.
  expect(noted()).toMatchObject({ provenAt: report.at, wholeAt: null, last: { lost: 1 } })
})

test('what the reading finds takes back that the copy is whole', async () => {
  await choose(place)
  const { hash } = (await scratch.upload('rotten')).media
  const first = await make()
  const path = (dir: string) => join(dir, 'blobs', hash.slice(0, 2), hash.slice(2, 4), hash)
  rmSync(path(scratch.dir))
  chmodSync(path(place), 0o600)
  writeFileSync(path(place), 'ROTTEN')
  const second = await make({ prove: true })
  expect(noted()).toMatchObject({ wholeAt: first.at, provenAt: second.at, last: { ok: false } })
})

test('a copy to elsewhere says nothing of the chosen place; without one it is the one there is', async () => {
  const elsewhere = await make({ to: join(outside.dir, 'single') })
  expect(noted()).toMatchObject({ wholeAt: elsewhere.at })
  await choose(place)
  expect(noted().wholeAt).toBeNull()
  await make({ to: join(outside.dir, 'single') })
  expect(noted()).toMatchObject({ wholeAt: null, last: null })
  const there = await make({ to: `${place}/` })
  expect(noted()).toMatchObject({ wholeAt: there.at, last: { place } })
})
