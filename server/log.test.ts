import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from './log.ts'

let dir: string
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'hearth-log-'))))
afterEach(() => rm(dir, { recursive: true }))

async function write(entry: object): Promise<string> {
  const log = await createLog('info')
  log.toFolder(dir)
  log.info(entry, 'said')
  await new Promise<void>((resolve) => log.flush(() => resolve()))
  return readFile(join(dir, 'hearth.log'), 'utf8')
}

test('goes to the folder as well, without secrets', async () => {
  const text = await write({ password: 'hunter22', request: { cookie: 'a=b' }, path: '/x' })
  expect(text).toContain('/x')
  expect(text).not.toMatch(/hunter22|a=b/)
})

test('does not grow for ever: a large one is put aside at the next start', async () => {
  await writeFile(join(dir, 'hearth.log'), 'x'.repeat(11 * 1024 * 1024))
  await write({})
  expect((await readdir(dir)).toSorted()).toEqual(['hearth.log', 'hearth.log.1'])
})
