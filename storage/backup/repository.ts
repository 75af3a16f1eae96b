import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { HearthError } from '../error.ts'
import { lockFile, type FileLock } from '../folder/file-lock.ts'
import { flushFolder } from '../folder/flush.ts'
import { makeHere, ownEntries, refuseNested } from './place.ts'

/** Raised when an older program could no longer read the folder. */
export const backupFormat = 1
const markerName = 'hearth-backup.json'
const lockName = 'hearth-backup.lock'

/** A folder of copies, with absolute paths. */
export type Repository = {
  dir: string
  /** The house whose copies these are. */
  instanceId: string
  blobs: string
  /** What is being made; whatever lies here was cut off. */
  unfinished: string
  snapshots: string
}

type Marker = {
  kind: 'hearth-backup'
  formatVersion: number
  instanceId: string
  createdAt: number
}

type House = {
  dataDir: string
  /** Other folders that copies must not lie in: the program's own. */
  apart?: readonly string[] | undefined
  instanceId: string
  /** Houses this one was restored from: it goes on with their copies. */
  formerly: readonly string[]
  now: () => number
}

/**
 * Makes a folder one for the copies of this house, or finds that it is one.
 * @throws VALIDATION, NOT_FOUND, UNPROCESSABLE for what is no empty folder, CONFLICT for another house's, NEWER_FORMAT, DAMAGED
 */
export async function makeRepository(place: string, house: House): Promise<Repository> {
  const dir = resolve(place)
  for (const other of [house.dataDir, ...(house.apart ?? [])]) await refuseNested(dir, other)
  await makeHere(dir)
  const marker = await readMarker(dir)
  if (marker === null) await refuseForeign(dir)
  const isOurs = marker?.instanceId === house.instanceId
  if (marker !== null && !isOurs && !house.formerly.includes(marker.instanceId))
    throw anotherHouse(dir)
  const repository = layOut(dir, house.instanceId)
  for (const room of [repository.blobs, repository.unfinished, repository.snapshots])
    await mkdir(room, { recursive: true, mode: 0o700 })
  if (!isOurs) await writeMarker(dir, house)
  return repository
}

/**
 * A folder that has to be one already: where the marker is missing, the disk is.
 * @throws UNAVAILABLE, CONFLICT, NEWER_FORMAT, DAMAGED
 */
export async function openRepository(place: string, instanceId: string): Promise<Repository> {
  const repository = await findRepository(resolve(place))
  if (repository === null) throw away(place)
  if (repository.instanceId !== instanceId) throw anotherHouse(repository.dir)
  return repository
}

/** To read from, whosever it is. @throws FOREIGN_FOLDER, NEWER_FORMAT, DAMAGED */
export async function readRepository(place: string): Promise<Repository> {
  const repository = await findRepository(resolve(place))
  if (repository !== null) return repository
  throw new HearthError(
    'FOREIGN_FOLDER',
    `${resolve(place)} holds no copies of a Hearth: it has no ${markerName}. Is the disk connected?`,
  )
}

/** @throws LOCKED where a copy is being made in it */
export function lockRepository({ dir }: Repository): FileLock {
  try {
    return lockFile(join(dir, lockName))
  } catch (error) {
    if (!(error instanceof HearthError) || error.code !== 'LOCKED') throw error
    throw new HearthError(
      'LOCKED',
      `A copy is being made in ${dir} just now. Wait until it is done.`,
    )
  }
}

export function away(place: string): HearthError {
  return new HearthError(
    'UNAVAILABLE',
    `The disk with the copies is not connected: ${resolve(place)} is not there, or is not the folder of the copies any more. Connect the disk and try again.`,
    { reason: 'backup-away' },
  )
}

async function findRepository(dir: string): Promise<Repository | null> {
  const marker = await readMarker(dir)
  return marker && layOut(dir, marker.instanceId)
}

function layOut(dir: string, instanceId: string): Repository {
  const room = (name: string) => join(dir, name)
  return {
    dir,
    instanceId,
    blobs: room('blobs'),
    unfinished: room('unfinished'),
    snapshots: room('snapshots'),
  }
}

async function readMarker(dir: string): Promise<Marker | null> {
  const text = await readFile(join(dir, markerName), 'utf8').catch(absent)
  if (text === null) return null
  const marker = parse(text, dir)
  if (marker.formatVersion <= backupFormat) return marker
  throw new HearthError(
    'NEWER_FORMAT',
    `The copies in ${dir} were made by a newer Hearth. Update this one first.`,
  )
}

function parse(text: string, dir: string): Marker {
  try {
    const marker = JSON.parse(text) as Marker
    const { kind, formatVersion, instanceId } = marker
    if (
      kind === 'hearth-backup' &&
      Number.isInteger(formatVersion) &&
      typeof instanceId === 'string'
    )
      return marker
  } catch {
    // Not JSON is as bad as the wrong JSON.
  }
  throw new HearthError('DAMAGED', `${markerName} in ${dir} cannot be read; nothing was changed.`)
}

async function refuseForeign(dir: string): Promise<void> {
  const entries = (await ownEntries(dir)).filter(
    // Left by a choice that was cut off before the marker.
    (name) => ![lockName, `${markerName}.new`, 'blobs', 'unfinished', 'snapshots'].includes(name),
  )
  if (entries.length === 0 && (await areEmpty(dir))) return
  throw new HearthError(
    'UNPROCESSABLE',
    `${dir} has other things in it. Choose an empty folder, such as ${join(dir, 'Hearth copies')}, which is made if its disk is there; nothing was changed.`,
    { field: 'place', reason: 'backup-foreign' },
  )
}

/** Rooms without a marker are ours only as long as nothing is in them. */
async function areEmpty(dir: string): Promise<boolean> {
  for (const room of ['blobs', 'unfinished', 'snapshots']) {
    const found = await ownEntries(join(dir, room)).catch(() => [])
    if (found.length > 0) return false
  }
  return true
}

async function writeMarker(dir: string, { instanceId, now }: House): Promise<void> {
  const marker: Marker = {
    kind: 'hearth-backup',
    formatVersion: backupFormat,
    instanceId,
    createdAt: now(),
  }
  await writeWhole(join(dir, markerName), `${JSON.stringify(marker, null, 2)}\n`)
  await flushFolder(dir)
}

/** Whole or not at all; the name is safe once the folder is flushed. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`
  {
    await using file = await open(temporary, 'w', 0o600)
    await file.writeFile(text)
    await file.sync()
  }
  await rename(temporary, path)
}

function anotherHouse(dir: string): HearthError {
  return new HearthError(
    'CONFLICT',
    `${dir} holds the copies of another Hearth. Choose another folder; nothing was changed.`,
    { field: 'place', reason: 'backup-other-house' },
  )
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
