import { fork } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStorage } from '../open.ts'
import { scratchFolder, smallIo } from '../scratch.ts'
import { mountRoom } from '../tests/mount.ts'
import { readAnnouncement } from './lock.ts'

let dir: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ dir, remove } = await scratchFolder())
})
afterEach(() => remove())

const open = (path = dir, more = {}) => openStorage({ dir: path, io: smallIo, ...more })

describe('a data folder', () => {
  test('is made where there is none, for its owner only', async () => {
    const path = join(dir, 'deep', 'down')
    await (await open(path)).close()
    expect(statSync(path).mode & 0o777).toBe(0o700)
    const marker = JSON.parse(readFileSync(join(path, 'hearth.json'), 'utf8'))
    expect(marker).toEqual({
      instanceId: expect.any(String),
      formatVersion: 1,
      createdAt: expect.any(Number),
    })
  })

  test('keeps its instance id', async () => {
    const first = await open()
    await first.close()
    const second = await open()
    expect(second.folder.instanceId).toBe(first.folder.instanceId)
    await second.close()
  })

  test('is closed twice without harm, and says nothing of a process then', async () => {
    const storage = await open()
    const said = {
      pid: process.pid,
      origin: 'http://localhost:4327',
      auth: 'http://localhost:3001',
      media: null,
      lan: { on: true },
    }
    storage.announce(said)
    expect(readAnnouncement(dir)).toEqual(said)
    await Promise.all([storage.close(), storage.close()])
    storage.announce(said)
    expect(readAnnouncement(dir)).toBeNull()
    expect(existsSync(join(dir, 'hearth.db-wal'))).toBe(false)
  })

  test.each([
    [
      'of a Hearth of before',
      '{"pid":7,"origin":"http://localhost:4327"}',
      'http://localhost:4327',
    ],
    ['with what is none', '{"pid":7,"origin":1,"auth":{},"media":[]}', null],
    ['cut off', '{"pid":7,"ori', undefined],
    ['of nobody', '{"origin":"http://localhost:4327"}', undefined],
    ['that is null', 'null', undefined],
  ])('reads an announcement %s', (_, text, origin) => {
    writeFileSync(join(dir, 'hearth.running.json'), text)
    const said = { pid: 7, origin, auth: null, media: null, lan: null }
    expect(readAnnouncement(dir)).toEqual(origin === undefined ? null : said)
  })

  test.each([
    ['somebody’s documents', (path: string) => writeFileSync(join(path, 'letter.txt'), 'x')],
    ['a database without its marker', (path: string) => writeFileSync(join(path, 'hearth.db'), '')],
    ['blobs without their marker', (path: string) => mkdirSync(join(path, 'blobs'))],
  ])('refuses %s and touches nothing', async (_, fill) => {
    fill(dir)
    const before = readdirSync(dir)
    await expect(open()).rejects.toMatchObject({ code: 'FOREIGN_FOLDER' })
    expect(readdirSync(dir)).toEqual(before)
  })

  test('refuses a file for a folder', async () => {
    writeFileSync(join(dir, 'file'), '')
    await expect(open(join(dir, 'file'))).rejects.toMatchObject({ code: 'FOREIGN_FOLDER' })
  })

  test('is not made on a mount point that may be bare, where that was asked', async () => {
    await expect(open(dir, { create: false })).rejects.toMatchObject({ code: 'FOREIGN_FOLDER' })
    expect(readdirSync(dir)).toEqual([])
  })

  test('its marker lost: nothing is changed until it is back', async () => {
    await (await open()).close()
    const marker = readFileSync(join(dir, 'hearth.json'))
    rmSync(join(dir, 'hearth.json'))
    await expect(open()).rejects.toMatchObject({ code: 'FOREIGN_FOLDER' })
    writeFileSync(join(dir, 'hearth.json'), marker)
    await (await open()).close()
  })

  test('goes on where a first start was cut off before the marker', async () => {
    writeFileSync(join(dir, 'hearth.lock'), '')
    writeFileSync(join(dir, 'hearth.json.new'), '{"insta')
    await (await open()).close()
  })

  test('refuses a newer format, and a marker that says nothing', async () => {
    const marker = { instanceId: 'a', formatVersion: 2, createdAt: 0 }
    writeFileSync(join(dir, 'hearth.json'), JSON.stringify(marker))
    await expect(open()).rejects.toMatchObject({ code: 'NEWER_FORMAT' })
    writeFileSync(join(dir, 'hearth.json'), '{}')
    await expect(open()).rejects.toMatchObject({ code: 'DAMAGED' })
  })

  test('that cannot be written is refused in a sentence', async ({ skip }) => {
    const asRoot = process.getuid?.() === 0
    const room = asRoot ? mountRoom('ro,size=1m') : null
    if (asRoot && room === null) skip('root may write everywhere, and nothing can be mounted here')
    if (!asRoot) chmodSync(dir, 0o500)
    const refused = open(room?.dir ?? dir)
    await expect(refused).rejects.toMatchObject({ code: 'READ_ONLY', message: /cannot be written/ })
    // One that is not there yet as well, by its name.
    const fresh = join(room?.dir ?? dir, 'new', 'folder')
    const unmade = open(fresh)
    await expect(unmade).rejects.toMatchObject({
      code: 'READ_ONLY',
      message: expect.stringContaining(fresh),
    })
    chmodSync(dir, 0o700)
    room?.unmount()
  })

  test('that cannot be made beneath a file is refused in a sentence', async () => {
    writeFileSync(join(dir, 'file'), '')
    const path = join(dir, 'file', 'deep', 'down')
    await expect(open(path)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining(path),
    })
  })
})

describe('the lock', () => {
  test('keeps a second one out and says where the first one lives', async () => {
    const storage = await open()
    storage.announce({
      pid: 4711,
      origin: 'http://localhost:4327',
      auth: null,
      media: null,
      lan: null,
    })
    const refused = open()
    await expect(refused).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringMatching(/4711.*http:\/\/localhost:4327/),
    })
    await storage.close()
    await (await open()).close()
  })

  test('goes with its process, killed as it may be', async () => {
    const holder = fork(fileURLToPath(new URL('../tests/holder.ts', import.meta.url)), [dir])
    await once(holder, 'message')
    await expect(open()).rejects.toMatchObject({ code: 'LOCKED' })
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    await (await open()).close()
  })

  test('is given back when the start fails later on', async () => {
    await (await open()).close()
    const database = join(dir, 'hearth.db')
    const whole = readFileSync(database)
    writeFileSync(database, 'not a database, '.repeat(1000))
    await expect(open()).rejects.toMatchObject({ code: 'DAMAGED' })
    writeFileSync(database, whole)
    await (await open()).close()
  })
})
