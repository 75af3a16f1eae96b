import type { FileHandle } from 'node:fs/promises'

/**
 * Begins to bring what a file has so far to the disk.
 * null: another file has its turn. A rejection must be heeded: Linux tells of a lost page only once,
 * and the flush at the end would find nothing wrong.
 */
export type EarlyFlush = (file: FileHandle) => Promise<void> | null

/**
 * Left to itself the system keeps all of a film in memory until the last flush: the disk idles while
 * it arrives, and the database's small flush then waits behind it. One file at a time, for a flush
 * holds one of the few threads all files share.
 */
export function createEarlyFlush(): EarlyFlush {
  let busy = false
  return (file) => {
    if (busy) return null
    busy = true
    return file.datasync().finally(() => (busy = false))
  }
}
