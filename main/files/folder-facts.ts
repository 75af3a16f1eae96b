import { access, constants, readdir, realpath, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FolderFacts } from '../core/data-folder.ts'
import { readIfThere } from './whole-file.ts'

/** What is to be seen of a folder, without changing anything. Never rejects. */
export async function lookAtFolder(path: string): Promise<FolderFacts> {
  const there = await stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'nothing' as const,
  )
  const above = there === 'nothing' ? await nearest(dirname(path)) : path
  const real = await realpath(above).catch(() => above)
  const names = there === 'folder' ? await readdir(path).catch(() => ['?']) : []
  const disk = await statfs(above).catch(() => null)
  return {
    path,
    realPath: real + path.slice(above.length),
    there,
    marker: there === 'folder' ? await readMarker(path) : 'none',
    empty: names.every((name) => harmless.has(name)),
    writable: await access(above, constants.W_OK).then(
      () => true,
      () => false,
    ),
    freeBytes: disk ? disk.bavail * disk.bsize : 0,
    remote: disk !== null && remoteTypes.has(disk.type),
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

async function nearest(dir: string): Promise<string> {
  const above = dirname(dir)
  const there = await stat(dir).catch(() => null)
  return there !== null || above === dir ? dir : nearest(above)
}

const harmless = new Set(['.DS_Store', 'lost+found', 'desktop.ini'])

/** NFS, SMB, CIFS, SMB2, 9p, FUSE over ssh is plain FUSE and cannot be told apart. Linux alone says so. */
const remoteTypes =
  process.platform === 'linux'
    ? new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997])
    : new Set<number>()
