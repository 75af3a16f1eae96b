import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { chmod, copyFile, lstat, mkdir, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemFiles } from '../files/system-files.ts'
import { flushFolder } from '../files/whole-file.ts'
import { MoveFailed } from './move-failed.ts'

export type Entry = { path: string; size: number; changed: number }
export type Listing = { folders: string[]; files: Entry[]; bytes: number }

/**
 * Everything in a data folder but what names its owner to the next start (`hearth.json` comes last)
 * and what belongs to a running server or to the system alone.
 * @throws MoveFailed 'odd' for what is neither file nor folder: a link would lead out of the house
 */
export async function listFolder(root: string): Promise<Listing> {
  const listing: Listing = { folders: [], files: [], bytes: 0 }
  const visit = async (dir: string) => {
    for (const name of (await readdir(join(root, dir))).toSorted()) {
      if (dir === '' && staysBehind.has(name)) continue
      const path = join(dir, name)
      const found = await lstat(join(root, path))
      if (found.isDirectory()) {
        listing.folders.push(path)
        await visit(path)
      } else if (found.isFile()) {
        listing.files.push({ path, size: found.size, changed: found.mtimeMs })
        listing.bytes += found.size
      } else throw new MoveFailed('odd', { path })
    }
  }
  await visit('')
  return listing
}

/** Not copied: the marker, its retired form, what only tells of a running server, and what is the system's. */
export const staysBehind: ReadonlySet<string> = new Set([
  'hearth.json',
  'hearth.json.moved',
  'hearth.json.new',
  'hearth.json.ready',
  'hearth.lock',
  'hearth.running.json',
  'hearth.running.json.new',
  'hearth.moving.json',
  'hearth.former',
  'hearth.former.new',
  ...systemFiles,
])

/** On disk when it resolves. Never over a file that is there. */
export async function copyOne(
  from: string,
  to: string,
  platform: string = process.platform,
): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
  if (platform !== 'win32') return flush(to, 'r')
  // Originals are read-only, and Windows flushes only what may be written.
  const { mode } = await stat(to)
  await chmod(to, 0o600)
  await flush(to, 'r+')
  await chmod(to, mode & 0o777)
}

async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags)
  await handle.sync().finally(() => handle.close())
}

export async function makeFolders(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) await mkdir(join(root, folder), { mode: 0o700, recursive: true })
}

export async function flushFolders(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of [...folders, '']) await flushFolder(join(root, folder))
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
