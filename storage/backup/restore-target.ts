import { chmod, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { HearthError } from '../error.ts'
import { lockFile, type FileLock } from '../folder/file-lock.ts'
import { layOut } from '../folder/claim.ts'
import { flushFolder } from '../folder/flush.ts'
import type { DataFolder } from '../folder/folder.ts'
import { markerName, restoringName } from '../folder/marker.ts'
import { ownEntries, refuseNested } from './place.ts'
import { writeWhole } from './repository.ts'

export type Target = { folder: DataFolder; lock: FileLock }

const harmless = new Set(['hearth.lock', 'hearth.running.json', `${restoringName}.new`])

/**
 * An empty folder, or one in which this was cut off, for this process alone. It has no marker, so
 * that nothing starts on it, until it is whole.
 * @throws CONFLICT, FOREIGN_FOLDER, LOCKED, VALIDATION, READ_ONLY
 */
export async function prepareTarget(
  place: string,
  from: string,
  snapshot: string,
  instanceId: string,
): Promise<Target> {
  const dir = resolve(place)
  await refuseNested(dir, from)
  const there = await stat(dir).catch(() => null)
  if (there !== null && !there.isDirectory())
    throw new HearthError('FOREIGN_FOLDER', `${dir} is a file, not a folder. Choose a folder.`)
  if (there === null) {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await flushFolder(dirname(dir))
  }
  await refuseUsed(dir)
  await chmod(dir, 0o700)
  const lock = lockTarget(dir)
  try {
    // Whoever had the lock may have ended it meanwhile.
    await refuseUsed(dir)
    await clearRows(dir)
    await writeWhole(join(dir, restoringName), `${JSON.stringify({ from, snapshot })}\n`)
    const folder = layOut(dir, instanceId)
    const { blobs, incoming, derived, cache, trash, keys, backups, logs } = folder
    for (const room of [blobs, incoming, derived, cache, trash, keys, backups, logs])
      await mkdir(room, { recursive: true, mode: 0o700 })
    await flushFolder(dir)
    return { folder, lock }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function refuseUsed(dir: string): Promise<void> {
  const entries = (await ownEntries(dir)).filter((name) => !harmless.has(name))
  if (entries.includes(markerName))
    throw new HearthError(
      'CONFLICT',
      `${dir} is the folder of a Hearth already. A copy is put back into an empty folder only: name one with --data-dir; nothing was changed.`,
    )
  if (entries.length === 0) return
  if (!entries.includes(restoringName))
    throw new HearthError(
      'FOREIGN_FOLDER',
      `${dir} is not empty. A copy is put back into an empty folder only: name one with --data-dir; nothing was changed.`,
    )
}

/** Rows of one copy and keys of another are no household. Only by whoever has the lock. */
async function clearRows(dir: string): Promise<void> {
  const logs = ['vault.db-wal', 'vault.db-shm']
  for (const name of ['hearth.db', 'vault.db', ...logs, 'keys'])
    await rm(join(dir, name), { recursive: true, force: true })
}

function lockTarget(dir: string): FileLock {
  try {
    return lockFile(join(dir, 'hearth.lock'))
  } catch (error) {
    if (!(error instanceof HearthError) || error.code !== 'LOCKED') throw error
    throw new HearthError('LOCKED', `A copy is being put back into ${dir} just now.`)
  }
}
