import { afterEach, beforeEach, expect, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openForRecovery } from './recovery.ts'
import { scratchStorage, type Scratch } from './scratch.ts'

let scratch: Scratch
beforeEach(async () => void (scratch = await scratchStorage()))
afterEach(() => scratch.remove())

test('writes while somebody else has the folder, who reads it at once', async () => {
  const recovery = await openForRecovery(scratch.dir)
  recovery.write(() =>
    recovery.sqlite.prepare(`INSERT INTO lockout (bucket, until) VALUES ('password:x|y', 1)`).run(),
  )
  recovery.close()
  expect(scratch.storage.sqlite.prepare('SELECT bucket FROM lockout').pluck().all()).toEqual([
    'password:x|y',
  ])
})

test('a failed write leaves nothing', async () => {
  const recovery = await openForRecovery(scratch.dir)
  expect(() =>
    recovery.write(() => {
      recovery.sqlite.prepare(`INSERT INTO lockout (bucket, until) VALUES ('b', 1)`).run()
      throw new Error('no')
    }),
  ).toThrow('no')
  recovery.close()
  expect(scratch.storage.sqlite.prepare('SELECT 1 FROM lockout').all()).toEqual([])
})

test('makes nothing in a folder that is not ours', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hearth-other-'))
  await expect(openForRecovery(dir)).rejects.toMatchObject({ code: 'FOREIGN_FOLDER' })
  await rm(dir, { recursive: true })
})
