import { existsSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { mountRoom } from '../tests/mount.ts'
import { copyHashed } from './copy-file.ts'

const kib = 1024
const room = mountRoom('size=768k')
if (room === null) console.log('skipped: a full disk needs Linux and the right to mount one')

describe.skipIf(room === null)('onto a disk with room for a part', () => {
  afterAll(() => room?.unmount())

  // Linux then writes what fits and calls that a success.
  test('a copy that does not fit is never called one', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'hearth-copy-'))
    const from = join(dir, 'film')
    writeFileSync(from, Buffer.alloc(1000 * kib, 7))
    const to = join(room?.dir ?? '', 'film')
    await expect(copyHashed(from, to)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(existsSync(to) && statSync(to).size).not.toBe((await stat(from)).size)
    await rm(dir, { recursive: true, force: true })
  })
})
