import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPerson } from '../account/everything.ts'
import { openForReading, openStorage, verify } from '../index.ts'
import { scratchFolder, scratchStorage, smallIo, type Scratch } from '../scratch.ts'
import { openVaultStore } from '../vault/index.ts'
import { createBackup, type BackupOptions } from './create-backup.ts'
import { listBackups } from './list.ts'
import { restoreBackup, type RestoreOptions } from './restore-backup.ts'

const ada = { id: 'ada', email: 'ada@example.org', role: 'admin' }
const ben = { id: 'ben', email: 'ben@example.org', role: 'user' }
let scratch: Scratch
let outside: Awaited<ReturnType<typeof scratchFolder>>
let place: string
beforeEach(async () => {
  scratch = await scratchStorage()
  outside = await scratchFolder()
  place = join(outside.dir, 'copies')
  addPerson(scratch.storage.sqlite, ada)
  addPerson(scratch.storage.sqlite, ben)
  writeFileSync(join(scratch.dir, 'keys/auth-secrets.json'), 'secret', { mode: 0o600 })
  writeFileSync(join(scratch.dir, 'keys/vault-kek.json'), 'never')
})
afterEach(async () => {
  await scratch.remove()
  await outside.remove()
})

const backUp = (options: Partial<BackupOptions> = {}) =>
  createBackup({
    dataDir: scratch.dir,
    to: place,
    create: true,
    keeps: (name) => !name.startsWith('vault-kek'),
    hearth: '1.2.3',
    now: () => (scratch.clock.now += 1000),
    ...options,
  })
const back = 'back'
const restore = (options: Partial<RestoreOptions> = {}) =>
  restoreBackup({ from: place, dir: join(outside.dir, back), ...options })
const pathIn = (root: string, room: string, hash: string) =>
  join(root, room, hash.slice(0, 2), hash.slice(2, 4), hash)
const bytesOf = async (dir: string, hash: string) => {
  const storage = await openStorage({ dir, io: smallIo })
  try {
    return String(await buffer((await storage.blobs.open(hash)).stream()))
  } finally {
    await storage.close()
  }
}

test('a household goes to another folder and back, the trash and private photos too', async () => {
  const { storage } = scratch
  const kept = await scratch.upload('kept')
  const removed = await scratch.upload('removed')
  const sealed = await scratch.seal('sealed')
  openVaultStore({ folder: storage.folder, now: () => 1 }).close()
  storage.media.remove('ada', removed.media.id)
  await storage.trash.collect()
  expect(await backUp()).toMatchObject({
    whole: true,
    people: 2,
    media: 2,
    blobs: { count: 3, copied: 3, copiedBytes: 17 },
  })
  await storage.close()

  const report = await restore()
  expect(report).toMatchObject({ ok: true, lost: [], damage: [], people: 2, media: 2, bytes: 17 })
  expect(report.keys).toEqual(['auth-secrets.json'])
  const dir = report.dir
  expect(statSync(join(dir, 'keys/auth-secrets.json')).mode & 0o777).toBe(0o600)
  expect(report.instanceId).not.toBe(storage.folder.instanceId)
  const reader = await openForReading(dir)
  expect(await verify(reader, { all: true })).toMatchObject({ ok: true })
  reader.close()
  expect(await bytesOf(dir, kept.media.hash)).toBe('kept')
  expect(await bytesOf(dir, sealed.sealed.hash)).toBe('sealed')
  expect(existsSync(pathIn(dir, 'trash', removed.media.hash))).toBe(true)
  const again = await openStorage({ dir, io: smallIo })
  expect(await again.trash.restore('ada', removed.media.id)).not.toBeNull()
  await again.trash.collect()
  expect(String(await buffer((await again.blobs.open(removed.media.hash)).stream()))).toBe(
    'removed',
  )
  await again.close()
})

test('the second copy costs only what is new', async () => {
  const { media } = await scratch.upload('first')
  await backUp()
  const path = pathIn(place, 'blobs', media.hash)
  const { ino, mtimeMs } = statSync(path)
  await scratch.upload('second')
  expect(await backUp()).toMatchObject({ blobs: { count: 2, copied: 1, copiedBytes: 6 } })
  expect(statSync(path)).toMatchObject({ ino, mtimeMs })
  const { copies } = await listBackups(place)
  expect(copies.map(({ whole, media }) => [whole, media])).toEqual([
    [true, 2],
    [true, 1],
  ])
})

test('nobody is signed in by a copy, and no secret of today is in one', async () => {
  const { sqlite } = scratch.storage
  for (const table of ['session', 'verification', 'jwks', 'mail'])
    expect(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBeGreaterThan(-1)
  sqlite.exec(`INSERT INTO jwks (id, public_key, private_key, created_at)
    VALUES ('k', 'p', 'canary-of-today', 0)`)
  sqlite.exec(`INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at)
    VALUES ('v', 'i', 'canary-of-today', 0, 0, 0)`)
  const { name } = await backUp()
  const text = readFileSync(join(place, 'snapshots', name, 'hearth.db'), 'latin1')
  expect(text).not.toContain('canary-of-today')
  expect(text).toContain('ada@example.org')
  const copy = new Sqlite(join(place, 'snapshots', name, 'hearth.db'), { readonly: true })
  expect(copy.prepare('SELECT count(*) FROM session').pluck().get()).toBe(0)
  expect(copy.prepare('SELECT count(*) FROM user').pluck().get()).toBe(2)
  copy.close()
  expect(readdirSync(join(place, 'snapshots', name, 'keys'))).toEqual(['auth-secrets.json'])
})

test('vaults come along locked, and the report of the way back says so', async () => {
  const { folder } = scratch.storage
  const vault = openVaultStore({ folder, now: () => 1 })
  vault.close()
  const copied = new Sqlite(folder.vault)
  copied.exec(`DROP TRIGGER vault_wrap_came; INSERT INTO encryption_vaults (user_id, generation, format_version, kek_id, wrapped_mk,
    wrap_iv, key_check, created_at, updated_at) SELECT 'ada', 1, 1, key_id, randomblob(48),
    randomblob(12), randomblob(32), 0, 0 FROM (SELECT 'aaaaaaaaaaaaaaaa' AS key_id)`)
  copied.close()
  await backUp()
  const { locked } = await restore()
  expect(locked).toEqual({ vaults: 1, kekIds: ['aaaaaaaaaaaaaaaa'] })
})

test('an older copy forgets the wrap of who is in zero-knowledge mode since, or has left', async () => {
  const { folder } = scratch.storage
  openVaultStore({ folder, now: () => 1 }).close()
  const vault = new Sqlite(folder.vault)
  const wrap = Buffer.alloc(48, 'canary of ada')
  const bens = Buffer.alloc(48, 'canary of ben')
  vault.exec('DROP TRIGGER vault_wrap_came')
  const add =
    vault.prepare(`INSERT INTO encryption_vaults (user_id, generation, format_version, kek_id,
    wrapped_mk, wrap_iv, key_check, created_at, updated_at)
    VALUES (?, 1, 1, 'aaaaaaaaaaaaaaaa', ?, randomblob(12), randomblob(32), 0, 0)`)
  add.run('ada', wrap)
  add.run('ben', bens)
  const first = await backUp()
  vault.exec(`UPDATE encryption_vaults SET kek_id = NULL, wrapped_mk = NULL, wrap_iv = NULL,
    recovery_wrapped_mk = randomblob(48), recovery_iv = randomblob(12), recovery_set_at = 1,
    zero_knowledge = 1 WHERE user_id = 'ada'`)
  vault.exec("DELETE FROM encryption_vaults WHERE user_id = 'ben'")
  vault.close()
  scratch.storage.erasure.begin('ben')
  const inFirst = () =>
    readdirSync(join(place, 'snapshots', first.name))
      .filter((name) => name.startsWith('vault'))
      .map((name) => readFileSync(join(place, 'snapshots', first.name, name), 'latin1'))
      .join('')
  expect(inFirst()).toContain('canary of ben')
  for (const killed of ['clean:name', 'clean:list', 'clean:former']) {
    const step = (name: string) => {
      if (name === killed) throw new Error(killed)
    }
    await backUp({ step })
    expect((await listBackups(place)).copies.every(({ whole }) => whole)).toBe(true)
  }
  await backUp()
  expect(inFirst()).not.toContain('canary')
  const back = await restore({ snapshot: first.name })
  expect(back).toMatchObject({ lost: [], locked: { vaults: 0 } })
})

test('what is missing or damaged is said, never copied, and healed by the next', async () => {
  const missing = (await scratch.upload('missing')).media.hash
  const changed = (await scratch.upload('changed')).media.hash
  renameSync(pathIn(scratch.dir, 'blobs', missing), join(outside.dir, 'aside'))
  const path = pathIn(scratch.dir, 'blobs', changed)
  chmodSync(path, 0o600)
  writeFileSync(path, 'CHANGED')
  const report = await backUp()
  expect(report.whole).toBe(false)
  expect(report.lost.toSorted((a, b) => (a.why < b.why ? -1 : 1))).toEqual([
    { hash: changed, why: 'damaged' },
    { hash: missing, why: 'missing' },
  ])
  expect(existsSync(pathIn(place, 'blobs', changed))).toBe(false)
  expect((await listBackups(place)).copies).toMatchObject([{ whole: false, lost: 2 }])
  await expect(restore()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const part = await restore({ snapshot: report.name })
  expect(part).toMatchObject({ ok: false, lost: [{}, {}], damage: [] })

  await scratch.upload('missing')
  await scratch.upload('changed')
  expect(await backUp()).toMatchObject({ whole: true })
})

test('a copy whose bytes were flipped is found by reading all, and made good', async () => {
  const { media } = await scratch.upload('precious')
  await backUp()
  const path = pathIn(place, 'blobs', media.hash)
  chmodSync(path, 0o600)
  writeFileSync(path, 'PRECIOUS')
  expect(await backUp()).toMatchObject({ proven: false, blobs: { copied: 0 } })
  expect(await backUp({ prove: true })).toMatchObject({ proven: true, blobs: { copied: 1 } })
  expect(readFileSync(path, 'utf8')).toBe('precious')
  expect(readFileSync(`${path}.damaged`, 'utf8')).toBe('PRECIOUS')
})

test('damage is found on the way back: in an original, in a database, in the list', async () => {
  const { media } = await scratch.upload('precious')
  const { name } = await backUp()
  const path = pathIn(place, 'blobs', media.hash)
  chmodSync(path, 0o600)
  writeFileSync(path, 'PRECIOUS')
  const { dir, ...report } = await restore()
  expect(report).toMatchObject({ ok: false, lost: [{ hash: media.hash, why: 'damaged' }] })
  rmSync(dir, { recursive: true })
  const database = join(place, 'snapshots', name, 'hearth.db')
  const bytes = readFileSync(database)
  bytes[5000] = (bytes[5000] ?? 0) ^ 1
  writeFileSync(database, bytes)
  await expect(restore()).rejects.toMatchObject({ code: 'DAMAGED' })
  await expect(openStorage({ dir, io: smallIo })).rejects.toMatchObject({ code: 'FOREIGN_FOLDER' })
  writeFileSync(join(place, 'snapshots', name, 'manifest.json'), '{')
  expect((await listBackups(place)).copies).toMatchObject([{ name, whole: false, at: null }])
  await expect(restore({ snapshot: name })).rejects.toMatchObject({ code: 'DAMAGED' })
})

test('a place is an empty folder of its own, and one house’s', async () => {
  const refused = (to: string, code: string) =>
    expect(backUp({ to }), to).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/\.$/),
    })
  await refused(scratch.dir, 'VALIDATION')
  await refused(join(scratch.dir, 'backups'), 'VALIDATION')
  await refused(join(scratch.dir, '..'), 'VALIDATION')
  await refused(join(outside.dir, 'no/such/disk'), 'NOT_FOUND')
  writeFileSync(join(outside.dir, 'letter.txt'), 'x')
  await refused(outside.dir, 'UNPROCESSABLE')
  await refused(join(outside.dir, 'letter.txt'), 'UNPROCESSABLE')
  expect(readdirSync(outside.dir)).toEqual(['letter.txt'])
  await backUp()
  const other = await scratchStorage()
  await expect(backUp({ dataDir: other.dir })).rejects.toMatchObject({ code: 'CONFLICT' })
  // Unless it is the one that was restored from these.
  const { instanceId } = scratch.storage.folder
  await expect(backUp({ dataDir: other.dir, formerly: [instanceId] })).resolves.toBeDefined()
  await expect(backUp()).rejects.toMatchObject({ code: 'CONFLICT' })
  await other.remove()
})

test('a chosen place that is empty or gone is a disk that is not connected', async () => {
  await expect(backUp({ create: false })).rejects.toMatchObject({ reason: 'backup-away' })
  mkdirSync(place)
  await expect(backUp({ create: false })).rejects.toMatchObject({ reason: 'backup-away' })
  expect(readdirSync(place)).toEqual([])
})

test('a disk that is taken away in the middle says so, and no folder grows in its stead', async () => {
  await backUp()
  await scratch.upload('late')
  const step = (name: string) => {
    if (name === 'backup:blob') renameSync(place, `${place}-taken`)
  }
  await expect(backUp({ create: false, step })).rejects.toMatchObject({ reason: 'backup-away' })
  expect(existsSync(place)).toBe(false)
  renameSync(`${place}-taken`, place)
  expect((await listBackups(place)).copies).toHaveLength(1)
  expect(await backUp({ create: false })).toMatchObject({ whole: true })
})

test('one at a time', async () => {
  await backUp()
  const trying: Promise<unknown>[] = []
  await backUp({
    step: (name) => name === 'backup:rows' && void trying.push(backUp().catch((error) => error)),
  })
  expect(await trying[0]).toMatchObject({ code: 'LOCKED' })
})

test('of more than ten copies the oldest goes, with what no other names', async () => {
  const { storage } = scratch
  const first = await scratch.upload('first')
  await backUp()
  storage.media.remove('ada', first.media.id)
  for (let step = 0; step < 3; step++) await storage.trash.collect({ graceMs: 0 })
  const later = await scratch.upload('later')
  for (let n = 0; n < 9; n++) await backUp()
  expect(existsSync(pathIn(place, 'blobs', first.media.hash))).toBe(true)
  const letter = join(place, 'blobs', 'letter.txt')
  writeFileSync(letter, 'not ours')
  mkdirSync(join(place, 'snapshots', 'mine'))
  expect(await backUp()).toMatchObject({ removed: 1 })
  expect((await listBackups(place)).copies).toHaveLength(10)
  expect(existsSync(pathIn(place, 'blobs', first.media.hash))).toBe(false)
  expect(existsSync(pathIn(place, 'blobs', later.media.hash))).toBe(true)
  expect(readFileSync(letter, 'utf8')).toBe('not ours')
  expect(readdirSync(join(place, 'snapshots'))).toContain('mine')
})

test('a restored house is its own: no place, and who was deleted since stays deleted', async () => {
  const { storage } = scratch
  storage.settings.set('backup.place', place)
  await scratch.upload('of ben', { ownerId: 'ben' })
  const before = await backUp()
  storage.erasure.begin('ben')
  await backUp()
  const report = await restore({ snapshot: before.name })
  expect(report).toMatchObject({ erased: 1 })
  const restored = await openStorage({ dir: report.dir, io: smallIo })
  expect(restored.settings.get('backup.place')).toBeUndefined()
  expect(restored.settings.get('backup.formerly')).toEqual([storage.folder.instanceId])
  expect(restored.sqlite.prepare('SELECT id FROM user').pluck().all()).toEqual(['ada'])
  expect(restored.jobs.counts().open).toBeGreaterThan(0)
  await restored.close()
})

test('a folder in use, or with anything in it, takes no copy back', async () => {
  await backUp()
  await expect(restore({ dir: scratch.dir })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(restore({ dir: place })).rejects.toMatchObject({ code: 'VALIDATION' })
  const full = join(outside.dir, 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'letter.txt'), 'x')
  await expect(restore({ dir: full })).rejects.toMatchObject({ code: 'FOREIGN_FOLDER' })
  await expect(restore({ from: full })).rejects.toMatchObject({ code: 'FOREIGN_FOLDER' })
  await expect(restore({ snapshot: '../..' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
