import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSealedFile } from '../files/sealed-file.ts'
import { createKeyStore, type SafeBox } from './key-store.ts'

let dir: string
let works: boolean
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-keys-'))
  works = true
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const box: SafeBox = {
  usable: async () => works,
  seal: async (text) => Buffer.from(`sealed:${text}`),
  async open(sealed) {
    const text = /^sealed:(.*)$/.exec(sealed.toString())?.[1]
    if (!works || text === undefined) throw new Error('shut')
    return { text, stale: false }
  },
}
const file = () => createSealedFile(join(dir, 'keys'))
const store = (of = box) => createKeyStore(of, async () => file())
const read = { type: 'key-store:read', id: '1' } as const
const keep = (keys: string) => ({ type: 'key-store:keep', id: '2', keys }) as const

test('keeps, gives back, and says when it was never given any', async () => {
  expect(await store().answer(read)).toEqual({ type: 'key-store:keys', id: '1', state: 'absent' })
  expect(await store().answer(keep('a'))).toEqual({ type: 'key-store:kept', id: '2', kept: true })
  expect(await store().answer(read)).toMatchObject({ state: 'ok', keys: 'a' })
})

test('a shut one says so, and is offered where it keeps something', async () => {
  await store().answer(keep('a'))
  works = false
  expect(await store().answer(read)).toMatchObject({ state: 'undecryptable' })
  expect(await store().answer(keep('b'))).toMatchObject({ kept: false })
  expect(await store().offered()).toBe(true)
  works = true
  expect(await store().answer(read)).toMatchObject({ keys: 'a' })
})

test('nothing kept and no key store: not offered', async () => {
  works = false
  expect(await store().offered()).toBe(false)
})

test('what does not open again is not kept, and the one before still opens', async () => {
  await store().answer(keep('a'))
  const broken = { ...box, seal: async () => Buffer.from('noise') }
  expect(await store(broken).answer(keep('b'))).toMatchObject({ kept: false })
  expect(await store().answer(read)).toMatchObject({ state: 'ok', keys: 'a' })
})

test('a file that is damaged is not "absent"', async () => {
  await writeFile(join(dir, 'keys'), 'noise')
  expect(await store().answer(read)).toMatchObject({ state: 'undecryptable' })
})
