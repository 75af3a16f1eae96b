import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeLicenses } from '../licenses.ts'
import { findFault } from './allowed.ts'
import { composeDocument } from './document.ts'
import { type Package, readPackage } from './package.ts'
import { hearPackages, readRecord } from './record.ts'

/** The first ones look at what the build wrote: `npm test` builds before. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const written = () => readFile(`${root}dist/web/licenses.txt`, 'utf8')
const listed = async () =>
  [...(await written()).matchAll(/^  (\S+) \S+: /gm)].map(([, name = '']) => name)

let work: string
beforeAll(async () => void (work = await mkdtemp(join(tmpdir(), 'hearth-licenses-'))))
afterAll(() => rm(work, { recursive: true }))

test('every package in the server and the web app is in the file, with every word of its licence', async () => {
  const text = await written()
  const folders = [...(await readRecord('server')), ...(await readRecord('web'))]
  expect(folders.length).toBeGreaterThan(50)
  for (const folder of folders) {
    const { name, version, license, texts } = await readPackage(`${root}${folder}`)
    expect(text).toContain(`\n${name} ${version}\nLicence: ${license}\n`)
    expect(texts).not.toEqual([])
    for (const each of texts) expect(text).toContain(each)
  }
})

test('what lies beside the bundle is listed, with where its source is; so are Node and the typefaces', async () => {
  const vips = (await readdir(`${root}node_modules/@img`)).filter((name) => name !== 'colour')
  const beside = [...vips.map((name) => `@img/${name}`), 'better-sqlite3', 'libheif-js', 'Node.js']
  const fonts = ['figtree', 'fraunces'].map((name) => `@fontsource-variable/${name}`)
  expect(await listed()).toEqual(expect.arrayContaining([...beside, ...fonts]))
  for (const words of [
    'GNU LESSER GENERAL PUBLIC LICENSE',
    'GNU GENERAL PUBLIC LICENSE',
    'https://github.com/lovell/sharp-libvips',
    'https://github.com/strukturag/libheif',
    '| librsvg ',
    'V8',
  ])
    expect(await written()).toContain(words)
})

const some: Package = {
  name: 'some',
  version: '1.0.0',
  license: 'MIT',
  source: null,
  remark: null,
  texts: ['Do what you like.'],
}

test.each(['MIT', 'BSD-3-Clause', 'MPL-2.0', 'MIT AND Apache-2.0'])('%s is fine', (license) => {
  expect(findFault({ ...some, license }, 'bundled')).toBeNull()
})

test.each([
  'GPL-3.0-only',
  'AGPL-3.0',
  'LGPL-3.0',
  'MIT AND GPL-2.0',
  'MIT OR GPL-2.0',
  'UNLICENSED',
  'SEE LICENSE IN x',
  '',
])('“%s” is not to be bundled', (license) => {
  expect(findFault({ ...some, license }, 'bundled')).toContain('not on the list')
})

test('LGPL may lie beside the bundle, GPL nowhere', () => {
  const windows = 'Apache-2.0 AND LGPL-3.0-or-later'
  expect(findFault({ ...some, license: windows }, 'beside')).toBeNull()
  expect(findFault({ ...some, license: 'GPL-3.0-or-later' }, 'beside')).toContain('not on the list')
})

test('a package that names no licence, or brings no text, is told by its name', () => {
  expect(findFault({ ...some, license: null }, 'beside')).toBe('some 1.0.0 names no licence.')
  expect(findFault({ ...some, texts: [] }, 'bundled')).toContain('some 1.0.0 brings no text')
})

test('the build ends with every package that may not go along, and leaves no file', async () => {
  const bad = await lay('bad', { license: 'GPL-3.0' }, { LICENSE: 'Share all.' })
  const bare = await lay('bare', { license: 'MIT' }, { 'license.js': 'code' })
  const file = join(work, 'licenses.txt')
  const writing = writeLicenses({ shell: [bad, bare], beside: [] }, [file])
  await expect(writing).rejects.toThrow(/bad 1\.0\.0 is under GPL-3\.0.*\nbare 1\.0\.0 brings no/)
  expect(existsSync(file)).toBe(false)
})

test('licence and notice of a package are read, and its address however it is written', async () => {
  const papers = { 'LICENCE.md': 'Yours.\r\nTruly.', NOTICE: 'By us.', 'README.md': 'Hello.' }
  for (const repository of [
    'some/where',
    'github:some/where',
    'git@github.com:some/where.git',
    { url: 'git+https://github.com/some/where.git' },
    { url: 'git+ssh://git@github.com/some/where.git' },
    { url: 'git://github.com/some/where.git' },
  ])
    expect(
      await readPackage(await lay('there', { license: 'MIT', repository }, papers)),
    ).toMatchObject({
      source: 'https://github.com/some/where',
      texts: ['Yours.\nTruly.', 'By us.'],
    })
})

test('one text of several packages is written once, under all of them', () => {
  const document = composeDocument(
    [
      { ...some, name: 'B' },
      { ...some, name: 'a' },
    ],
    '7.0.0',
  )
  expect(document.split('Do what you like.')).toHaveLength(2)
  expect(document.indexOf('\na 1.0.0\n')).toBeLessThan(document.indexOf('\nB 1.0.0\n'))
})

test('heard are the packages of which a line is in the bundle, and no others', async () => {
  await lay('@us/kept', {}, { 'index.js': "import n from 'inner'; export default () => n" })
  await lay('inner', {}, { 'index.js': 'export default Math.random()' })
  await lay('dropped', { sideEffects: false }, { 'index.js': 'export default 2' })
  await writeFile(
    join(work, 'in.js'),
    "import k from '@us/kept'; import 'dropped'; console.log(k())",
  )
  let heard: string[] = []
  const plugins = [hearPackages((folders) => void (heard = folders))]
  await (await rolldown({ cwd: work, input: 'in.js', plugins })).generate()
  expect(heard.map((folder) => folder.replace(/.*node_modules\//, ''))).toEqual([
    '@us/kept',
    'inner',
  ])
})

async function lay(name: string, says: object, files: Record<string, string>): Promise<string> {
  const folder = join(work, 'node_modules', name)
  const manifest = { name, version: '1.0.0', main: 'index.js', type: 'module', ...says }
  const all = { ...files, 'package.json': JSON.stringify(manifest) }
  for (const [file, content] of Object.entries(all)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), content)
  }
  return folder
}
