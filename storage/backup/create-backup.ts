import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openDatabaseForReading } from '../database/connection.ts'
import { HearthError } from '../error.ts'
import { layOut } from '../folder/claim.ts'
import { flushFolder } from '../folder/flush.ts'
import type { DataFolder } from '../folder/folder.ts'
import { readMarker } from '../folder/marker.ts'
import { copyVault } from '../vault/index.ts'
import { cleanOlder } from './clean-older.ts'
import { copyHashed, hashFile } from './copy-file.ts'
import { explainBackup } from './failure.ts'
import { writeManifest, type CopiedFile, type Lost } from './manifest.ts'
import { refuseNested } from './place.ts'
import { copyOriginals } from './originals.ts'
import { proveCopy } from './proof.ts'
import { prune } from './prune.ts'
import { remarkOn, type Remark } from './remark.ts'
import {
  away,
  lockRepository,
  makeRepository,
  openRepository,
  type Repository,
} from './repository.ts'
import { copyRows } from './rows.ts'
import { listSnapshots, newName, numberOf } from './snapshots.ts'

export type BackupOptions = {
  dataDir: string
  /** Where the copies are. */
  to: string
  /** Make that folder one for copies where it is none yet; else its disk is taken to be away. */
  create: boolean
  /** Houses this one was restored from. */
  formerly?: readonly string[]
  /** Folders that copies must not lie in, beside the data folder. */
  apart?: readonly string[]
  /** Once the copy is kept, read every byte of it, and copy anew what is damaged. */
  prove?: boolean
  /** Which files of keys/ come along. */
  keeps: (name: string) => boolean
  /** The version of Hearth. */
  hearth: string
  now?: () => number
  /** Called once the copy is in the list, before older ones are tidied up and anything is proven. */
  onKept?: (report: BackupReport) => Promise<void> | void
  /** Called before each step of which a crash is tested. */
  step?: (name: string) => void
  onProgress?: (progress: BackupProgress) => void
}

export type BackupProgress = {
  phase: 'rows' | 'originals' | 'end'
  /** Originals that were looked at, and how many there are. */
  done: number
  total: number
  /** What was copied so far. */
  copiedBytes: number
}

export type BackupReport = {
  place: string
  /** The folder under `snapshots/`. */
  name: string
  at: number
  /** Everything that the rows name is in it. */
  whole: boolean
  proven: boolean
  lost: Lost[]
  people: number
  media: number
  /** All originals, and what was new. */
  blobs: { count: number; bytes: number; copied: number; copiedBytes: number }
  /** Old copies that went. */
  removed: number
  /** What did not work out after it was kept. */
  remarks: Remark[]
}

/**
 * Copies a household to another folder, beside a running appliance: rows first, then the vaults, then
 * keys, then originals. Whatever the rows name was there before them and stays for a grace period, and
 * whatever they need of the vaults is there no later than they are, so that the copy is of one piece
 * though nobody waits for it. [Note: bytes before rows] the other way round.
 * @throws VALIDATION, NOT_FOUND, UNPROCESSABLE, FOREIGN_FOLDER, CONFLICT, LOCKED, NO_SPACE, UNAVAILABLE, READ_ONLY,
 * DAMAGED, NEWER_FORMAT; the copies from before are as they were then
 */
export async function createBackup(options: BackupOptions): Promise<BackupReport> {
  try {
    return await create(options)
  } catch (error) {
    throw await explainBackup(error, resolve(options.to), options.dataDir)
  }
}

async function create(options: BackupOptions): Promise<BackupReport> {
  const { now = Date.now } = options
  const folder = await findFolder(options.dataDir)
  const repository = await find(options, folder, now)
  const lock = lockRepository(repository)
  try {
    await clearUnfinished(repository)
    const startedAt = now()
    const made = await make(options, folder, repository, startedAt)
    const place = repository.dir
    const kept = { place, at: startedAt, ...made, removed: 0, remarks: [] }
    await options.onKept?.(kept)
    return { ...kept, ...(await finish(options, folder, repository, made.name)) }
  } finally {
    lock.release()
  }
}

/** The copy is kept: what goes wrong from here on is a remark on it. */
async function finish(
  options: BackupOptions,
  folder: DataFolder,
  repository: Repository,
  name: string,
) {
  const { now = Date.now, step = () => {}, prove = false, onProgress } = options
  const remarks: Remark[] = []
  const attempt = <T>(about: Remark['about'], work: () => Promise<T>) =>
    work().catch((error: unknown) => {
      remarks.push(remarkOn(about, error))
      return null
    })
  const removed = await attempt('older', async () => {
    await cleanOlder(repository, name, step)
    return (await prune(repository, step)).snapshots
  })
  const proof = { folder, repository, name, now, step, onProgress }
  const found = prove ? await attempt('proof', () => proveCopy(proof)) : null
  return { removed: removed ?? 0, ...found, remarks }
}

async function find(options: BackupOptions, { instanceId }: DataFolder, now: () => number) {
  const { dataDir, to, create, formerly = [], apart = [] } = options
  // The data folder may have been moved since the place was chosen.
  for (const other of [dataDir, ...apart]) await refuseNested(to, other)
  return create
    ? makeRepository(to, { dataDir, apart, instanceId, formerly, now })
    : openRepository(to, instanceId)
}

async function findFolder(dataDir: string): Promise<DataFolder> {
  const dir = resolve(dataDir)
  const marker = await readMarker(dir)
  if (marker !== null) return layOut(dir, marker.instanceId)
  throw new HearthError('FOREIGN_FOLDER', `${dir} is not a Hearth folder: it has no hearth.json.`)
}

/** What was cut off may also have left names that no flush has made safe. */
async function clearUnfinished({ unfinished, blobs }: Repository): Promise<void> {
  const names = await readdir(unfinished)
  if (names.length === 0) return
  await flushFolder(blobs)
  for (const ab of await readdir(blobs, { withFileTypes: true })) {
    if (!ab.isDirectory()) continue
    const dir = join(blobs, ab.name)
    await flushFolder(dir)
    for (const cd of await readdir(dir, { withFileTypes: true }))
      if (cd.isDirectory()) await flushFolder(join(dir, cd.name))
  }
  for (const name of names) await rm(join(unfinished, name), { recursive: true, force: true })
}

async function make(
  options: BackupOptions,
  folder: DataFolder,
  repository: Repository,
  startedAt: number,
) {
  const { keeps, hearth, now = Date.now, step = () => {}, onProgress } = options
  const before = await listSnapshots(repository)
  const name = newName(startedAt, await readdir(repository.snapshots))
  const work = join(repository.unfinished, name)
  onProgress?.({ phase: 'rows', done: 0, total: 0, copiedBytes: 0 })
  await mkdir(work, { mode: 0o700 })
  step('backup:rows')
  copyRows(folder.database, join(work, 'hearth.db'))
  step('backup:vault')
  if (!copyVault(folder.vault, join(work, 'vault.db'))) refuseWithout(join(work, 'hearth.db'))
  step('backup:keys')
  await copyKeys(folder.keys, join(work, 'keys'), keeps)
  const { counts, tally } = await copyOriginals({
    folder,
    repository,
    dir: work,
    prove: false,
    step,
    onProgress,
  })
  onProgress?.({
    phase: 'end',
    done: counts.blobs,
    total: counts.blobs,
    copiedBytes: tally.copiedBytes,
  })
  const { copied, copiedBytes, lost, ended } = tally
  const blobs = { count: counts.blobs, bytes: counts.bytes, copied, copiedBytes }
  const number = Math.max(0, ...before.map(numberOf)) + 1
  const { people, media } = counts
  const facts = { people, media, blobs, lost, proven: false }
  const files = await listFiles(work)
  step('backup:manifest')
  const { instanceId } = folder
  const times = { startedAt, finishedAt: now() }
  await writeManifest(work, { number, instanceId, hearth, ...times, files, ...facts, ended })
  await flushFolder(work)
  step('backup:keep')
  // A disk that was taken away and is another one now must not get the name.
  await openRepository(repository.dir, repository.instanceId).catch(() => {
    throw away(repository.dir)
  })
  await rename(work, join(repository.snapshots, name))
  step('backup:kept')
  await flushFolder(repository.snapshots)
  await flushFolder(repository.unfinished)
  return { name, whole: lost.length === 0, ...facts }
}

/** Without the vaults that its private photos need it would drive copies out that have them. */
function refuseWithout(rows: string): void {
  const copy = openDatabaseForReading(rows)
  try {
    const waiting = 'SELECT 1 FROM sealed_media WHERE removed_at IS NULL LIMIT 1'
    if (copy.prepare(waiting).get() === undefined) return
  } finally {
    copy.close()
  }
  throw new HearthError(
    'DAMAGED',
    'vault.db is missing in the data folder, and without it no private photo opens. No copy was made; the copies from before are as they were, and have it.',
    { reason: 'backup-damaged' },
  )
}

async function copyKeys(from: string, to: string, keeps: (name: string) => boolean): Promise<void> {
  await mkdir(to, { mode: 0o700 })
  const entries = await readdir(from, { withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile() || !keeps(entry.name)) continue
    if ((await copyHashed(join(from, entry.name), join(to, entry.name))) === null)
      throw new HearthError(
        'UNAVAILABLE',
        `keys/${entry.name} in the data folder cannot be read, and without it a copy is worth little. Check the permissions of the data folder.`,
        { reason: 'backup-keys' },
      )
  }
  await flushFolder(to)
}

async function listFiles(dir: string): Promise<CopiedFile[]> {
  const keys = await readdir(join(dir, 'keys'))
  const tops = (await readdir(dir)).filter((name) => name.endsWith('.db'))
  const paths = [...tops, ...keys.map((name) => `keys/${name}`)].toSorted()
  return Promise.all(
    paths.map(async (path) => {
      const found = await hashFile(join(dir, path))
      if (found === null) throw away(dir)
      return { path, ...found }
    }),
  )
}
