import { access, constants, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { lookAtPlace, nearest } from '../../server/place/index.ts'
import type { FolderFacts } from '../core/data-folder.ts'
import { systemFiles } from './system-files.ts'
import { readIfThere } from './whole-file.ts'

/** What is to be seen of a folder, without changing anything. Never rejects. */
export async function lookAtFolder(path: string): Promise<FolderFacts> {
  const there = await stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'nothing' as const,
  )
  const above = await nearest(path)
  const names = there === 'folder' ? await readdir(path).catch(() => ['?']) : []
  const disk = await statfs(above).catch(() => null)
  return {
    ...(await lookAtPlace(path)),
    there,
    marker: there === 'folder' ? await readMarker(path) : 'none',
    empty: names.every((name) => systemFiles.has(name)),
    writable: await access(above, constants.W_OK).then(
      () => true,
      () => false,
    ),
    freeBytes: disk ? disk.bavail * disk.bsize : 0,
  }
}

/** Whose photos these are, by `hearth.json`, which the server writes. */
export async function readMarker(dir: string): Promise<FolderFacts['marker']> {
  try {
    const text = await readIfThere(join(dir, 'hearth.json'))
    if (text === null) return 'none'
    const { instanceId } = JSON.parse(text.toString())
    return typeof instanceId === 'string' && instanceId !== '' ? { instanceId } : 'damaged'
  } catch {
    return 'damaged'
  }
}
