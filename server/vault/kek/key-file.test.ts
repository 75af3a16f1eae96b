import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing.ts'
import { formatKeyBundle, makeKek } from './key-bundle.ts'
import { createKeyFile } from './key-file.ts'

let dir: string
const said: string[] = []
beforeEach(async () => {
  dir = await temporaryFolder()
  said.length = 0
})
afterEach(() => rm(dir, { recursive: true }))

const keysDir = () => join(dir, 'keys')
const path = () => join(keysDir(), 'vault-kek.json')
const create = () => createKeyFile({ dir: keysDir(), warn: (words) => said.push(words) })
const bundleOf = (kek = makeKek(5)) => ({ current: kek.id, keys: [kek], replaced: [] })

test('is for this account alone, in the form of docs/vault.md, and read back as it was', async () => {
  const file = create()
  expect(await file.read()).toBeNull()
  expect(file.readNow()).toBeNull()
  const bundle = bundleOf()
  await file.keep(bundle)
  expect(await file.read()).toEqual(bundle)
  expect(file.readNow()).toEqual(bundle)
  const [kek] = bundle.keys
  expect(JSON.parse(await readFile(path(), 'utf8'))).toEqual({
    current: kek!.id,
    keys: [{ id: kek!.id, key: kek!.key.toString('base64'), createdAt: 5 }],
  })
  if (process.platform !== 'win32') expect((await stat(path())).mode & 0o777).toBe(0o600)
  expect(await readdir(keysDir())).toEqual(['vault-kek.json'])
  expect(said).toEqual([])
})

test('what a kill left half-written is no damage, and whoever could read it cannot read the next', async () => {
  await mkdir(keysDir())
  await writeFile(`${path()}.new`, '{"curr', { mode: 0o666 })
  const bundle = bundleOf()
  expect(await create().read()).toBeNull()
  await create().keep(bundle)
  expect(await create().read()).toEqual(bundle)
  if (process.platform !== 'win32') expect((await stat(path())).mode & 0o077).toBe(0)
})

test.skipIf(process.platform === 'win32')(
  'wider rights are taken away, and that is said',
  async () => {
    const bundle = bundleOf()
    await create().keep(bundle)
    await chmod(path(), 0o644)
    expect(await create().read()).toEqual(bundle)
    expect((await stat(path())).mode & 0o777).toBe(0o600)
    expect(said).toEqual([expect.stringContaining('could read')])
    expect(said.join()).not.toContain(bundle.keys[0]!.key.toString('base64'))
  },
)

test('a file with no usable key is damaged, is left as it is, and no byte of it is repeated', async () => {
  const good = makeKek(1)
  const text = formatKeyBundle(bundleOf(good))
  const zero = Buffer.alloc(32).toString('base64')
  const other = makeKek(1).key.toString('base64')
  const key = good.key.toString('base64')
  await mkdir(keysDir())
  for (const broken of [
    '',
    '{',
    'null',
    '[]',
    text.slice(0, -9),
    text.replace(key, zero),
    text.replace(key, other),
    text.replace(key, good.key.subarray(1).toString('base64')),
    text.replace(key, Buffer.concat([good.key, good.key]).toString('base64')),
    text.replace(key, `${key.slice(0, -2)}!=`),
    text.replace(good.id, 'aaaaaaaaaaaaaaaa'),
    text.replace('"keys":[', '"keys":[],"more":['),
  ]) {
    await writeFile(path(), broken)
    const refusal = await create()
      .read()
      .catch((error: unknown) => error as Error)
    expect(refusal, broken).toMatchObject({
      code: 'DAMAGED',
      message: expect.stringMatching(/restore-key/),
    })
    expect(() => create().readNow()).toThrow(/restore-key/)
    expect(String(refusal)).not.toContain(key.slice(0, 8))
    expect(await readFile(path(), 'utf8')).toBe(broken)
  }
})
