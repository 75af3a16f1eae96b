import { open, readFile, rename, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/** null where there is none. @throws for one that is there and cannot be read */
export async function readIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
}

/** Whole or not at all, and on disk when it resolves; readable by this account alone. */
export async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeThere(path, content)
}

/** The same in a folder that is there: none is made where a disk is gone. */
export async function writeThere(path: string, content: string | Buffer): Promise<void> {
  const temporary = `${path}.new`
  const handle = await open(temporary, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
  await flushFolder(dirname(path))
}

/** Names in it survive a power cut afterwards. Windows has no such thing, and needs none. */
export async function flushFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(dir, 'r')
  await handle.sync().finally(() => handle.close())
}
