import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFolder } from './folder.ts'
import type { FolderFlush } from './flush.ts'

/**
 * Clears incoming/. What lies there is an upload that was cut off, so folders made for it may not
 * have been flushed either: those that changed since are flushed now, before they are trusted.
 * Answers how many files were cleared.
 */
export async function clearIncoming(
  folder: Pick<DataFolder, 'incoming' | 'blobs'>,
  flush: FolderFlush,
): Promise<number> {
  const names = await readdir(folder.incoming)
  if (names.length === 0) return 0
  const paths = names.map((name) => join(folder.incoming, name))
  const births = await Promise.all(paths.map(async (path) => (await stat(path)).birthtimeMs))
  await flushSince(Math.min(...births), folder.blobs, flush)
  for (const path of paths) await rm(path, { recursive: true, force: true })
  return names.length
}

async function flushSince(time: number, blobs: string, flush: FolderFlush): Promise<void> {
  await flush(blobs)
  for (const ab of await readdir(blobs)) {
    const dir = join(blobs, ab)
    const found = await stat(dir)
    if (found.isDirectory() && found.mtimeMs >= time - clockSlackMs) await flush(dir)
  }
}

/** File systems stamp with the time of the last timer tick. */
const clockSlackMs = 2000
