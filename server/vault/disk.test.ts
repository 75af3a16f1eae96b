import { readdirSync, readFileSync, chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recoveryFor, startVault, type TestVault } from './testing.ts'
import { unwrapKey } from './wrap.ts'

let house: TestVault
beforeEach(async () => {
  house = await startVault()
})
afterEach(() => house.close())

/** Every file below the data folder that has these bytes somewhere. */
function whereIs(bytes: Buffer): string[] {
  return readdirSync(house.dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(bytes))
    .map((path) => path.slice(house.dir.length + 1))
    .toSorted()
}

const wrapOf = (person: string) => {
  const row = house.store.of(person).find()
  if (!row?.wrappedMk) throw new Error('no wrap')
  return row.wrappedMk
}
const copy = (name: string) =>
  house.store.sqlite.prepare('VACUUM INTO ?').run(join(house.folder.backups, name))
const enable = (person: string) =>
  house.tell(person, 'POST', '/vault/zero-knowledge', { enable: true })

async function withRecovery(person: string) {
  const mk = await house.key(person)
  const recovery = recoveryFor(person, mk)
  await house.tell(person, 'POST', '/vault/recovery-wrap', recovery)
  return { mk, recovery }
}

describe('after zero-knowledge was switched on', () => {
  test('no byte of the data folder opens the vault: not the log, no free page, no copy', async () => {
    await withRecovery('ben')
    const { recovery } = await withRecovery('ada')
    copy('vault-before-1.db')
    const before = wrapOf('ada')
    const bens = wrapOf('ben')
    expect(whereIs(before)).toContain('backups/vault-before-1.db')
    expect(await enable('ada')).toEqual({ status: 200, body: { ok: true, zeroKnowledge: true } })
    expect(whereIs(before)).toEqual([])
    // Everybody else's is where it was.
    expect(whereIs(bens)).toEqual(['backups/vault-before-1.db', 'vault.db'])
    // A copy that is brought back opens with the code, as the vault does.
    const old = new Sqlite(join(house.folder.backups, 'vault-before-1.db'))
    expect(
      old
        .prepare(`SELECT zero_knowledge, recovery_iv FROM encryption_vaults WHERE user_id = 'ada'`)
        .get(),
    ).toEqual({ zero_knowledge: 1, recovery_iv: Buffer.from(recovery.recoveryIv, 'base64') })
    old.close()
    expect(house.store.scrub.waiting()).toBe(0)
  })

  test('copies from before there was a code, from another time, in folders, half made', async () => {
    await house.key('ada')
    const first = wrapOf('ada')
    copy('vault-before-1.db')
    await house.tell('ada', 'POST', '/vault/rotate')
    const second = wrapOf('ada')
    copy('mine.db')
    copy('vault.db.bak')
    copy('vault (2)')
    writeFileSync(join(house.folder.backups, 'vault-before-2.db.new'), 'half')
    writeFileSync(
      join(house.folder.backups, 'notes.db'),
      'not a database at all, and long enough for a header of one',
    )
    const other = new Sqlite(join(house.folder.backups, 'hearth-before-1.db'))
    other.exec('CREATE TABLE user (id)')
    other.close()
    await withRecovery('ada')
    expect(await enable('ada')).toMatchObject({ body: { ok: true, zeroKnowledge: true } })
    expect([...whereIs(first), ...whereIs(second)]).toEqual([])
  })

  test('a disk that cannot be cleaned now is cleaned later, also after a restart', async () => {
    await withRecovery('ada')
    const before = wrapOf('ada')
    copy('vault-before-1.db')
    // Somebody reads: the log cannot be emptied.
    const reader = new Sqlite(house.folder.vault)
    reader.exec('BEGIN; SELECT * FROM encryption_vaults')
    reader.prepare('SELECT * FROM encryption_vaults').all()
    house.store.sqlite.pragma('busy_timeout = 50')
    const on = await enable('ada')
    expect(on).toEqual({ status: 200, body: { ok: true, zeroKnowledge: true, cleaningDue: true } })
    expect(await house.tell('ada', 'GET', '/vault/key')).toMatchObject({
      body: { requiresRecoveryCode: true },
    })
    expect(house.warnings).toHaveLength(1)
    expect(house.store.scrub.waiting()).toBe(1)
    reader.close()
    await house.reopen()
    expect(whereIs(before)).toContain('backups/vault-before-1.db')
    const chore = house.vault.chores.find(({ name }) => name === 'old keys on disk')
    expect(await chore?.run()).toEqual({ people: 1 })
    expect(whereIs(before)).toEqual([])
    expect(await chore?.run()).toEqual({ people: 0 })
  })

  test.skipIf(process.getuid?.() === 0)('a copy that is read-only stays due', async () => {
    await withRecovery('ada')
    copy('vault-before-1.db')
    chmodSync(join(house.folder.backups, 'vault-before-1.db'), 0o400)
    expect(await enable('ada')).toMatchObject({ body: { cleaningDue: true } })
    chmodSync(join(house.folder.backups, 'vault-before-1.db'), 0o600)
    expect(await enable('ada')).toEqual({ status: 200, body: { ok: true, zeroKnowledge: true } })
  })
})

describe('no row, no key', () => {
  const keys = ['/vault/init', '/vault/rotate'].map((path) => ['POST', path] as const)
  test.each([...keys, ['GET', '/vault/key'] as const])('%s %s', async (method, path) => {
    const mk = await house.key('ada')
    const row = house.store.of('ada').find()
    house.store.sqlite.exec(`CREATE TRIGGER fails BEFORE INSERT ON encryption_vault_audit
      BEGIN SELECT RAISE(ABORT, 'the audit cannot be written'); END`)
    const answer = await house.ask('ada', method, path)
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).not.toContain('masterKey')
    expect(text).not.toContain(mk.toString('base64'))
    expect(house.store.of('ada').find()).toEqual(row)
    house.store.sqlite.exec('DROP TRIGGER fails')
    expect(await house.key('ada')).toEqual(mk)
  })
})

test('on a full disk no key leaves, nothing changes, and it says why', async () => {
  const mk = await house.key('ada')
  const row = house.store.of('ada').find()
  const pages = house.store.sqlite.pragma('page_count', { simple: true })
  house.store.sqlite.pragma(`max_page_count = ${String(pages)}`)
  let answer = await house.tell('ada', 'GET', '/vault/key')
  while (answer.status === 200) answer = await house.tell('ada', 'GET', '/vault/key')
  const full = { error: expect.stringContaining('disk is full'), code: 'NO_SPACE' }
  expect(answer).toEqual({ status: 507, body: full })
  for (const path of ['/vault/init', '/vault/rotate'])
    expect(await house.tell('ada', 'POST', path)).toEqual({ status: 507, body: full })
  expect(house.store.of('ada').find()).toEqual(row)
  house.store.sqlite.pragma('max_page_count = 1000000')
  expect(await house.key('ada')).toEqual(mk)
})

test('rows swapped between two people in the file open for neither', async () => {
  await house.key('ada')
  await house.key('ben')
  const sqlite = house.store.sqlite
  const wraps = 'kek_id, wrapped_mk, wrap_iv, key_check, generation'
  sqlite.exec(`DROP TRIGGER vault_check_stays; DROP INDEX encryption_vaults_iv_once;
    CREATE TABLE aside AS SELECT * FROM encryption_vaults;
    UPDATE encryption_vaults SET (${wraps}) =
      (SELECT ${wraps} FROM aside WHERE aside.user_id <> encryption_vaults.user_id);
    DROP TABLE aside`)
  for (const who of ['ada', 'ben']) {
    const { status, body } = await house.tell(who, 'GET', '/vault/key')
    expect([status, body['code']]).toEqual([503, 'DAMAGED'])
    expect(body['masterKey']).toBeUndefined()
    expect(await house.tell(who, 'GET', '/vault/audit')).toMatchObject({
      body: { entries: [{ action: 'failed_fetch', status: 503, context: 'DAMAGED' }, {}] },
    })
  }
})

test('a KEK this process has not met is looked for; one that is nowhere is said', async () => {
  await house.key('ada')
  const ring = house.keyring as { find: unknown; reload: () => void }
  const { find } = ring
  ring.find = () => undefined
  expect(await house.tell('ada', 'GET', '/vault/key')).toMatchObject({
    status: 503,
    body: { code: 'DAMAGED' },
  })
  ring.reload = () => void (ring.find = find)
  expect(await house.tell('ada', 'GET', '/vault/key')).toMatchObject({ status: 200 })
})

describe('whoever leaves', () => {
  test('leaves no key, no name and no address; the trail stays whole', async () => {
    const { mk } = await withRecovery('person-ada')
    const { recoveryWrappedMk } = house.store.of('person-ada').find() ?? {}
    const wrap = wrapOf('person-ada')
    const subject = house.store.sqlite
      .prepare('SELECT key FROM vault_subjects')
      .pluck()
      .get() as Buffer
    copy('vault-before-1.db')
    const rows = () =>
      house.store.sqlite.prepare('SELECT count(*) FROM encryption_vault_audit').pluck().get()
    const before = rows()
    house.vault.erase('person-ada')
    house.vault.erase('person-ada')
    for (const bytes of [wrap, recoveryWrappedMk, subject, mk, Buffer.from('person-ada')])
      expect(whereIs(bytes as Buffer)).toEqual([])
    expect(rows()).toBe(before)
    // A request of theirs that was under way changes nothing any more.
    expect(await house.tell('person-ada', 'POST', '/vault/init')).toMatchObject({ status: 401 })
    expect(house.store.sqlite.prepare('SELECT count(*) FROM vault_subjects').pluck().get()).toBe(0)
  })
})

test('the wraps in the file are those of the KEK, each for its person', async () => {
  const mk = await house.key('ada')
  const [row] = house.store.wraps.under(house.keyring.current().id, 9)
  expect(row && unwrapKey(house.keyring.current(), row)).toEqual(mk)
})
