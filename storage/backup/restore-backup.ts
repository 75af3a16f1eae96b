import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { v7 } from 'uuid'
import { openDatabaseForReading } from '../database/connection.ts'
import { HearthError } from '../error.ts'
import { explained } from '../failure.ts'
import { flushFolder } from '../folder/flush.ts'
import type { FileLock } from '../folder/file-lock.ts'
import { formatVersion, restoringName, writeMarker } from '../folder/marker.ts'
import { locksOf, openVaultStore } from '../vault/index.ts'
import { blobRows } from '../verify/blobs.ts'
import { verifyDatabase } from '../verify/database.ts'
import type { Damage } from '../verify/report.ts'
import { verify } from '../verify/verify.ts'
import { eachOf } from './blobs.ts'
import { copyHashed } from './copy-file.ts'
import type { CopiedFile, Lost, Manifest } from './manifest.ts'
import { lockRepository, readRepository, type Repository } from './repository.ts'
import { peopleGone } from './people-gone.ts'
import { createBlobReturn } from './restore-blobs.ts'
import { prepareTarget, type Target } from './restore-target.ts'
import { adoptRows } from './restored-rows.ts'
import { countRows } from './rows.ts'
import { listSnapshots, type Snapshot } from './snapshots.ts'

export type RestoreOptions = {
  /** The folder of copies. */
  from: string
  /** An empty folder, or one that is not there yet. */
  dir: string
  /** The newest whole one by default. */
  snapshot?: string | undefined
  /** false: vault.db stays where it is, for a house whose KEK is lost for good. */
  vaults?: boolean
  now?: () => number
  newId?: () => string
  step?: (name: string) => void
  onProgress?: (progress: { done: number; total: number }) => void
}

export type RestoreReport = {
  dir: string
  snapshot: string
  /** When the copy was made. */
  at: number
  instanceId: string
  /** Everything that the rows name is there and has the right bytes. */
  ok: boolean
  lost: Lost[]
  damage: Damage[]
  people: number
  media: number
  blobs: number
  bytes: number
  /** Files of keys/ that came back. */
  keys: string[]
  /** Vaults that open only once the KEK is back, which no copy holds. */
  locked: { vaults: number; kekIds: string[] }
  /** People who were deleted after this copy was made, and are deleted here as well. */
  erased: number
}

/**
 * Puts a copy back into an empty folder. Every byte is looked at; the marker that makes it a Hearth
 * folder comes last, so that one that was cut off is none, and the same may be begun again.
 * @throws FOREIGN_FOLDER, CONFLICT, NOT_FOUND, LOCKED, DAMAGED, NEWER_FORMAT, NO_SPACE, READ_ONLY
 */
export function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  return explained(() => restore(options))
}

async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const { now = Date.now, newId = v7, step = () => {} } = options
  const repository = await readRepository(options.from)
  const reading = hold(repository)
  try {
    const snapshots = await listSnapshots(repository)
    const chosen = choose(snapshots, options.snapshot)
    const instanceId = newId()
    const target = await prepareTarget(options.dir, repository.dir, chosen.name, instanceId)
    try {
      step('restore:begun')
      const report = await fill(options, repository, snapshots, chosen, target)
      step('restore:marker')
      const { dir } = target.folder
      await writeMarker(dir, { instanceId, formatVersion, createdAt: now() })
      step('restore:marked')
      await rm(join(dir, restoringName), { force: true })
      return report
    } finally {
      target.lock.release()
    }
  } finally {
    reading?.release()
  }
}

/** So that nothing is swept meanwhile. On a disk that cannot be written nothing is. */
function hold(repository: Repository): FileLock | null {
  try {
    return lockRepository(repository)
  } catch (error) {
    if (error instanceof HearthError && error.code !== 'LOCKED') return null
    throw error
  }
}

type Chosen = Snapshot & { manifest: Manifest }

function choose(snapshots: Snapshot[], wanted: string | undefined): Chosen {
  const found =
    wanted === undefined
      ? snapshots.find(({ whole }) => whole)
      : snapshots.find(({ name }) => name === wanted)
  if (found?.manifest) return { ...found, manifest: found.manifest }
  if (found !== undefined)
    throw new HearthError(
      'DAMAGED',
      `The list of what ${found.name} holds cannot be read. Take another copy; "hearth backup list" shows them.`,
    )
  const part = snapshots.find(({ manifest }) => manifest !== null)
  throw new HearthError(
    'NOT_FOUND',
    wanted === undefined && part !== undefined
      ? `None of the copies there is whole. To put back what there is, write --snapshot ${part.name}.`
      : 'There is no such copy; "hearth backup list" shows those that are there.',
  )
}

async function fill(
  { now = Date.now, newId = v7, step = () => {}, onProgress, vaults = true }: RestoreOptions,
  repository: Repository,
  snapshots: Snapshot[],
  { name, dir, manifest }: Chosen,
  { folder }: Target,
): Promise<RestoreReport> {
  for (const file of manifest.files)
    if (vaults || (file.as ?? file.path) !== 'vault.db') await bring(file, dir, folder.dir)
  // Left out on purpose: one that is missing would be taken for lost.
  if (!vaults) openVaultStore({ folder, now }).close()
  await flushFolder(folder.keys)
  step('restore:files')
  const gone = await peopleGone(snapshots, manifest, folder.database)
  const { instanceId: formerInstance, ended } = manifest
  const erased = adoptRows(folder.database, { formerInstance, ended, gone, now, newId })
  step('restore:rows')

  const sqlite = openDatabaseForReading(folder.database)
  try {
    const { people, media, blobs: total } = countRows(sqlite)
    const broken = verifyDatabase(sqlite, true).some(({ kind }) => kind === 'database')
    if (broken) throw damaged(name, 'hearth.db')
    const blobs = createBlobReturn({ from: repository.blobs, folder, ended: new Set(ended), step })
    await eachOf(blobRows(sqlite), async (row) => {
      await blobs.bring(row)
      onProgress?.({ done: blobs.tally.done, total })
    })
    step('restore:flush')
    await eachOf(blobs.touched, flushFolder)
    for (const left of await readdir(folder.incoming))
      await rm(join(folder.incoming, left), { force: true })
    const found = await verify({ folder, sqlite, setting: () => undefined, close: () => {} })
    const { lost, bytes } = blobs.tally
    // The first start mends those; and what is lost is said once.
    const told = new Set(lost.map(({ hash }) => hash))
    const damage = found.damage.filter(
      ({ kind, subject }) => kind !== 'trigger' && !told.has(subject),
    )
    return {
      dir: resolve(folder.dir),
      snapshot: name,
      at: manifest.startedAt,
      instanceId: folder.instanceId,
      ok: lost.length === 0 && damage.length === 0,
      lost,
      damage,
      people,
      media,
      blobs: total,
      bytes,
      keys: (await readdir(folder.keys)).toSorted(),
      locked: locksOf(folder.vault),
      erased,
    }
  } finally {
    sqlite.close()
  }
}

/** Over what a run that was cut off has left: the folder is nobody's yet. */
async function bring(file: CopiedFile, from: string, to: string): Promise<void> {
  const { path, size, hash, as = path } = file
  for (const each of [path, as])
    if (each.split(/[\\/]/).some((part) => part === '..' || part === '')) throw damaged(from, path)
  const target = join(to, as)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  for (const beside of ['', '-wal', '-shm', '-journal'])
    await rm(`${target}${beside}`, { force: true })
  const copied = await copyHashed(join(from, path), target)
  if (copied?.hash !== hash || copied.size !== size) throw damaged(from, path)
}

function damaged(copy: string, file: string): HearthError {
  return new HearthError(
    'DAMAGED',
    `${file} of the copy ${copy} is damaged. Take another one with --snapshot; "hearth backup list" shows them.`,
  )
}
