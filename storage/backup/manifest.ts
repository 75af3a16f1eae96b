import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backupFormat, writeWhole } from './repository.ts'

export const manifestName = 'manifest.json'

/** `as`: where it belongs in a data folder, if that is another path. */
export type CopiedFile = { path: string; size: number; hash: string; as?: string }
export type Lost = { hash: string; why: 'missing' | 'damaged' | 'too-large' }

/** What a copy consists of. Written last of all: a folder without it is none. */
export type Manifest = {
  formatVersion: number
  /** Grows by one: a clock may be set back. */
  number: number
  instanceId: string
  /** The version of Hearth that made it. */
  hearth: string
  /** In ms since 1970. */
  startedAt: number
  finishedAt: number
  /** Of the snapshot's folder, by their paths in it. */
  files: CopiedFile[]
  people: number
  media: number
  blobs: { count: number; bytes: number; copied: number; copiedBytes: number }
  /** Originals that are in the rows and not in the copy. */
  lost: Lost[]
  /** Originals whose grace period ran out while the copy was made. */
  ended: string[]
  /** Each of its originals was read again after it was made. */
  proven: boolean
}

export function writeManifest(dir: string, manifest: Omit<Manifest, 'formatVersion'>) {
  const text = JSON.stringify({ formatVersion: backupFormat, ...manifest }, null, 1)
  return writeWhole(join(dir, manifestName), `${text}\n`)
}

/** null: there is none, or it cannot be read. */
export async function readManifest(dir: string): Promise<Manifest | null> {
  try {
    const manifest = JSON.parse(await readFile(join(dir, manifestName), 'utf8')) as Manifest
    const { formatVersion, number, files, lost } = manifest
    const sound = formatVersion <= backupFormat && Number.isInteger(number)
    return sound && Array.isArray(files) && Array.isArray(lost) ? manifest : null
  } catch {
    return null
  }
}
