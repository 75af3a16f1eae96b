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
  store.sealHead(other)
  expect(look()).toEqual(['the end of the audit of keys was not sealed by this Hearth'])
  expect(verifyVault(path, { sealKey: () => undefined })).toEqual([])
  store.remove('ada')
  store.sealHead(seal)
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
  expect(look()).toEqual(['the end of the audit of keys was not sealed by this Hearth'])
  forge('UPDATE vault_keyring SET audit_seal = NULL, seal_kek_id = NULL')
  expect(look()).toEqual(['the end of the audit of keys was not sealed by this Hearth'])
})

test('a missing trigger and a damaged file are said', async () => {
  store.sqlite.exec('DROP TRIGGER audit_kept')
  expect(verifyVault(path)).toMatchObject([{ kind: 'trigger', subject: 'audit_kept' }])
})
