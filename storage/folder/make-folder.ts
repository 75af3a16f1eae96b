import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createHashLock } from '../blobs/hash-lock.ts'
import type { FolderFlush } from './flush.ts'

export type MakeFolder = (dir: string) => Promise<void>

/**
 * Makes a folder two levels down (ab/cd) that survives a power cut: parents that got a new name are
 * flushed before it resolves. Who finds the folder made waits for that flush as well, and what a
 * failed flush left open is made up for by the next one who comes.
 */
export function createFolderMaker(flush: FolderFlush): MakeFolder {
  const exclusive = createHashLock()
  const unflushed = new Set<string>()

  return (dir) => exclusive(dirname(dir), () => make(dir))

  async function make(dir: string): Promise<void> {
    const first = await mkdir(dir, { recursive: true, mode: 0o700 })
    // The last one only counts where blobs/ itself had been tidied away.
    const parents = [dirname(dir), dirname(dirname(dir)), dirname(dirname(dirname(dir)))]
    for (const parent of parents) {
      if (first !== undefined && parent.length >= dirname(first).length) unflushed.add(parent)
      if (unflushed.has(parent)) await flushOne(parent)
    }
  }

  async function flushOne(parent: string): Promise<void> {
    try {
      await flush(parent)
      unflushed.delete(parent)
    } catch (error) {
      unflushed.add(parent)
      throw error
    }
  }
}
