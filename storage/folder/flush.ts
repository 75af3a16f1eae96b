import { open } from 'node:fs/promises'

export type FolderFlush = (dir: string) => Promise<void>

/**
 * A name in a folder survives a power cut only once the folder itself was flushed. Many callers may
 * want that at once: while one flush of a folder is under way, all who come meanwhile share the next.
 */
export function createFolderFlush(sync: FolderFlush = flushFolder): FolderFlush {
  const running = new Map<string, Promise<void>>()
  const next = new Map<string, Promise<void>>()

  return function flush(dir) {
    const current = running.get(dir)
    if (current === undefined) return start(dir)
    const waiting = next.get(dir)
    if (waiting !== undefined) return waiting
    // A flush that began before our rename may not contain it, whether it succeeds or not.
    const after = current.catch(() => {}).then(() => (next.delete(dir), start(dir)))
    next.set(dir, after)
    return after
  }

  function start(dir: string): Promise<void> {
    const flushing = sync(dir).finally(() => running.delete(dir))
    running.set(dir, flushing)
    return flushing
  }
}

/** On macOS Node's fsync is F_FULLFSYNC, so this reaches the disk itself. */
export async function flushFolder(dir: string): Promise<void> {
  // Windows can neither open nor flush a folder; NTFS journals names.
  if (process.platform === 'win32') return
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
