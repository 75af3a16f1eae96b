import { existsSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBackups } from '../../storage/index.ts'
import { scratchFolder, scratchStorage, type Scratch } from '../../storage/scratch.ts'
import { makeCopy, type CopyOptions } from './make-copy.ts'
import { createCopyPlace } from './place.ts'

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
