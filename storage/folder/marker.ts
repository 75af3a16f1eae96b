import { readFile, readdir, rename, open } from 'node:fs/promises'
import { join } from 'node:path'
import { HearthError } from '../error.ts'
import { flushFolder } from './flush.ts'

/** Raised when an older program could no longer read the folder. */
export const formatVersion = 1

export type Marker = { instanceId: string; formatVersion: number; createdAt: number }

/** @throws NEWER_FORMAT, DAMAGED */
export async function readMarker(dir: string): Promise<Marker | null> {
  const text = await readFile(join(dir, markerName), 'utf8').catch(absent)
  if (text === null) return null
  const marker = parse(text)
  if (marker.formatVersion > formatVersion) {
    throw new HearthError(
      'NEWER_FORMAT',
      `The data folder was written by a newer Hearth (format ${marker.formatVersion}, this one knows ${formatVersion}). Update Hearth.`,
    )
  }
  return marker
}

/** Under the lock, in a folder that may become ours. Whole or not at all. */
export async function writeMarker(dir: string, marker: Marker): Promise<void> {
  const temporary = join(dir, `${markerName}.new`)
  const handle = await open(temporary, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(marker, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, join(dir, markerName))
  await flushFolder(dir)
}

/**
 * A folder without a marker becomes ours only when it is empty: anything else is somebody's
 * documents, or our own data whose marker went missing.
 * @throws FOREIGN_FOLDER
 */
export async function refuseForeign(dir: string): Promise<void> {
  const entries = (await readdir(dir)).filter((name) => !harmless.has(name))
  if (entries.length === 0) return
  if (entries.includes(restoringName))
    throw new HearthError(
      'FOREIGN_FOLDER',
      `A copy was being put back into ${dir}, and that was cut off. Run the same "hearth restore" again; nothing was changed.`,
    )
  const ours = entries.some((name) => name === 'hearth.db' || name === 'blobs')
  throw new HearthError(
    'FOREIGN_FOLDER',
    ours
      ? `${dir} holds Hearth data, but its marker hearth.json is missing. Put it back from a copy of the folder, if there is one; nothing was changed.`
      : `${dir} is not empty and not a Hearth folder. Choose an empty one; nothing was changed.`,
  )
}

export const markerName = 'hearth.json'

/** Lies in a folder as long as a copy is being put back into it. */
export const restoringName = 'hearth.restoring.json'

/** Left by a start that was cut off before the marker, or by the system. */
const harmless = new Set([
  'hearth.lock',
  'hearth.running.json',
  'hearth.running.json.new',
  'hearth.json.new',
  '.DS_Store',
  'lost+found',
])

function parse(text: string): Marker {
  try {
    const { instanceId, formatVersion: version, createdAt } = JSON.parse(text)
    if (typeof instanceId === 'string' && Number.isInteger(version) && Number.isFinite(createdAt)) {
      return { instanceId, formatVersion: version, createdAt }
    }
  } catch {
    // Falls through: not JSON is as bad as the wrong JSON.
  }
  throw new HearthError(
    'DAMAGED',
    'hearth.json cannot be read. Put it back from a copy of the data folder, if there is one.',
  )
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
