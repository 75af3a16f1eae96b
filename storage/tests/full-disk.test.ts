import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStorage } from '../open.ts'
import { uploadTo } from '../scratch.ts'
import { mountRoom } from './mount.ts'

const mib = 1024 * 1024
const room = mountRoom('size=24m')
if (room === null) console.log('skipped: a full disk needs Linux and the right to mount one')

describe.skipIf(room === null)('a full disk', () => {
  const dir = room?.dir ?? ''
  const data = join(dir, 'data')
  const filler = join(dir, 'somebody-elses-film')
  const ballast = join(data, 'ballast')
  const open = () => openStorage({ dir: data, io: { floorBytes: 4 * mib, ballastBytes: 2 * mib } })
  let storage: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    storage = await open()
  })
  afterAll(async () => {
    await storage.close()
    room?.unmount()
  })

  /** Leaves so much free. */
  function fill(leave: number): void {
    rmSync(filler, { force: true })
    const { bavail, bsize } = statfsSync(dir)
    try {
      writeFileSync(filler, Buffer.alloc(bavail * bsize - leave))
    } catch {
      // To the last byte, then.
    }
  }

  test('below the floor new originals are refused, and everything else goes on', async () => {
    const { media } = await uploadTo(storage, 'a')
    await storage.trash.collect()
    expect(existsSync(ballast)).toBe(true)
    fill(3 * mib)
    await expect(uploadTo(storage, 'b')).rejects.toMatchObject({
      code: 'NO_SPACE',
      message: expect.stringContaining('free space'),
    })
    storage.settings.set('a', 1)
    expect(storage.media.find('ada', media.id)).not.toBeNull()
  })

  test('with nothing left deleting still works: the ballast goes overboard', async () => {
    const ids = storage.media.list({ ownerId: 'ada', limit: 10 }).map(({ id }) => id)
    fill(0)
    // Until the log has used up what its file had in reserve.
    for (let i = 0; existsSync(ballast); i++) {
      storage.settings.set('note', 'x'.repeat(10_000 + i))
      if (i > 2000) throw new Error('the disk does not fill up')
    }
    for (const id of ids)
      expect(await storage.write(() => storage.media.remove('ada', id))).toBe(true)
    await expect(uploadTo(storage, 'c')).rejects.toMatchObject({ code: 'NO_SPACE' })
  })

  test('it starts on a full disk too, as long as there is ballast', async () => {
    rmSync(filler)
    await storage.close()
    storage = await open()
    await storage.trash.collect()
    await storage.close()
    fill(0)
    storage = await open()
    expect(existsSync(ballast)).toBe(false)
    expect(storage.settings.get('a')).toBe(1)
    await storage.close()
    fill(0)
    await expect(open()).rejects.toMatchObject({ code: 'NO_SPACE' })
  })

  test('with room again everything is as before, the ballast too', async () => {
    rmSync(filler)
    storage = await open()
    const { media } = await uploadTo(storage, 'd')
    expect(storage.media.find('ada', media.id)).not.toBeNull()
    await storage.trash.collect()
    expect(existsSync(ballast)).toBe(true)
  })
})
