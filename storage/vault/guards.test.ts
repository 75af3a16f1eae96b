import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { openVaultStore, type VaultStore } from './index.ts'

let store: VaultStore
let dir: string
let remove: () => Promise<void>
const kekId = 'aaaaaaaaaaaaaaaa'
const seal = { kekId, macKey: Buffer.alloc(32, 7) }

beforeEach(async () => {
  ;({ dir, remove } = await scratchFolder())
  await mkdir(join(dir, 'backups'))
  const folder = { vault: join(dir, 'vault.db'), backups: join(dir, 'backups') }
  store = openVaultStore({ folder, now: () => 5 })
  store.keyring.use(kekId)
})
afterEach(async () => {
  await store.close()
  await remove()
})

const whole = () => ({
  user_id: 'ada',
  generation: 1,
  format_version: 1,
  kek_id: kekId as string | null,
  wrapped_mk: randomBytes(48) as Buffer | null,
  wrap_iv: randomBytes(12) as Buffer | null,
  recovery_wrapped_mk: null as Buffer | null,
  recovery_iv: null as Buffer | null,
  recovery_set_at: null as number | null,
  zero_knowledge: 0,
  key_check: randomBytes(32) as Buffer | null,
  created_at: 1,
  updated_at: 1,
})
const recovery = () => ({
  recovery_wrapped_mk: randomBytes(48),
  recovery_iv: randomBytes(12),
  recovery_set_at: 1,
})
const noWrap = { kek_id: null, wrapped_mk: null, wrap_iv: null }

function add(row: object): void {
  const names = Object.keys(row)
  store.sqlite
    .prepare(
      `INSERT INTO encryption_vaults (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    )
    .run(row)
}

describe('raw SQL cannot make a vault that', () => {
  test.each<[what: string, row: object, constraint: string]>([
    ['nothing opens', noWrap, 'encryption_vaults_has_wrap'],
    ['has a wrap without its IV', { wrap_iv: null }, 'encryption_vaults_wrap_iv_pair'],
    [
      'has an IV without its wrap',
      { ...recovery(), ...noWrap, wrap_iv: randomBytes(12), zero_knowledge: 1 },
      'encryption_vaults_wrap_iv_pair',
    ],
    [
      'has half a recovery wrap',
      { ...recovery(), recovery_iv: null },
      'encryption_vaults_wrap_iv_pair',
    ],
    [
      'is zero-knowledge and has a server wrap',
      { ...recovery(), zero_knowledge: 1 },
      'encryption_vaults_zk_consistency',
    ],
    [
      'is zero-knowledge without a recovery wrap',
      { zero_knowledge: 1 },
      'encryption_vaults_zk_consistency',
    ],
    [
      'is not zero-knowledge and has no server wrap',
      { ...recovery(), ...noWrap },
      'encryption_vaults_zk_or_wrap',
    ],
    ['is something between', { ...recovery(), zero_knowledge: 2 }, 'encryption_vaults_zk'],
    ['names no KEK', { kek_id: null }, 'encryption_vaults_kek'],
    ['has a short wrap', { wrapped_mk: randomBytes(47) }, 'encryption_vaults_lengths'],
    ['has a long IV', { wrap_iv: randomBytes(13) }, 'encryption_vaults_lengths'],
    ['has an empty check', { key_check: Buffer.alloc(0) }, 'encryption_vaults_lengths'],
    ['has no check', { key_check: null }, 'NOT NULL'],
    [
      'has a short recovery wrap',
      { ...recovery(), recovery_wrapped_mk: randomBytes(32) },
      'encryption_vaults_lengths',
    ],
    [
      'has a short recovery IV',
      { ...recovery(), recovery_iv: randomBytes(11) },
      'encryption_vaults_lengths',
    ],
    ['does not know since when', { ...recovery(), recovery_set_at: null }, 'recovery_time'],
    ['is nobody’s', { user_id: '' }, 'encryption_vaults_person'],
    ['has no generation', { generation: 0 }, 'encryption_vaults_person'],
    ['has text for bytes', { wrapped_mk: 'x'.repeat(48) }, 'cannot store TEXT'],
    ['is under another KEK', { kek_id: 'bbbbbbbbbbbbbbbb' }, 'vault_wrap_under_current_key'],
  ])('%s', (_, row, constraint) => {
    expect(() => add({ ...whole(), ...row })).toThrow(constraint)
    expect(store.of('ada').find()).toBeNull()
  })
})

test('an IV serves once under one KEK', () => {
  const row = whole()
  add(row)
  expect(() => add({ ...whole(), user_id: 'ben', wrap_iv: row.wrap_iv })).toThrow('UNIQUE')
})

test.each([
  ["user_id = 'ben'", 'vault_check_stays'],
  ['key_check = randomblob(32)', 'vault_check_stays'],
  ['generation = 0', 'vault_check_stays'],
  ['wrapped_mk = NULL', 'encryption_vaults_has_wrap'],
  ['wrap_iv = NULL', 'encryption_vaults_wrap_iv_pair'],
  ['zero_knowledge = 1', 'encryption_vaults_zk_consistency'],
  ["kek_id = 'bbbbbbbbbbbbbbbb'", 'vault_wrap_under_current_key'],
])('an UPDATE to %s is refused', (set, constraint) => {
  add(whole())
  expect(() => store.sqlite.exec(`UPDATE encryption_vaults SET ${set}`)).toThrow(constraint)
})

test('there is one keyring, for ever', () => {
  for (const sql of [
    'DELETE FROM vault_keyring',
    'INSERT INTO vault_keyring (id, audit_count, audit_hash) VALUES (2, 0, zeroblob(32))',
    'INSERT OR REPLACE INTO vault_keyring (id, audit_count, audit_hash) VALUES (1, 0, zeroblob(32))',
    'UPDATE vault_keyring SET id = 2',
    "UPDATE vault_keyring SET audit_hash = x'00'",
  ])
    expect(() => store.sqlite.exec(sql), sql).toThrow(/vault_keyring/)
})

describe('the audit', () => {
  const entry = { action: 'fetch', status: 200, ip: '::1', userAgent: 'x', context: null } as const
  const row = `zeroblob(32), 'fetch', 200, 1, zeroblob(28), zeroblob(32)`
  beforeEach(() => {
    for (let n = 0; n < 3; n++) store.writeNow(() => store.of('ada').record(entry, seal))
  })

  test.each([
    'UPDATE encryption_vault_audit SET status = 404 WHERE seq = 2',
    'UPDATE OR REPLACE encryption_vault_audit SET seq = 1 WHERE seq = 2',
    'DELETE FROM encryption_vault_audit WHERE seq = 3',
    'DELETE FROM encryption_vault_audit',
    `INSERT OR REPLACE INTO encryption_vault_audit VALUES (2, ${row})`,
    `REPLACE INTO encryption_vault_audit VALUES (3, ${row})`,
    `INSERT INTO encryption_vault_audit VALUES (9, ${row})`,
    `INSERT OR IGNORE INTO encryption_vault_audit VALUES (0, ${row})`,
    `INSERT INTO encryption_vault_audit VALUES (2, ${row}) ON CONFLICT DO UPDATE SET status = 1`,
  ])('takes rows at its end and nothing else: %s', async (sql) => {
    // As any other program opens the file, too: there REPLACE deletes without a trigger's knowledge.
    const other = new Sqlite(join(dir, 'vault.db'))
    for (const sqlite of [store.sqlite, other]) {
      expect(() => sqlite.exec(sql)).toThrow('audit_append_only')
      expect(sqlite.prepare('SELECT count(*) FROM encryption_vault_audit').pluck().get()).toBe(3)
    }
    other.close()
  })
  test.each([
    [`4, zeroblob(32), 'looked', 200, 1, zeroblob(28), zeroblob(32)`, 'audit_action'],
    [`4, zeroblob(31), 'fetch', 200, 1, zeroblob(28), zeroblob(32)`, 'audit_lengths'],
    [`4, zeroblob(32), 'fetch', 200, 1, zeroblob(27), zeroblob(32)`, 'audit_lengths'],
    [`4, zeroblob(32), 'fetch', 200, 1, zeroblob(28), zeroblob(0)`, 'audit_lengths'],
  ])('has rows of one shape: %s', (values, constraint) => {
    const sql = `INSERT INTO encryption_vault_audit VALUES (${values})`
    expect(() => store.sqlite.exec(sql)).toThrow(constraint)
  })
})

test('a trigger somebody took away is there again after the next start', async () => {
  store.sqlite.exec('DROP TRIGGER audit_kept')
  const folder = { vault: join(dir, 'vault.db'), backups: join(dir, 'backups') }
  await store.close()
  store = openVaultStore({ folder, now: () => 5 })
  const names = store.sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
  expect(names.pluck().all()).toContain('audit_kept')
  expect(store.sqlite.pragma('ignore_check_constraints', { simple: true })).toBe(0)
})

test('nobody’s vault is not to be had', () => {
  expect(() => store.of('')).toThrow('belongs to somebody')
})

test('a former recovery wrap is the one a sealed vault had, and goes when something else opens it', () => {
  const sealed = { ...whole(), ...noWrap, ...recovery(), zero_knowledge: 1 }
  add(sealed)
  add({ ...whole(), ...recovery(), user_id: 'ben' })
  const keep = (userId: string, wrap: Buffer, iv: Buffer) =>
    store.sqlite
      .prepare('INSERT INTO former_recovery_wraps VALUES (?, ?, ?, 1, 2)')
      .run(userId, wrap, iv)
  const { recovery_wrapped_mk: wrap, recovery_iv: iv } = sealed
  for (const [who, itsWrap, itsIv] of [
    ['ada', randomBytes(48), iv],
    ['ada', wrap, randomBytes(12)],
    ['ben', wrap, iv],
    ['cleo', wrap, iv],
  ] as const)
    expect(() => keep(who, itsWrap, itsIv)).toThrow('former_recovery_came')
  keep('ada', wrap, iv)
  const change = (sql: string) => () => store.sqlite.exec(sql)
  expect(change('UPDATE former_recovery_wraps SET until = 1')).toThrow('former_recovery_stays')
  expect(change(`UPDATE former_recovery_wraps SET recovery_iv = zeroblob(12)`)).toThrow(
    'former_recovery_stays',
  )
  const count = () =>
    store.sqlite.prepare('SELECT count(*) FROM former_recovery_wraps').pluck().get()
  expect(count()).toBe(1)
  change(`UPDATE encryption_vaults SET zero_knowledge = 0, kek_id = '${kekId}', wrapped_mk = zeroblob(48),
    wrap_iv = zeroblob(12) WHERE user_id = 'ada'`)()
  expect(count()).toBe(0)
})
