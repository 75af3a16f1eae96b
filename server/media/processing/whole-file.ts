import { open, rename, unlink } from 'node:fs/promises'

/**
 * A file that appears whole or not at all: written beside its place, flushed, renamed. What a killed
 * run leaves behind has a fixed name, so the next run replaces it.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<number> {
  const part = partOf(path)
  const file = await open(part, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.datasync()
  } catch (error) {
    await unlink(part).catch(() => {})
    throw error
  } finally {
    await file.close()
  }
  await rename(part, path)
  return bytes.length
}

function partOf(path: string): string {
  return `${path}.part`
}
