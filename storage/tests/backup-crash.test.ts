import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createBackup,
  listBackups,
  openForReading,
  openStorage,
  restoreBackup,
  verify,
} from '../index.ts'
import { scratchFolder, scratchStorage, smallIo, type Scratch } from '../scratch.ts'
import { bundle } from './bundle.ts'
import { live } from './live.ts'

let child: string
let scratch: Scratch
let outside: Awaited<ReturnType<typeof scratchFolder>>
let before: string
let place: string
beforeAll(async () => {
  child = await bundle('backup-child')
  scratch = await scratchStorage()
  outside = await scratchFolder()
  before = join(outside.dir, 'before')
  place = join(outside.dir, 'copies')
  writeFileSync(join(scratch.dir, 'keys/auth-secrets.json'), 'secret')
  await scratch.upload('old')
  // Nine, so that the tenth after a kill may end one.
  for (let n = 0; n < 10; n++) await backUp(before)
  for (const bytes of ['a', 'b', 'c']) await scratch.upload(bytes)
})
afterAll(async () => {
  await scratch.remove()
  await outside.remove()
})

const backUp = (to: string) =>
  createBackup({ dataDir: scratch.dir, to, create: true, keeps: () => true, hearth: '1' })
const run = (way: string, dir: string, point: number) => {
  Object.assign(process.env, { HEARTH_TEST_WAY: way, HEARTH_TEST_PLACE: place })
  return live(child, dir, join(outside.dir, 'journal'), point)
}
function fresh(): void {
  rmSync(place, { recursive: true, force: true })
  cpSync(before, place, { recursive: true, preserveTimestamps: true })
}

test('a copy that is killed at any step is none, harms no other, and the next is whole', async () => {
  fresh()
  const old = (await listBackups(place)).copies.map(({ name }) => name)
  const points = await run('to', scratch.dir, 1e9)
  expect(points).toBeGreaterThan(12)
  for (let point = 1; point <= (points ?? 0); point++) {
    fresh()
    const at = `killed at ${point}`
    expect(await run('to', scratch.dir, point), at).toBeNull()
    const { copies } = await listBackups(place)
    expect(
      copies.every(({ whole }) => whole),
      at,
    ).toBe(true)
    const fresher = copies.filter(({ name }) => !old.includes(name))
    expect(fresher.length, at).toBeLessThanOrEqual(1)
    const next = await backUp(place)
    expect(next.whole, at).toBe(true)
    if (point % 3 === 0) expect(await backAndLook(old[0]), at).toBe(1)
    expect(readdirSync(join(place, 'unfinished')), at).toEqual([])
    expect(await backAndLook(next.name), at).toBe(4)
  }
}, 120_000)

/** How many photos come back; what is in place is looked at byte by byte. */
async function backAndLook(snapshot: string | undefined): Promise<number> {
  const dir = join(outside.dir, 'look')
  const { ok, media } = await restoreBackup({ from: place, dir, snapshot })
  rmSync(dir, { recursive: true })
  return ok ? media : -1
}

test('a way back that is killed at any step is no Hearth folder, and can be begun again', async () => {
  fresh()
  await backUp(place)
  const dir = join(outside.dir, 'back')
  const points = await run('back', dir, 1e9)
  expect(points).toBeGreaterThan(7)
  for (let point = 1; point <= (points ?? 0); point++) {
    rmSync(dir, { recursive: true, force: true })
    const at = `killed at ${point}`
    expect(await run('back', dir, point), at).toBeNull()
    if (!existsSync(join(dir, 'hearth.json'))) {
      await expect(openStorage({ dir, io: smallIo }), at).rejects.toMatchObject({
        code: 'FOREIGN_FOLDER',
        message: expect.stringContaining('hearth restore'),
      })
      expect(await restoreBackup({ from: place, dir }), at).toMatchObject({ ok: true, media: 4 })
    }
    expect(JSON.parse(readFileSync(join(dir, 'hearth.json'), 'utf8'))).toMatchObject({
      formatVersion: 1,
    })
    const reader = await openForReading(dir)
    expect(await verify(reader, { all: true }), at).toMatchObject({
      ok: true,
      checked: { media: 4 },
    })
    reader.close()
    expect(statSync(dir).mode & 0o777).toBe(0o700)
  }
}, 120_000)
