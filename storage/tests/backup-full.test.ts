import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBackup, listBackups, restoreBackup } from '../index.ts'
import { scratchFolder, scratchStorage, type Scratch } from '../scratch.ts'
import { mountRoom } from './mount.ts'

const mib = 1024 * 1024
const room = mountRoom('size=12m')
if (room === null) console.log('skipped: a full disk needs Linux and the right to mount one')

describe.skipIf(room === null)('a disk for copies that is full', () => {
  const disk = room?.dir ?? ''
  const place = join(disk, 'copies')
  const filler = join(disk, 'somebody-elses-film')
  let scratch: Scratch
  let outside: Awaited<ReturnType<typeof scratchFolder>>
  beforeAll(async () => {
    scratch = await scratchStorage()
    outside = await scratchFolder()
    await scratch.upload(Buffer.alloc(mib, 'a'))
    await backUp()
    for (const letter of ['b', 'c']) await scratch.upload(Buffer.alloc(mib, letter))
  })
  afterAll(async () => {
    await scratch.remove()
    await outside.remove()
    room?.unmount()
  })

  const backUp = () =>
    createBackup({
      dataDir: scratch.dir,
      to: place,
      create: true,
      keeps: () => true,
      hearth: '1',
    })
  /** Leaves so much free. */
  function fill(leave: number): void {
    rmSync(filler, { force: true })
    const { bavail, bsize } = statfsSync(disk)
    try {
      writeFileSync(filler, Buffer.alloc(Math.max(bavail * bsize - leave, 0)))
    } catch {
      // To the last byte, then.
    }
  }

  test.each([0, 8192, mib / 4, mib])(
    'with %i bytes left it says so, and the copy from before is whole',
    async (leave) => {
      fill(leave)
      await expect(backUp()).rejects.toMatchObject({
        code: 'NO_SPACE',
        reason: 'backup-full',
        message: expect.stringContaining('The copies from before are as they were.'),
      })
      const { copies } = await listBackups(place)
      expect(copies.map(({ whole, media }) => [whole, media])).toEqual([[true, 1]])
    },
  )

  test('the copy from before comes back, and with room again the next is whole', async () => {
    const dir = join(outside.dir, 'back')
    expect(await restoreBackup({ from: place, dir })).toMatchObject({ ok: true, media: 1 })
    rmSync(filler)
    expect(await backUp()).toMatchObject({ whole: true, media: 3 })
  })

  test('it comes back onto a full disk in words, too, and later whole', async () => {
    fill(0)
    const dir = join(disk, 'back')
    await expect(restoreBackup({ from: place, dir })).rejects.toMatchObject({ code: 'NO_SPACE' })
    rmSync(filler)
    expect(await restoreBackup({ from: place, dir })).toMatchObject({ ok: true, media: 3 })
  })
})
