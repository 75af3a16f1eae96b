import { chmodSync, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStorage } from '../open.ts'
import { scratchStorage, smallIo, uploadTo, type Scratch } from '../scratch.ts'
import { mountRoom } from '../tests/mount.ts'
import { openForReading } from './reader.ts'
import { verify } from './verify.ts'

let scratch: Scratch
beforeEach(async () => {
  scratch = await scratchStorage()
})
afterEach(() => scratch.remove())

async function look(all = true) {
  const reader = await openForReading(scratch.dir)
  try {
    return await verify(reader, { all })
  } finally {
    reader.close()
  }
}
const pathIn = (room: string, hash: string) =>
  join(scratch.dir, room, hash.slice(0, 2), hash.slice(2, 4), hash)

test('a sound folder is sound, while it is open and while it is not', async () => {
  await scratch.upload('first')
  await scratch.upload('second', { ownerId: 'ben' })
  const removed = await scratch.upload('third')
  scratch.storage.media.remove('ada', removed.media.id)
  await scratch.seal('sealed')
  await scratch.storage.trash.collect()
  const checked = { media: 4, blobs: 4, bytes: 22, hashed: 4 }
  expect(await look()).toEqual({ ok: true, damage: [], remarks: [], checked })
  await scratch.storage.close()
  expect(await look()).toMatchObject({ ok: true, checked })
})

test('names what is missing, short, changed or misplaced, and what heals it', async () => {
  const names = ['missing', 'short', 'changed', 'misplaced']
  const hashes: string[] = []
  for (const name of names) hashes.push((await scratch.upload(name)).media.hash)
  const [missing = '', short = '', changed = '', misplaced = ''] = hashes
  rmSync(pathIn('blobs', missing))
  for (const hash of [short, changed]) chmodSync(pathIn('blobs', hash), 0o600)
  writeFileSync(pathIn('blobs', short), 's')
  writeFileSync(pathIn('blobs', changed), 'CHANGED')
  mkdirSync(dirname(pathIn('trash', misplaced)), { recursive: true })
  renameSync(pathIn('blobs', misplaced), pathIn('trash', misplaced))

  const { ok, damage } = await look()
  expect(ok).toBe(false)
  expect(damage.map(({ kind, subject, remedy }) => [kind, subject, remedy])).toEqual([
    ['blob-missing', missing, 'upload'],
    ['blob-size', short, 'upload'],
    ['blob-hash', changed, 'upload'],
    ['blob-misplaced', misplaced, 'restart'],
  ])
  // Without --all nobody reads the bytes.
  expect((await look(false)).damage.map(({ kind }) => kind)).not.toContain('blob-hash')
  // What it promised: the same bytes once more, and a start with its first tidying.
  for (const name of ['missing', 'short']) await scratch.upload(name)
  await scratch.storage.trash.collect()
  expect((await look(false)).damage).toEqual([])
})

test('remarks what can be made again or is swept, without calling it damage', async () => {
  const { media } = await scratch.upload('a')
  const { storage } = scratch
  storage.media.finishProcessing(media.id, { hasLocation: false, variants: { thumb: 5 } })
  const stranger = 'ab'.repeat(32)
  mkdirSync(dirname(pathIn('blobs', stranger)), { recursive: true })
  writeFileSync(pathIn('blobs', stranger), 'x')
  const { ok, remarks } = await look()
  expect(ok).toBe(true)
  expect(remarks.map(({ subject }) => subject).toSorted()).toEqual(
    [media.hash, stranger].toSorted(),
  )
})

test('sees wrong counts, missing triggers, dangling rows and a torn database', async () => {
  await scratch.upload('a')
  const { sqlite } = scratch.storage
  sqlite.exec('UPDATE media_count SET count = 9; DROP TRIGGER media_went')
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec("INSERT INTO reference VALUES ('nobody', 'x', 'ada', 0, NULL, 1)")
  const kinds = (await look()).damage.map(({ kind }) => kind)
  expect(kinds).toEqual(['foreign-key', 'trigger', 'counts'])

  await scratch.storage.close()
  const whole = join(scratch.dir, 'whole.db')
  copyFileSync(join(scratch.dir, 'hearth.db'), whole)
  writeFileSync(join(scratch.dir, 'hearth.db'), 'x'.repeat(20_000), { flag: 'r+' })
  const torn = await look()
  expect(torn.damage.map(({ kind, remedy }) => [kind, remedy])).toEqual([['database', 'backup']])
  copyFileSync(whole, join(scratch.dir, 'hearth.db'))
})

test('what is no data folder is refused', async () => {
  await expect(openForReading(join(scratch.dir, 'logs'))).rejects.toMatchObject({
    code: 'FOREIGN_FOLDER',
  })
})

describe('on a disk that became read-only', () => {
  const room = mountRoom('size=16m')
  if (room === null) console.log('skipped: a read-only disk needs Linux and the right to mount one')
  const data = join(room?.dir ?? '', 'data')
  afterAll(() => room?.unmount())

  async function lookAt(dir: string) {
    const reader = await openForReading(dir)
    try {
      return await verify(reader, { all: true })
    } finally {
      reader.close()
    }
  }

  test.skipIf(room === null)('a folder that was closed is read', async () => {
    const storage = await openStorage({ dir: data, io: smallIo })
    await uploadTo(storage, 'a')
    await storage.close()
    expect(room?.remount('ro')).toBe(true)
    expect(await lookAt(data)).toMatchObject({ ok: true, damage: [], checked: { media: 1 } })
  })

  test.skipIf(room === null)('one with a log left over is not called damaged', async () => {
    expect(room?.remount('rw')).toBe(true)
    writeFileSync(join(data, 'hearth.db-wal'), 'x'.repeat(5000))
    expect(room?.remount('ro')).toBe(true)
    await expect(lookAt(data)).rejects.toMatchObject({
      code: 'READ_ONLY',
      message: expect.stringContaining('read-only'),
    })
  })
})
