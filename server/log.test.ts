import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLogFile } from './log-file.ts'
import { createLog } from './log.ts'

let dir: string
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'hearth-log-'))))
afterEach(() => rm(dir, { recursive: true }))

test('goes to the folder as well, without secrets', async () => {
  const log = await createLog('info')
  log.toFolder(dir)
  log.info({ password: 'hunter22', request: { cookie: 'a=b' }, path: '/x' }, 'said')
  const text = await readFile(join(dir, 'hearth.log'), 'utf8')
  expect(text).toContain('/x')
  expect(text).not.toMatch(/hunter22|a=b/)
})

test('why a start failed stands in the folder, once there is one', async () => {
  const log = await createLog('error')
  log.startFailed(new Error('too early'))
  log.toFolder(dir)
  log.startFailed(new Error('no port'))
  const text = await readFile(join(dir, 'hearth.log'), 'utf8')
  expect(text).toMatch(/could not start/)
  expect(text).toMatch(/no port/)
  expect(text).not.toMatch(/too early/)
})

test('a folder that cannot be written stops nothing', async () => {
  await writeFile(join(dir, 'logs'), 'a file where the folder belongs')
  const log = await createLog('silent')
  expect(() => log.toFolder(join(dir, 'logs'))).not.toThrow()
})

test('does not grow for ever: a large one is put aside while it runs, one of them is kept', async () => {
  const file = createLogFile(dir, 1000)
  for (let n = 0; n < 100; n++) file.write(`${n} ${'x'.repeat(90)}\n`)
  expect((await readdir(dir)).toSorted()).toEqual(['hearth.log', 'hearth.log.1'])
  expect(await readFile(join(dir, 'hearth.log'), 'utf8')).toContain('99 x')
})

test.runIf(process.platform === 'linux')('a full disk drops lines and stops nothing', async () => {
  await symlink('/dev/full', join(dir, 'hearth.log'))
  const file = createLogFile(dir)
  expect(() => file.write('nobody will read this\n')).not.toThrow()
})
