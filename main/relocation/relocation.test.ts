import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSettings, type SettingsFile } from '../files/settings-file.ts'
import { moveFolder, recoverMove, removeFormer } from './relocation.ts'

let root: string
let from: string
let to: string
let settings: SettingsFile
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearth-move-'))
  from = join(root, 'old')
  to = join(root, 'new')
  await mkdir(join(from, 'blobs', 'ab'), { recursive: true })
  await writeFile(join(from, 'hearth.json'), '{"instanceId":"a"}')
  await writeFile(join(from, 'hearth.db'), 'rows')
  await writeFile(join(from, 'blobs', 'ab', 'x'), 'photo')
  await chmod(join(from, 'blobs', 'ab', 'x'), 0o400)
  await writeFile(join(from, 'hearth.lock'), '')
  settings = (await openSettings(join(root, 'shell.json')))!
})
afterEach(() => rm(root, { recursive: true, force: true }))

const names = async (dir: string) => (await readdir(dir, { recursive: true })).toSorted()
const whole = ['blobs', 'blobs/ab', 'blobs/ab/x', 'hearth.db', 'hearth.json']

async function expectMoved() {
  expect(await names(to)).toEqual(whole)
  expect(await readFile(join(to, 'blobs/ab/x'), 'utf8')).toBe('photo')
  expect(await names(from)).toContain('hearth.json.moved')
  expect(await names(from)).not.toContain('hearth.json')
}
async function expectStayed() {
  expect(await names(from)).toEqual([...whole, 'hearth.lock'])
  expect(await names(to).catch(() => [])).toEqual([])
}

test('everything is there, the new folder counts, the old one can no longer be started', async () => {
  const percents: number[] = []
  await moveFolder(from, to, { settings, progress: (percent) => percents.push(percent) })
  await expectMoved()
  expect(settings.current).toMatchObject({ dataDir: to, former: from, move: null })
  expect(percents).toEqual(percents.toSorted((a, b) => a - b))
  await removeFormer(from)
  expect(await names(root)).not.toContain('old')
})

describe('killed', () => {
  test.each([
    ['claimed', 'undone'],
    ['file', 'undone'],
    ['copied', 'undone'],
    ['compared', 'undone'],
    ['retired', 'finished'],
    ['marked', 'finished'],
  ])('at "%s" the next start finds it %s', async (step, how) => {
    const script = fileURLToPath(new URL('killed-child.ts', import.meta.url))
    const args = [script, from, to, join(root, 'shell.json'), step]
    const signal = await new Promise((resolve) =>
      execFile(process.execPath, args, (error) => resolve(error?.signal)),
    )
    expect(signal).toBe('SIGKILL')
    const after = (await openSettings(join(root, 'shell.json')))!
    expect(await recoverMove({ settings: after })).toBe(how)
    await (how === 'undone' ? expectStayed() : expectMoved())
    expect(after.current.dataDir).toBe(how === 'undone' ? null : to)
    expect(await recoverMove({ settings: after })).toBeNull()
  })
})

describe('nothing moves, and the copy is taken away, where', () => {
  test('a copied file is not the same', async () => {
    const { writeFileSync, chmodSync } = await import('node:fs')
    const step = (name: string) => {
      if (name !== 'copied') return
      chmodSync(join(to, 'blobs/ab/x'), 0o600)
      writeFileSync(join(to, 'blobs/ab/x'), 'phot0')
    }
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'different',
    })
    await expectStayed()
  })

  test('somebody writes meanwhile', async () => {
    const { writeFileSync } = await import('node:fs')
    const step = (name: string) =>
      void (name === 'copied' && writeFileSync(join(from, 'more'), '1'))
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({ why: 'changed' })
    expect(await names(to)).toEqual([])
    expect(settings.current).toMatchObject({ dataDir: null, move: null })
  })

  test('it is called off', async () => {
    const signal = AbortSignal.abort()
    await expect(moveFolder(from, to, { settings, signal })).rejects.toMatchObject({
      why: 'failed',
    })
    await expectStayed()
  })

  test('a link leads out of the house', async () => {
    await symlink('/etc', join(from, 'blobs', 'etc'))
    await expect(moveFolder(from, to, { settings })).rejects.toMatchObject({ why: 'failed' })
    expect(await names(to)).toEqual([])
  })

  test('the new folder is somebody’s, which stays as it was', async () => {
    await mkdir(to)
    await writeFile(join(to, 'tax.pdf'), 'mine')
    await expect(moveFolder(from, to, { settings })).rejects.toMatchObject({ why: 'failed' })
    expect(await names(to)).toEqual(['tax.pdf'])
  })
})

test('a new disk that is gone is not begun on in its empty place', async () => {
  await settings.change({ move: { from, to, stage: 'switching' } })
  await mkdir(to)
  await expect(recoverMove({ settings })).rejects.toMatchObject({ why: 'failed' })
  expect(await names(to)).toEqual([])
  expect(await names(from)).toContain('hearth.json')
})

test('what was not moved away is never deleted as the old folder', async () => {
  await expect(removeFormer(from)).rejects.toMatchObject({ why: 'failed' })
  expect(await names(from)).toContain('hearth.json')
})
