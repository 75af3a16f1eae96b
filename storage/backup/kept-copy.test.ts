import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratchFolder, scratchStorage, type Scratch } from '../scratch.ts'
import { createBackup, type BackupOptions, type BackupReport } from './create-backup.ts'
import { listBackups } from './list.ts'

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

const backUp = (options: Partial<BackupOptions> = {}) =>
  createBackup({
    dataDir: scratch.dir,
    to: place,
    create: true,
    keeps: () => true,
    hearth: '1.2.3',
    now: () => (scratch.clock.now += 1000),
    ...options,
  })
const failing = (at: string) => (name: string) => {
  if (name === at) throw Object.assign(new Error('pulled'), { code: 'EIO' })
}
const pathIn = (root: string, hash: string) =>
  join(root, 'blobs', hash.slice(0, 2), hash.slice(2, 4), hash)
function spoil(path: string): void {
  chmodSync(path, 0o600)
  writeFileSync(path, readFileSync(path, 'utf8').toUpperCase())
}
/** More copies than stay, without the time of making them. */
function multiply(name: string): void {
  const dir = join(place, 'snapshots')
  const manifest = JSON.parse(readFileSync(join(dir, name, 'manifest.json'), 'utf8')) as object
  for (let n = 2; n < 12; n++) {
    const twin = join(dir, `${name}-${n}`)
    cpSync(join(dir, name), twin, { recursive: true })
    writeFileSync(join(twin, 'manifest.json'), JSON.stringify({ ...manifest, number: n }))
  }
}

test('a copy is one though the older ones cannot be tidied up, and that is said', async () => {
  await scratch.upload('a photo')
  multiply((await backUp()).name)
  const report = await backUp({ step: failing('prune:snapshot') })
  expect(report).toMatchObject({ whole: true, removed: 0 })
  expect(report.remarks).toEqual([
    { about: 'older', message: expect.stringMatching(/older copies.*does not answer.*\.$/i) },
  ])
  expect((await listBackups(place)).copies[0]).toMatchObject({ name: report.name, whole: true })
  const next = await backUp()
  expect(next.remarks).toEqual([])
  expect(next.removed).toBeGreaterThan(0)
})

test('the copy is kept first, and stays though the reading that follows is cut off', async () => {
  await scratch.upload('a photo')
  const kept: BackupReport[] = []
  const listed: number[] = []
  const step = (name: string) => {
    if (name !== 'proof:read') return
    listed.push(kept.length)
    throw new Error('the machine goes off')
  }
  const report = await backUp({ prove: true, step, onKept: (each) => void kept.push(each) })
  expect(listed).toEqual([1])
  expect(kept).toMatchObject([{ name: report.name, whole: true, proven: false }])
  expect(report).toMatchObject({ whole: true, proven: false, remarks: [{ about: 'proof' }] })
  expect((await listBackups(place)).copies).toMatchObject([{ whole: true, proven: false }])
})

test('what the reading finds stands in the copy: it is read to its end, and not whole', async () => {
  const { hash } = (await scratch.upload('precious')).media
  await backUp()
  spoil(pathIn(place, hash))
  rmSync(pathIn(scratch.dir, hash))
  const report = await backUp({ prove: true })
  expect(report).toMatchObject({ whole: false, proven: true, lost: [{ hash }], remarks: [] })
  const { copies } = await listBackups(place)
  expect(copies[0]).toMatchObject({ name: report.name, whole: false, lost: 1 })
})

test('what the reading heals is counted, and the copy is proven', async () => {
  const { hash } = (await scratch.upload('precious')).media
  await backUp()
  spoil(pathIn(place, hash))
  await scratch.upload('new')
  const report = await backUp({ prove: true })
  expect(report).toMatchObject({ whole: true, proven: true, blobs: { count: 2, copied: 2 } })
  const { copies } = await listBackups(place)
  expect(copies[0]).toMatchObject({ name: report.name, whole: true, proven: true })
})
