import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { openVaultStore, verifyVault, type VaultStore } from './index.ts'

let store: VaultStore
let dir: string
let path: string
let remove: () => Promise<void>
const seal = { kekId: 'aaaaaaaaaaaaaaaa', macKey: Buffer.alloc(32, 7) }
const other = { kekId: 'aaaaaaaaaaaaaaaa', macKey: Buffer.alloc(32, 8) }
const entry = { action: 'fetch', status: 200, ip: '::1', userAgent: 'x', context: null } as const

beforeEach(async () => {
  ;({ dir, remove } = await scratchFolder())
  path = join(dir, 'vault.db')
  await mkdir(join(dir, 'backups'))
  store = openVaultStore({ folder: { vault: path, backups: join(dir, 'backups') }, now: () => 5 })
})
afterEach(async () => {
  await store.close()
  await remove()
})

const notSealed = 'the end of the audit of keys was not sealed by this Hearth'
const add = (who: string) => store.writeNow(() => store.of(who).record(entry, seal))
const look = () => verifyVault(path, { all: true, sealKey: () => seal }).map(({ detail }) => detail)

/** As somebody who has the file and no KEK would. */
function forge(...sql: string[]): void {
  const file = new Sqlite(path)
  const names = file.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  const triggers = file
    .prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger'`)
    .pluck()
    .all()
  for (const name of names) file.exec(`DROP TRIGGER "${String(name)}"`)
  for (const each of [...sql, ...triggers]) file.exec(String(each))
  file.close()
}

test('a trail that nobody touched is whole, from the first day on, beside a running Hearth', () => {
  expect(verifyVault(join(dir, 'none.db'))).toEqual([])
  expect(look()).toEqual([])
  for (const who of ['ada', 'ben', 'ada']) add(who)
  expect(look()).toEqual([])
  // A new KEK seals what the one before has sealed.
  const next = { kekId: 'bbbbbbbbbbbbbbbb', macKey: Buffer.alloc(32, 9), find: () => seal }
  store.sealHead(next)
  expect(verifyVault(path, { sealKey: () => next })).toEqual([])
  expect(verifyVault(path, { sealKey: () => other })).toMatchObject([{ detail: notSealed }])
  expect(verifyVault(path, { sealKey: () => undefined })).toEqual([])
  store.remove('ada')
  store.sealHead({ ...seal, find: () => next })
  expect(look()).toEqual([])
})

test.each([
  ['UPDATE encryption_vault_audit SET status = 404 WHERE seq = 2', 'row 2 of'],
  ['UPDATE encryption_vault_audit SET at = 6 WHERE seq = 1', 'row 1 of'],
  [`UPDATE encryption_vault_audit SET action = 'init' WHERE seq = 3`, 'row 3 of'],
  ['UPDATE encryption_vault_audit SET facts = zeroblob(60) WHERE seq = 3', 'row 3 of'],
  ['UPDATE encryption_vault_audit SET subject = zeroblob(32) WHERE seq = 3', 'row 3 of'],
  ['UPDATE encryption_vault_audit SET hash = zeroblob(32) WHERE seq = 1', 'row 1 of'],
  ['DELETE FROM encryption_vault_audit WHERE seq = 2', 'row 2 of'],
  ['DELETE FROM encryption_vault_audit WHERE seq = 4', 'ends at row 3, and should at row 4'],
  ['DELETE FROM encryption_vault_audit', 'ends at row 0'],
])('what was changed shows: %s', (sql, detail) => {
  for (const who of ['ada', 'ben', 'ada', 'ben']) add(who)
  forge(sql)
  expect(look()).toEqual([expect.stringContaining(detail)])
})

test('cutting off the end shows, although the head was moved back as well', () => {
  for (const who of ['ada', 'ben', 'ada']) add(who)
  forge(
    'DELETE FROM encryption_vault_audit WHERE seq = 3',
    'UPDATE vault_keyring SET audit_count = 2, audit_hash = (SELECT hash FROM encryption_vault_audit WHERE seq = 2)',
  )
  expect(verifyVault(path)).toEqual([])
  expect(look()).toEqual([notSealed])
  forge('UPDATE vault_keyring SET audit_seal = NULL, seal_kek_id = NULL')
  expect(look()).toEqual([notSealed])
})

const cutOff = [
  'DELETE FROM encryption_vault_audit WHERE seq = 3',
  'UPDATE vault_keyring SET audit_count = 2, audit_hash = (SELECT hash FROM encryption_vault_audit WHERE seq = 2)',
]
const emptied = [
  'DELETE FROM encryption_vault_audit',
  'UPDATE vault_keyring SET audit_count = 0, audit_hash = zeroblob(32), audit_seal = NULL, seal_kek_id = NULL',
]

test.each([
  ['its end', cutOff],
  [
    'its end and its seal',
    [...cutOff, 'UPDATE vault_keyring SET audit_seal = NULL, seal_kek_id = NULL'],
  ],
  ['its end, sealed by nobody', [...cutOff, `UPDATE vault_keyring SET audit_seal = zeroblob(32)`]],
  [
    'its end, sealed by a key that is nowhere',
    [...cutOff, `UPDATE vault_keyring SET seal_kek_id = 'ffffffffffffffff'`],
  ],
  ['all of it', emptied],
])('what was cut off is never sealed over by what comes after it: %s', (_, sql) => {
  store.keyring.use(seal.kekId)
  for (const who of ['ada', 'ben', 'ada']) add(who)
  forge(...sql)
  const known = (kekId: string) => (kekId === seal.kekId ? seal : undefined)
  const told = () => verifyVault(path, { sealKey: known }).length
  expect(told()).toBe(1)
  // Nobody is locked out by it: rows go on.
  for (const who of ['ada', 'ben', 'cleo']) add(who)
  expect(told()).toBe(1)
  const next = { kekId: 'bbbbbbbbbbbbbbbb', macKey: Buffer.alloc(32, 9) }
  store.sealHead({ ...next, find: known })
  expect(store.keyring.sealedUnder()).toBe(next.kekId)
  expect(verifyVault(path, { sealKey: () => next })).toMatchObject([{ detail: notSealed }])
  store.writeNow(() => store.of('ada').record(entry, next))
  expect(verifyVault(path)).toMatchObject([{ detail: notSealed }])
})

test('a start seals no audit that was emptied, and none of a house without vaults', () => {
  store.sealHead(seal)
  expect(store.keyring.sealedUnder()).toBe(null)
  add('ada')
  forge(...emptied)
  store.sealHead(seal)
  expect(look()).toEqual([notSealed])
})

test('a missing trigger and a damaged file are said', async () => {
  store.sqlite.exec('DROP TRIGGER audit_kept')
  expect(verifyVault(path)).toMatchObject([{ kind: 'trigger', subject: 'audit_kept' }])
})
