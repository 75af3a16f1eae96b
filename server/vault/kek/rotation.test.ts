import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lockFile } from '../../../storage/index.ts'
import { bundle } from '../../../storage/tests/bundle.ts'
import { live } from '../../../storage/tests/live.ts'
import { mountRoom } from '../../../storage/tests/mount.ts'
import { temporaryFolder } from '../../testing.ts'
import { parseKeyBundle } from './key-bundle.ts'
import { addVaults, family, opened, openTestVaults, type TestVaults } from './testing.ts'

let dir: string
let vaults: TestVaults
beforeEach(async () => {
  dir = await temporaryFolder()
  vaults = openTestVaults(dir)
})
afterEach(async () => {
  await vaults.close()
  await rm(dir, { recursive: true })
})

const keysInFile = async (of = vaults) => {
  const kept = parseKeyBundle(await readFile(join(of.keysDir, 'vault-kek.json'), 'utf8'))
  return kept?.keys.map(({ id }) => id)
}

async function furnished(people = family) {
  const keyring = await vaults.load()
  addVaults(vaults, keyring.current(), people)
  return keyring
}

describe('a rotation', () => {
  test('locks every vault anew, and the old key is gone', async () => {
    const keyring = await furnished()
    const before = keyring.current()
    const rotated = await keyring.rotate()
    expect(rotated).toMatchObject({ vaults: 5, damaged: 0, resumed: false })
    expect(rotated.kekId).not.toBe(before.id)
    expect(vaults.store.keyring.inUse()).toEqual([rotated.kekId])
    expect(await keysInFile()).toEqual([rotated.kekId])
    expect(opened(vaults, keyring)).toEqual(family)
    expect(opened(vaults, await vaults.load())).toEqual(family)
    expect(await readdir(vaults.keysDir)).toEqual(['vault-kek.json', 'vault-kek.lock'])
  })

  test('works in batches, and people in zero-knowledge mode do not mind', async () => {
    const many = Array.from({ length: 257 }, (_, n) => `person-${String(n).padStart(3, '0')}`)
    const keyring = await furnished(many)
    vaults.store.sqlite
      .prepare(
        `UPDATE encryption_vaults SET zero_knowledge = 1, kek_id = NULL, wrapped_mk = NULL, wrap_iv = NULL,
          recovery_wrapped_mk = zeroblob(48), recovery_iv = zeroblob(12), recovery_set_at = 1 WHERE user_id = ?`,
      )
      .run(many[3])
    expect(await keyring.rotate()).toMatchObject({ vaults: 256, damaged: 0 })
    expect(opened(vaults, keyring)).toEqual(many.toSpliced(3, 1))
  })

  test('beside a running Hearth: that one finds the new key by itself', async () => {
    const running = await furnished()
    const other = openTestVaults(dir)
    const { kekId } = await (await other.load({ settle: false })).rotate()
    await other.close()
    expect(running.current().id).toBe(kekId)
    expect(opened(vaults, running)).toEqual(family)
    addVaults(vaults, running.current(), ['fred'])
    expect(opened(vaults, running)).toContain('fred')
  })

  test('two at once: the second says so, and no key is lost', async () => {
    const first = await furnished()
    const lock = lockFile(join(vaults.keysDir, 'vault-kek.lock'))
    const other = openTestVaults(dir)
    await expect(other.load({ settle: false, patienceMs: 0 })).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringMatching(/just being changed.*Try again/),
    })
    lock.release()
    const second = await other.load({ settle: false })
    const both = await Promise.allSettled([first.rotate(), second.rotate()])
    // On a slow machine the one that waits may lose its patience; it says so then.
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect([[], ['LOCKED']]).toContainEqual(refused)
    expect(await keysInFile()).toEqual([vaults.store.keyring.current()])
    expect(opened(vaults, first)).toEqual(family)
    await other.close()
  })

  test('a row that its key does not open keeps that key, and nobody else is held up', async () => {
    const keyring = await furnished()
    const before = keyring.current().id
    vaults.store.sqlite.exec(
      `UPDATE encryption_vaults SET wrapped_mk = zeroblob(48) WHERE user_id = 'bob'`,
    )
    const first = await keyring.rotate()
    expect(first).toMatchObject({ vaults: 4, damaged: 1 })
    expect(await keysInFile()).toEqual([first.kekId, before])
    const second = await keyring.rotate()
    expect(second).toMatchObject({ vaults: 4, damaged: 1, resumed: false })
    expect(await keysInFile()).toEqual([second.kekId, before])
    vaults.store.sqlite.exec(`DELETE FROM encryption_vaults WHERE user_id = 'bob'`)
    expect(opened(vaults, await vaults.load())).toEqual(family.toSpliced(1, 1))
    expect(await keysInFile()).toEqual([second.kekId])
  })

  test('a vault that is made or removed meanwhile is neither lost nor brought back', async () => {
    const kek = (await furnished()).current()
    const other = openTestVaults(dir)
    const keyring = await vaults.load({
      batchSize: 1,
      step: (name) => {
        if (name !== 'rotate:used') return
        expect(() => addVaults(other, kek, ['late'])).toThrow('vault_wrap_under_current_key')
        other.store.sqlite.exec(`DELETE FROM encryption_vaults WHERE user_id = 'cleo'`)
        addVaults(other, keyring.current(), ['fred'])
      },
    })
    expect(await keyring.rotate()).toMatchObject({ vaults: 4 })
    expect(opened(vaults, keyring)).toEqual(['ada', 'bob', 'dora', 'emil', 'fred'])
    await other.close()
  })
})

describe('killed at any step of a rotation', () => {
  let child: string
  beforeAll(async () => void (child = await bundle('rotation-child', import.meta.url)))

  test.each(['file', 'environment'])(
    'every vault opens, and the next start or call ends it: old key in the %s',
    async (custody) => {
      const whole = join(dir, '0', custody)
      mkdirSync(whole, { recursive: true })
      const points = await live(child, whole, join(dir, 'journal'), 1e9)
      if (points === null) throw new Error('the rotation did not end')
      expect(points).toBeGreaterThan(20)
      let next = 0
      const worker = async () => {
        while (++next <= points) await crashAt(next, custody)
      }
      await Promise.all([worker(), worker()])
    },
    180_000,
  )

  async function crashAt(point: number, custody: string): Promise<void> {
    const folder = join(dir, String(point), custody)
    await mkdir(folder, { recursive: true })
    const at = `killed at ${point}`
    expect(await live(child, folder, `${folder}.journal`, point), at).toBeNull()
    const environment =
      custody === 'environment' ? await readFile(`${folder}.kek`, 'utf8') : undefined
    const left = openTestVaults(folder)
    const asItIs = await left.load({ environment, settle: false })
    expect(opened(left, asItIs).toSorted(), at).toEqual(family)
    const began = existsSync(join(left.keysDir, 'vault-kek.json')) && (await keysInFile(left))
    // Every second is ended by a call, the others by a start.
    if (point % 2 === 0) await asItIs.rotate()
    const started = await left.load({ environment })
    expect(opened(left, started), at).toEqual(family)
    const current = started.current().id
    expect(left.store.keyring.inUse(), at).toEqual([current])
    if (began) expect(await keysInFile(left), at).toEqual([current])
    await left.close()
  }
})

const room = mountRoom('size=4m')
if (room === null) console.log('skipped: a full disk needs Linux and the right to mount one')

describe.skipIf(room === null)('a full disk', () => {
  const filler = join(room?.dir ?? '', 'somebody-elses-film')
  afterAll(() => room?.unmount())

  function fill(leave: number): void {
    rmSync(filler, { force: true })
    const { bavail, bsize } = statfsSync(room!.dir)
    try {
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leave)))
    } catch {
      // To the last byte, then.
    }
  }

  test('at any point of a rotation: it says so, nothing is lost, and it goes on with room again', async () => {
    const data = join(room!.dir, 'data')
    mkdirSync(data)
    const full = openTestVaults(data)
    const many = Array.from({ length: 600 }, (_, n) => `person-${String(n).padStart(3, '0')}`)
    addVaults(full, (await full.load()).current(), many)
    let failed = 0
    for (const leave of [0, 4096, 16_384, 65_536, 131_072, 262_144]) {
      const keyring = await full.load()
      fill(leave)
      const problem = await keyring.rotate().then(
        () => null,
        (error: unknown) => error,
      )
      if (problem) expect(problem).toMatchObject({ code: 'NO_SPACE' })
      if (problem) failed++
      expect(opened(full, keyring).toSorted()).toEqual(many)
      expect(opened(full, await full.load({ settle: false })).toSorted()).toEqual(many)
      rmSync(filler, { force: true })
    }
    expect(failed).toBeGreaterThan(0)
    const keyring = await full.load()
    expect(opened(full, keyring)).toEqual(many)
    expect(await keysInFile(full)).toEqual([keyring.current().id])
    await full.close()
  })
})
