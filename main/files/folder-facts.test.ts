import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuseFolder } from '../core/data-folder.ts'
import { lookAtFolder, readMarker } from './folder-facts.ts'

let root: string
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'hearth-folders-')))
  await mkdir(join(root, 'real'))
  await symlink(join(root, 'real'), join(root, 'link'))
  await symlink('/etc', join(root, 'etc'))
  await symlink(join(root, 'nowhere'), join(root, 'broken'))
  await writeFile(join(root, 'file'), '')
})
afterAll(() => rm(root, { recursive: true, force: true }))

const word = async (path: string) => refuseFolder(await lookAtFolder(path), 'linux')

test('a link is followed, and refused for where it leads', async () => {
  expect(await word(join(root, 'real'))).toBeNull()
  expect(await word(join(root, 'link'))).toBe('link')
  expect(await word(join(root, 'etc'))).toBe('system')
})

test('a folder below a link is below what the link leads to', async () => {
  expect(await word(join(root, 'link', 'photos'))).toBe('link')
  expect(await word(join(root, 'etc', 'hearth'))).toBe('system')
  expect((await lookAtFolder(join(root, 'link', 'a', 'b'))).realPath).toBe(
    join(root, 'real', 'a', 'b'),
  )
})

test('dots that climb out are refused before anything is looked at', async () => {
  for (const path of [`${root}/real/../../etc`, `${root}/real/..`, '../photos', 'photos'])
    expect(await word(path), path).toBe('relative')
  expect(await word(`${root}/real/../../../etc/hearth`)).toBe('relative')
})

test('a link that leads nowhere, a file, a folder that is not there yet', async () => {
  expect((await lookAtFolder(join(root, 'broken'))).there).toBe('nothing')
  expect(await word(join(root, 'file'))).toBe('file')
  expect(await word(join(root, 'real', 'new'))).toBeNull()
})

test.each([
  ['{"instanceId":"a"}', { instanceId: 'a' }],
  ['{"instanceId":7}', 'damaged'],
  ['{', 'damaged'],
  ['', 'damaged'],
  ['null', 'damaged'],
])('a marker %j', async (text, marker) => {
  await writeFile(join(root, 'real', 'hearth.json'), text)
  expect(await readMarker(join(root, 'real'))).toEqual(marker)
  await rm(join(root, 'real', 'hearth.json'))
  expect(await readMarker(join(root, 'real'))).toBe('none')
})
