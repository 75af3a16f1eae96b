import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing.ts'
import { loadAuthSecrets } from './secrets.ts'

let dir: string
beforeEach(async () => void (dir = await temporaryFolder()))
afterEach(() => rm(dir, { recursive: true }))

test('are made once and found again', async () => {
  const made = await loadAuthSecrets(dir, false)
  expect(await loadAuthSecrets(dir, true)).toEqual(made)
  expect(await readdir(join(dir, 'keys'))).toEqual(['auth-secrets.json'])
})

test('a first start that was killed while making them is no damage', async () => {
  await mkdir(join(dir, 'keys'))
  await writeFile(join(dir, 'keys', 'auth-secrets.json.new'), '[{"vers')
  expect(await loadAuthSecrets(dir, false)).toMatchObject([{ version: 1 }])
})

test('are never made anew where they are in use, missing or broken', async () => {
  await expect(loadAuthSecrets(dir, true)).rejects.toMatchObject({ code: 'DAMAGED' })
  await mkdir(join(dir, 'keys'))
  const path = join(dir, 'keys', 'auth-secrets.json')
  for (const text of ['', '[]', '{', '[{"version":1,"value":"short"}]']) {
    await writeFile(path, text)
    await expect(loadAuthSecrets(dir, false)).rejects.toMatchObject({ code: 'DAMAGED' })
    expect(await readFile(path, 'utf8')).toBe(text)
  }
})
