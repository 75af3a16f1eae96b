import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { openVaultStore, type VaultStore } from './index.ts'

let store: VaultStore
let dir: string
let remove: () => Promise<void>

const open = () =>
  openVaultStore({
    folder: { vault: join(dir, 'vault.db'), backups: join(dir, 'backups') },
    now: () => 1,
  })

beforeEach(async () => {
  ;({ dir, remove } = await scratchFolder())
  await mkdir(join(dir, 'backups'))
  store = open()
})
afterEach(async () => {
  await store.close()
  await remove()
})

const kekA = 'aaaaaaaaaaaaaaaa'
const kekB = 'bbbbbbbbbbbbbbbb'

function add(userId: string, kekId = kekA): void {
  store.sqlite
    .prepare(
      `INSERT INTO encryption_vaults (user_id, generation, format_version, kek_id, wrapped_mk, wrap_iv,
        key_check, created_at, updated_at) VALUES (?, 1, 1, ?, ?, ?, ?, 1, 1)`,
    )
    .run(userId, kekId, randomBytes(48), randomBytes(12), randomBytes(32))
}

test('no vault was made: no KEK is named; the second opening finds what the first one wrote', async () => {
  expect(store.keyring.current()).toBeNull()
  expect(store.keyring.inUse()).toEqual([])
  store.keyring.use(kekA)
  await store.close()
  store = open()
  expect(store.keyring.current()).toBe(kekA)
  expect(await readdir(join(dir, 'backups'))).toEqual([])
})

test('rows are wrapped anew one by one, each compared and swapped', () => {
  store.keyring.use(kekA)
  for (const name of ['ada', 'bob', 'cleo']) add(name)
  store.keyring.use(kekB)
  expect(() => add('dora')).toThrow('vault_wrap_under_current_key')
  const [ada, bob] = store.wraps.under(kekA, 2)
  expect([ada?.userId, bob?.userId]).toEqual(['ada', 'bob'])
  const next = { kekId: kekB, wrappedMk: randomBytes(48), wrapIv: randomBytes(12) }
  expect(store.wraps.renew(ada!, next)).toBe(true)
  expect(store.wraps.renew(ada!, next)).toBe(false)
  expect(store.keyring.inUse().toSorted()).toEqual([kekA, kekB])
  expect(() => store.wraps.renew(bob!, next)).toThrow('UNIQUE')
  expect(() =>
    store.writeNow(() => {
      store.wraps.renew(bob!, { ...next, wrapIv: randomBytes(12) })
      throw new Error('killed')
    }),
  ).toThrow('killed')
  expect(store.wraps.under(kekA, 9).map(({ userId }) => userId)).toEqual(['bob', 'cleo'])
})
