import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HearthError } from '../../../storage/index.ts'
import { temporaryFolder } from '../../testing.ts'
import type { Kek } from '../keyring.ts'
import { sealKeyOf } from '../wrap.ts'
import { formatKeyBundle, kekOf, makeKek, parseKeyBundle, replacementOf } from './key-bundle.ts'
import type { KeyBundle } from './key-bundle.ts'
import type { ShellAnswer, ShellKeys } from './shell-keys.ts'
import { addVaults, family, opened, openTestVaults, type TestVaults } from './testing.ts'

let vaults: TestVaults
/** One row of the audit, sealed with that key. */
function beginAudit(kek: Kek): void {
  const entry = { action: 'fetch', status: 404, ip: null, userAgent: null, context: null } as const
  vaults.store.writeNow(() => vaults.store.of('ada').record(entry, sealKeyOf(kek)))
}

beforeEach(async () => void (vaults = openTestVaults(await temporaryFolder())))
afterEach(async () => {
  await vaults.close()
  await rm(vaults.dir, { recursive: true })
})

const path = () => join(vaults.keysDir, 'vault-kek.json')
const inFile = async () => parseKeyBundle(await readFile(path(), 'utf8'))
const environmentOf = (key: Buffer) => ({ environment: key.toString('base64') })
const bundleOf = (kek = makeKek(1)): KeyBundle => ({ current: kek.id, keys: [kek], replaced: [] })

/** The code and message of a start that must be refused, which must not have changed the key file. */
async function refusal(deps: Parameters<TestVaults['load']>[0] = {}) {
  const before = existsSync(path()) ? await readFile(path(), 'utf8') : null
  const current = vaults.store.keyring.current()
  const error = await vaults.load(deps).then(
    () => null,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(HearthError)
  expect(existsSync(path()) ? await readFile(path(), 'utf8') : null).toBe(before)
  expect(vaults.store.keyring.current()).toBe(current)
  return error as HearthError
}

/** A key store that answers as it is told. */
function shellOf(answer: ShellAnswer, keeps = true): ShellKeys & { kept: KeyBundle[] } {
  const kept: KeyBundle[] = []
  return {
    kept,
    ask: async () => answer,
    keep: async (bundle) => {
      if (!keeps) throw new HearthError('UNAVAILABLE', 'not kept')
      kept.push(bundle)
    },
  }
}

describe('the key file', () => {
  test('is made where none was ever needed, and found again', async () => {
    const made = await vaults.load()
    expect(made.custody).toBe('file')
    addVaults(vaults, made.current(), family)
    const again = await vaults.load()
    expect(again.current()).toEqual(made.current())
    expect(opened(vaults, again)).toEqual(family)
    expect(vaults.store.keyring.current()).toBe((await inFile())?.current)
    expect(vaults.said).toEqual([])
  })

  test('missing where rows exist: refused, and none is made', async () => {
    addVaults(vaults, (await vaults.load()).current(), family)
    await rm(path())
    const { code, message } = await refusal()
    expect(code).toBe('UNAVAILABLE')
    expect(message).toMatch(/missing.*Put back .*restore-key.*MANA_AUTH_KEK/)
    expect(existsSync(path())).toBe(false)
  })

  test('missing where only people in zero-knowledge mode are left, but the audit is sealed: refused', async () => {
    const kek = (await vaults.load()).current()
    beginAudit(kek)
    await rm(path())
    expect((await refusal()).code).toBe('UNAVAILABLE')
  })

  test('a seal of a key that has gone is no reason to stop, where the key of the rows is there', async () => {
    addVaults(vaults, (await vaults.load()).current(), family)
    beginAudit(makeKek(1))
    expect(opened(vaults, await vaults.load())).toEqual(family)
    expect(vaults.said).toEqual([expect.stringContaining('vault audit')])
  })

  test('another one than the rows need: refused', async () => {
    addVaults(vaults, (await vaults.load()).current(), family)
    await writeFile(path(), formatKeyBundle(bundleOf()))
    expect((await refusal()).message).toMatch(/not the one the vaults here were locked with/)
  })

  test('damaged: refused, with and without rows', async () => {
    const kek = (await vaults.load()).current()
    await writeFile(path(), '{}')
    expect((await refusal()).code).toBe('DAMAGED')
    addVaults(vaults, kek, family)
    expect((await refusal()).code).toBe('DAMAGED')
  })

  test('killed between the file and its name in the database: the file counts', async () => {
    const dir = await temporaryFolder()
    const other = openTestVaults(dir)
    const kek = (await other.load()).current()
    await cp(other.keysDir, vaults.keysDir, { recursive: true })
    await other.close()
    await rm(dir, { recursive: true })
    expect((await vaults.load()).current()).toEqual(kek)
  })
})

describe('MANA_AUTH_KEK', () => {
  const key = randomBytes(32)

  test('counts, and no file is made', async () => {
    const keyring = await vaults.load(environmentOf(key))
    expect(keyring).toMatchObject({ custody: 'environment' })
    expect(keyring.current()).toEqual(kekOf(key))
    addVaults(vaults, keyring.current(), family)
    expect(existsSync(path())).toBe(false)
    expect(opened(vaults, await vaults.load(environmentOf(key)))).toEqual(family)
  })

  test('of another length, or all zero: refused without a byte of it', async () => {
    for (const bad of [Buffer.alloc(32), randomBytes(31), randomBytes(33), Buffer.alloc(0)]) {
      const { code, message } = await refusal(environmentOf(bad))
      expect(code).toBe('VALIDATION')
      if (bad.length > 0) expect(message).not.toContain(bad.toString('base64'))
    }
  })

  test('another one than the rows need: refused, and says whether the right one is at hand', async () => {
    addVaults(vaults, (await vaults.load()).current(), family)
    expect((await refusal(environmentOf(key))).message).toMatch(/take MANA_AUTH_KEK away/)
    await rm(path())
    expect((await refusal(environmentOf(key))).message).toMatch(/the key it was before/)
  })

  test('gone where rows need it: refused', async () => {
    addVaults(vaults, (await vaults.load(environmentOf(key))).current(), family)
    expect((await refusal()).message).toMatch(/set MANA_AUTH_KEK/)
  })

  test('may come while no row needs another, though the audit was begun', async () => {
    const before = (await vaults.load()).current()
    beginAudit(before)
    const keyring = await vaults.load(environmentOf(key))
    expect(keyring.custody).toBe('environment')
    expect(vaults.store.keyring.sealedUnder()).toBe(kekOf(key).id)
  })

  test('a broken file beside it is only said', async () => {
    await vaults.load()
    await writeFile(path(), '{')
    expect((await vaults.load(environmentOf(key))).custody).toBe('environment')
    expect(vaults.said).toEqual([expect.stringContaining('cannot be read')])
  })

  test('is replaced by the key file after a rotation, and that is said at each start', async () => {
    addVaults(vaults, (await vaults.load(environmentOf(key))).current(), family)
    const keyring = await vaults.load(environmentOf(key))
    expect(await keyring.rotate()).toMatchObject({ vaults: 5, damaged: 0, resumed: false })
    expect((await inFile())?.keys.map(({ id }) => id)).toEqual([keyring.current().id])
    expect(vaults.store.keyring.inUse()).toEqual([keyring.current().id])
    const next = await vaults.load(environmentOf(key))
    expect(next).toMatchObject({ custody: 'file' })
    expect(vaults.said).toEqual([
      expect.stringMatching(/MANA_AUTH_KEK is the key that .* has replaced/),
    ])
    expect(opened(vaults, next)).toEqual(family)
    const second = await next.rotate()
    expect(opened(vaults, await vaults.load(environmentOf(key)))).toEqual(family)
    // Moved into the variable, or simply left in the file: both start.
    const moved = (await inFile())?.keys[0]
    expect(moved?.id).toBe(second.kekId)
    expect(opened(vaults, await vaults.load())).toEqual(family)
    await rm(path())
    expect((await vaults.load(environmentOf(moved!.key))).custody).toBe('environment')
  })

  test('a file that only claims to replace it is not followed', async () => {
    addVaults(vaults, (await vaults.load(environmentOf(key))).current(), family)
    const thief = makeKek(1)
    const forged = { ...replacementOf(kekOf(randomBytes(32)), thief.id), id: kekOf(key).id }
    await writeFile(path(), formatKeyBundle({ ...bundleOf(thief), replaced: [forged] }))
    const keyring = await vaults.load(environmentOf(key))
    expect(keyring.custody).toBe('environment')
    expect(keyring.current().id).toBe(kekOf(key).id)
    expect(await keyring.resume()).toBeNull()
    await keyring.rotate()
    expect(keyring.current().id).not.toBe(thief.id)
    expect(opened(vaults, keyring)).toEqual(family)
  })
})

describe('the key store of the desktop', () => {
  test('absent: a key is made and only used once it is kept', async () => {
    const shell = shellOf({ state: 'absent' })
    const keyring = await vaults.load({ shell })
    expect(keyring.custody).toBe('desktop')
    expect(shell.kept).toMatchObject([{ current: keyring.current().id }])
    expect(existsSync(path())).toBe(false)
    addVaults(vaults, keyring.current(), family)
    const next = await vaults.load({ shell: shellOf({ state: 'ok', bundle: shell.kept[0]! }) })
    expect(opened(vaults, next)).toEqual(family)
  })

  test('absent, and it does not keep one: refused, and nothing names a key', async () => {
    expect((await refusal({ shell: shellOf({ state: 'absent' }, false) })).code).toBe('UNAVAILABLE')
    expect(vaults.store.keyring.current()).toBeNull()
  })

  test('absent, shut or with another key where rows exist: refused, and nothing is given to it', async () => {
    const shell = shellOf({ state: 'absent' })
    addVaults(vaults, (await vaults.load({ shell })).current(), family)
    const states: [ShellAnswer, RegExp][] = [
      [{ state: 'absent' }, /has no key/],
      [{ state: 'undecryptable' }, /does not open it/],
      [{ state: 'ok', bundle: bundleOf() }, /not the one/],
    ]
    for (const [answer, words] of states) {
      const refusing = shellOf(answer)
      const { message } = await refusal({ shell: refusing })
      expect(message).toMatch(words)
      expect(message).toContain('restore-key')
      expect(refusing.kept).toEqual([])
    }
  })

  test('shut where no row needs a key: a new one takes its place', async () => {
    const shell = shellOf({ state: 'undecryptable' })
    expect((await vaults.load({ shell })).custody).toBe('desktop')
    expect(shell.kept).toHaveLength(1)
  })

  test('gets the key of a folder that was served without it', async () => {
    addVaults(vaults, (await vaults.load()).current(), family)
    const shell = shellOf({ state: 'absent' })
    const keyring = await vaults.load({ shell })
    expect(keyring.custody).toBe('desktop')
    expect(shell.kept[0]?.current).toBe(keyring.current().id)
    expect(vaults.said).toEqual([expect.stringContaining('delete that file')])
    const unwilling = await vaults.load({ shell: shellOf({ state: 'absent' }, false) })
    expect(unwilling.custody).toBe('file')
    expect(opened(vaults, unwilling)).toEqual(family)
    const shut = shellOf({ state: 'undecryptable' })
    expect((await vaults.load({ shell: shut })).custody).toBe('file')
    expect(shut.kept).toEqual([])
  })

  test('rotates what it keeps: both keys first, the new one alone in the end', async () => {
    const shell = shellOf({ state: 'absent' })
    const keyring = await vaults.load({ shell })
    const before = keyring.current()
    addVaults(vaults, before, family)
    const { kekId } = await keyring.rotate()
    expect(shell.kept.slice(1).map(({ keys }) => keys.map(({ id }) => id))).toEqual([
      [kekId, before.id],
      [kekId],
    ])
    expect(keyring.current().id).toBe(kekId)
    expect(opened(vaults, keyring)).toEqual(family)
    expect(existsSync(path())).toBe(false)
  })

  test('that does not keep the new key leaves everything as it was', async () => {
    const shell = shellOf({ state: 'absent' })
    const before = (await vaults.load({ shell })).current()
    addVaults(vaults, before, family)
    const bundle = shell.kept[0]!
    const keyring = await vaults.load({ shell: shellOf({ state: 'ok', bundle }, false) })
    await expect(keyring.rotate()).rejects.toThrow('not kept')
    expect(keyring.current()).toEqual(before)
    expect(opened(vaults, keyring)).toEqual(family)
  })
})
