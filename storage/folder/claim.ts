import { access, chmod, constants, mkdir, stat, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { HearthError } from '../error.ts'
import { explainFailure } from '../failure.ts'
import { flushFolder } from './flush.ts'
import type { DataFolder } from './folder.ts'
import { lockFolder, type FolderLock } from './lock.ts'
import { readMarker, refuseForeign, writeMarker, formatVersion } from './marker.ts'

export type ClaimOptions = {
  dir: string
  create: boolean
  now: () => number
  newId: () => string
  step: (name: string) => void
  freeBytes?: ((dir: string) => Promise<number>) | undefined
}

/**
 * Makes a folder ours: locked, marked, with its rooms. Looks before it touches, so that a folder
 * that is somebody else's stays as it was.
 * @throws LOCKED, FOREIGN_FOLDER, NEWER_FORMAT, READ_ONLY, DAMAGED, NO_SPACE, UNAVAILABLE
 */
export async function claimFolder(
  options: ClaimOptions,
): Promise<{ folder: DataFolder; lock: FolderLock }> {
  const dir = resolve(options.dir)
  try {
    await prepare(dir, options.create)
    options.step('claim:lock')
    // SQLite would only say that it cannot open its file.
    await access(dir, constants.W_OK)
    const lock = lockFolder(dir)
    try {
      const instanceId = await identify(dir, options)
      const folder = layOut(dir, instanceId, options.freeBytes)
      options.step('claim:rooms')
      await makeRooms(folder)
      return { folder, lock }
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    throw explainFailure(error)
  }
}

/** The paths of a folder, whoever has it open. */
export function layOut(
  dir: string,
  instanceId: string,
  freeBytes: (dir: string) => Promise<number> = freeBytesOf,
): DataFolder {
  return {
    dir,
    instanceId,
    database: join(dir, 'hearth.db'),
    vault: join(dir, 'vault.db'),
    blobs: join(dir, 'blobs'),
    incoming: join(dir, 'incoming'),
    derived: join(dir, 'derived'),
    cache: join(dir, 'cache'),
    trash: join(dir, 'trash'),
    keys: join(dir, 'keys'),
    backups: join(dir, 'backups'),
    logs: join(dir, 'logs'),
    freeBytes: () => freeBytes(dir),
  }
}

async function prepare(dir: string, create: boolean): Promise<void> {
  if ((await readIfThere(dir)) !== null) return
  if (!create) {
    throw new HearthError(
      'FOREIGN_FOLDER',
      `${dir} has no hearth.json. If its disk is not connected, connect it and start again.`,
    )
  }
  const first = await make(dir)
  if (first !== undefined) await flushFolder(dirname(first))
  await refuseForeign(dir)
  await chmod(dir, 0o700)
}

/** Looks first: Node calls a disk that is read-only ENOENT here. */
async function make(dir: string): Promise<string | undefined> {
  const parent = await nearest(dir)
  try {
    await access(parent, constants.W_OK)
    return await mkdir(dir, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const failure = explainFailure(cause)
    const code = failure instanceof HearthError ? failure.code : 'UNAVAILABLE'
    const advice = `Check the permissions of ${parent} and whether its disk is read-only.`
    throw new HearthError(code, `The folder ${dir} cannot be made. ${advice}`, { cause })
  }
}

/** The folder itself, or the closest one above it that is there. */
async function nearest(dir: string): Promise<string> {
  const above = dirname(dir)
  const there = await stat(dir).catch(() => null)
  return there !== null || above === dir ? dir : nearest(above)
}

async function readIfThere(dir: string) {
  const there = await stat(dir).catch(() => null)
  if (there === null) return null
  if (!there.isDirectory()) {
    throw new HearthError('FOREIGN_FOLDER', `${dir} is a file, not a folder. Choose a folder.`)
  }
  return readMarker(dir)
}

async function identify(dir: string, options: ClaimOptions): Promise<string> {
  const marker = await readMarker(dir)
  if (marker !== null) return marker.instanceId
  await refuseForeign(dir)
  const instanceId = options.newId()
  options.step('claim:marker')
  await writeMarker(dir, { instanceId, formatVersion, createdAt: options.now() })
  return instanceId
}

async function makeRooms(folder: DataFolder): Promise<void> {
  const { blobs, incoming, derived, cache, trash, keys, backups, logs } = folder
  for (const room of [blobs, incoming, derived, cache, trash, keys, backups, logs]) {
    await mkdir(room, { recursive: true, mode: 0o700 })
  }
  await flushFolder(folder.dir)
}

async function freeBytesOf(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize
}
