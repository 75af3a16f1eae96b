import { execFile } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPerson } from '../account/everything.ts'
import { lockFile } from '../folder/file-lock.ts'
import { openStorage } from '../index.ts'
import { scratchFolder, scratchStorage, smallIo, type Scratch } from '../scratch.ts'
import { openVaultStore, refuseLostVaults } from '../vault/index.ts'
import { createBackup, type BackupOptions } from './create-backup.ts'
import { restoreBackup, type RestoreOptions } from './restore-backup.ts'

/** What a later copy, or a way back, must not do to the copies from before. */
let scratch: Scratch
let outside: Awaited<ReturnType<typeof scratchFolder>>
let place: string
beforeEach(async () => {
  scratch = await scratchStorage()
  outside = await scratchFolder()
  place = join(outside.dir, 'copies')
  for (const [id, role] of [
    ['ada', 'admin'],
    ['ben', 'user'],
  ] as const)
    addPerson(scratch.storage.sqlite, { id, email: `${id}@example.org`, role })
})
afterEach(async () => {
  await scratch.remove()
  await outside.remove()
})

let clock = Date.UTC(2026, 0, 15, 12)
const backUp = (options: Partial<BackupOptions> = {}) =>
  createBackup({
    dataDir: scratch.dir,
    to: place,
    create: true,
    keeps: () => true,
    hearth: '1.2.3',
    now: () => (clock += 1000),
    ...options,
  })
const restore = (options: Partial<RestoreOptions> = {}) =>
  restoreBackup({ from: place, dir: join(outside.dir, 'back'), ...options })

/** vault.db of a folder with rows of these people, as if they had begun vaults. */
async function beginVaults(folder: Pick<Scratch['storage'], 'folder'>['folder'], people: string[]) {
  openVaultStore({ folder, now: () => 1 }).close()
  const vault = new Sqlite(folder.vault)
  vault.exec('DROP TRIGGER IF EXISTS vault_wrap_came')
  const add =
    vault.prepare(`INSERT INTO encryption_vaults (user_id, generation, format_version, kek_id,
    wrapped_mk, wrap_iv, key_check, created_at, updated_at)
    VALUES (?, 1, 1, 'aaaaaaaaaaaaaaaa', randomblob(48), randomblob(12), randomblob(32), 0, 0)`)
  for (const person of people) add.run(person)
  vault.close()
}

/** Whose wraps a copy has. */
function wrapsIn(name: string): string[] {
  const dir = join(place, 'snapshots', name)
  const [file = ''] = readdirSync(dir).filter((each) => /^vault.*\.db$/.test(each))
  const vault = new Sqlite(join(dir, file), { readonly: true })
  try {
    return vault
      .prepare<[], string>('SELECT user_id FROM encryption_vaults ORDER BY user_id')
      .pluck()
      .all()
  } finally {
    vault.close()
  }
}

test('a vault.db that was lost and begun anew takes no vault out of older copies', async () => {
  const { folder } = scratch.storage
  await beginVaults(folder, ['ada', 'ben'])
  const { name } = await backUp()
  for (const beside of ['', '-wal', '-shm']) rmSync(`${folder.vault}${beside}`, { force: true })
  await beginVaults(folder, [])
  await backUp()
  expect(wrapsIn(name)).toEqual(['ada', 'ben'])
  // And one of them begins a new one, and keeps its key to herself.
  await beginVaults(folder, ['ada'])
  const vault = new Sqlite(folder.vault)
  vault.exec(`UPDATE encryption_vaults SET kek_id = NULL, wrapped_mk = NULL, wrap_iv = NULL,
    recovery_wrapped_mk = randomblob(48), recovery_iv = randomblob(12), recovery_set_at = 1,
    zero_knowledge = 1`)
  vault.close()
  await backUp()
  expect(wrapsIn(name)).toEqual(['ada', 'ben'])
  const copy = new Sqlite(join(place, 'snapshots', name, 'vault.db'), { readonly: true })
  expect(copy.prepare('SELECT sum(zero_knowledge) FROM encryption_vaults').pluck().get()).toBe(0)
  copy.close()
})

test('a house that was put back without its vaults takes none out of the copies it goes on with', async () => {
  await beginVaults(scratch.storage.folder, ['ada', 'ben'])
  const { name } = await backUp()
  const { dir } = await restore({ vaults: false })
  const { instanceId, ...folder } = { ...scratch.storage.folder, vault: join(dir, 'vault.db') }
  await beginVaults({ instanceId, ...folder }, ['ada'])
  await backUp({ dataDir: dir, formerly: [instanceId] })
  expect(wrapsIn(name)).toEqual(['ada', 'ben'])
})

test('a house whose vaults are gone says so: it is not opened, nor copied', async () => {
  const { folder, sqlite } = scratch.storage
  expect(() => refuseLostVaults(scratch.storage)).not.toThrow()
  await beginVaults(folder, ['ada'])
  await scratch.seal('private')
  await backUp()
  expect(() => refuseLostVaults(scratch.storage)).not.toThrow()
  for (const beside of ['', '-wal', '-shm']) rmSync(`${folder.vault}${beside}`, { force: true })
  expect(() => refuseLostVaults({ folder, sqlite })).toThrow(/vault\.db is missing/)
  await expect(backUp()).rejects.toMatchObject({ reason: 'backup-damaged' })
  // Left out on purpose is not lost.
  const { dir } = await restore({ vaults: false })
  expect(existsSync(join(dir, 'vault.db'))).toBe(true)
  refuseLostVaults({ folder: { vault: join(dir, 'vault.db') }, sqlite })
})

test('a house that was put back from an older copy takes out no vault begun since', async () => {
  const { folder, sqlite } = scratch.storage
  await beginVaults(folder, ['ada'])
  const old = await backUp()
  addPerson(sqlite, { id: 'cara', email: 'cara@example.org', role: 'user' })
  await beginVaults(folder, ['ben', 'cara'])
  const { name } = await backUp()
  const { dir } = await restore({ snapshot: old.name })
  await backUp({ dataDir: dir, formerly: [folder.instanceId] })
  expect(wrapsIn(name)).toEqual(['ada', 'ben', 'cara'])
})

/** Takes ben out of a copy's rows behind the list's back: what a rotten disk may do to an index. */
function rot(name: string): void {
  const sqlite = new Sqlite(join(place, 'snapshots', name, 'hearth.db'))
  sqlite.exec("DELETE FROM user WHERE id = 'ben'")
  sqlite.close()
}

test('a newest copy that is rotten has nobody erased, and the one before it is asked', async () => {
  const old = await backUp()
  const middle = await backUp()
  rot((await backUp()).name)
  expect(await restore({ snapshot: old.name })).toMatchObject({ erased: 0, people: 2 })
  rmSync(join(outside.dir, 'back'), { recursive: true })
  rot(middle.name)
  expect(await restore({ snapshot: old.name })).toMatchObject({ erased: 0, people: 2 })
})

test('whoever is missing in a copy of another house, or an earlier one, was not deleted', async () => {
  const { folder, sqlite } = scratch.storage
  const before = await backUp()
  addPerson(sqlite, { id: 'cara', email: 'cara@example.org', role: 'user' })
  const later = await backUp()
  const { dir } = await restore({ snapshot: before.name })
  await backUp({ dataDir: dir, formerly: [folder.instanceId] })
  const again = join(outside.dir, 'again')
  expect(await restore({ snapshot: later.name, dir: again })).toMatchObject({
    erased: 0,
    people: 3,
  })
})

test('whoever was deleted stays so, though every copy since is not whole', async () => {
  await scratch.upload('of ben', { ownerId: 'ben' })
  const { media } = await scratch.upload('of ada')
  await backUp()
  const path = join(
    scratch.dir,
    'blobs',
    media.hash.slice(0, 2),
    media.hash.slice(2, 4),
    media.hash,
  )
  renameSync(path, join(outside.dir, 'aside'))
  rmSync(join(place, path.slice(scratch.dir.length)))
  scratch.storage.erasure.begin('ben')
  expect(await backUp()).toMatchObject({ whole: false })
  renameSync(join(outside.dir, 'aside'), join(place, path.slice(scratch.dir.length)))
  expect(await restore()).toMatchObject({ erased: 1, people: 1 })
})

test('what was in the trash is there for the whole grace period after it was put back', async () => {
  const { media } = await scratch.upload('photo')
  const { sealed } = await scratch.seal('private')
  openVaultStore({ folder: scratch.storage.folder, now: () => 1 }).close()
  scratch.storage.media.remove('ada', media.id)
  scratch.storage.sealed.remove('ada', sealed.id)
  await backUp()
  const now = () => scratch.clock.now + 45 * 24 * 60 * 60 * 1000
  const { dir } = await restore({ now })
  const storage = await openStorage({ dir, now, io: smallIo })
  try {
    for (let pass = 0; pass < 3; pass++) await storage.trash.collect()
    expect(await storage.trash.restore('ada', media.id)).not.toBeNull()
    expect(await storage.trash.restoreSealed('ada', sealed.id)).not.toBeNull()
  } finally {
    await storage.close()
  }
})

test('a copy that people renamed keeps its originals', async () => {
  const { media } = await scratch.upload('first')
  const { name } = await backUp()
  renameSync(join(place, 'snapshots', name), join(place, 'snapshots', `${name} wedding`))
  scratch.storage.media.remove('ada', media.id)
  for (let pass = 0; pass < 3; pass++) await scratch.storage.trash.collect({ graceMs: 0 })
  for (let n = 0; n < 11; n++) await backUp()
  const { hash } = media
  expect(existsSync(join(place, 'blobs', hash.slice(0, 2), hash.slice(2, 4), hash))).toBe(true)
})

test('a second way back into the same folder waits, and takes nothing from the first', async () => {
  await backUp()
  const dir = join(outside.dir, 'back')
  const step = (name: string) => {
    if (name === 'restore:rows') throw new Error('cut off')
  }
  await expect(restore({ step })).rejects.toThrow('cut off')
  const first = lockFile(join(dir, 'hearth.lock'))
  await expect(restore()).rejects.toMatchObject({ code: 'LOCKED' })
  expect(existsSync(join(dir, 'hearth.db'))).toBe(true)
  first.release()
  expect(await restore()).toMatchObject({ ok: true })
})

test.skipIf(process.platform === 'win32')('nobody else on the computer reads a copy', async () => {
  await beginVaults(scratch.storage.folder, ['ada'])
  const { name } = await backUp()
  for (const file of ['hearth.db', 'vault.db', 'manifest.json'])
    expect(statSync(join(place, 'snapshots', name, file)).mode & 0o777, file).toBe(0o600)
})

/** As on FAT32, where it is 4 GiB: no file may grow beyond this. */
const mostKiB = 4096
/** A shell counts in 512 bytes, as POSIX has it, or in 1024. */
const unitsInKiB = 2

test.skipIf(process.platform === 'win32')(
  'an original that is too large for the disk is said, and the others are copied',
  async () => {
    const large = await scratch.upload(Buffer.alloc((2 * mostKiB + 1) * 1024, 'x'))
    const small = await scratch.upload('small')
    const source = new URL('./create-backup.ts', import.meta.url).href
    const options = { dataDir: scratch.dir, to: place, create: true, hearth: '1' }
    const program = `import { createBackup } from ${JSON.stringify(source)}
      const report = await createBackup({ ...${JSON.stringify(options)}, keeps: () => true })
      console.log(JSON.stringify(report))`
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      `ulimit -f ${mostKiB * unitsInKiB}; exec "$0" --input-type=module -e "$1"`,
      process.execPath,
      program,
    ])
    expect(JSON.parse(stdout)).toMatchObject({
      whole: false,
      lost: [{ hash: large.media.hash, why: 'too-large' }],
      blobs: { copied: 1 },
    })
    const { hash } = small.media
    expect(existsSync(join(place, 'blobs', hash.slice(0, 2), hash.slice(2, 4), hash))).toBe(true)
    expect(readdirSync(join(place, 'unfinished'))).toEqual([])
  },
)
