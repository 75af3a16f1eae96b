import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFolder } from './folder.ts'

export type Ballast = {
  /** Lays it down where there is room for it; does nothing where it lies already. Never throws. */
  ensure(): Promise<void>
  /** Gives its room back, at once. False: it was gone already. */
  release(): boolean
}

/**
 * On a full disk SQLite cannot even delete: a deletion is first written to the log. So some room is
 * held in a file that can be thrown overboard.
 */
export function createBallast({ folder, bytes }: { folder: DataFolder; bytes: number }): Ballast {
  const path = join(folder.dir, 'ballast')

  return {
    async ensure() {
      if (bytes === 0 || (await sizeOf(path)) === bytes) return
      if ((await folder.freeBytes()) < roomFactor * bytes) return
      // A ballast that cannot be laid must not keep anything else from working.
      await lay(path, bytes).catch(() => rmSync(`${path}.new`, { force: true }))
    },
    release() {
      try {
        rmSync(path)
        return true
      } catch {
        return false
      }
    },
  }
}

/** On a disk as full as that it would itself be the last straw. */
const roomFactor = 4

/** Random, because a file system that compresses would hold no room for zeros. */
async function lay(path: string, bytes: number): Promise<void> {
  const handle = await open(`${path}.new`, 'w', 0o600)
  try {
    for (let left = bytes; left > 0; left -= chunkBytes) {
      await handle.writeFile(randomBytes(Math.min(left, chunkBytes)))
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.new`, path)
}

const chunkBytes = 1024 * 1024

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  )
}
