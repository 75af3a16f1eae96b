import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { copyOne } from './copy.ts'

/** As on Windows: flushed is only what was opened to be written, and read-only files are not, for anybody. */
const [flushed, failing] = vi.hoisted(() => [new Set<string>(), new Set<string>()])
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open = async (path: string, flags: string) => {
    if (failing.has(path)) throw new Error('EIO')
    const { mode } = await real.stat(path)
    if (flags === 'r+' && (mode & 0o200) === 0)
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' })
    if (flags === 'r+') flushed.add(path)
    return real.open(path, flags)
  }
  return { ...real, open }
})

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearth-copy-'))
  await writeFile(join(root, 'a'), 'photo')
})
afterEach(() => rm(root, { recursive: true, force: true }))

test.each([0o400, 0o600])('on Windows a file of mode %o is flushed, and keeps it', async (mode) => {
  await chmod(join(root, 'a'), mode)
  await copyOne(join(root, 'a'), join(root, 'b'), 'win32')
  expect(flushed).toContain(join(root, 'b'))
  expect(await readFile(join(root, 'b'), 'utf8')).toBe('photo')
  expect((await stat(join(root, 'b'))).mode & 0o777).toBe(mode)
})

test('a file that cannot be flushed is not said to be copied', async () => {
  failing.add(join(root, 'b'))
  await expect(copyOne(join(root, 'a'), join(root, 'b'))).rejects.toThrow('EIO')
})
