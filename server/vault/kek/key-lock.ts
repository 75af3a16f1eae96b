import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { explainFailure, HearthError, lockFile, type FileLock } from '../../../storage/index.ts'

const triesEveryMs = 100

/**
 * Runs `work` while nobody else changes the keys of this folder: two rotations at once, each writing the
 * file as it had read it, would lose a key.
 * @param waitMs how long to wait for somebody else to finish
 * @throws LOCKED, with what to do
 */
export async function withKeyLock<T>(
  keysDir: string,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(keysDir, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw explainFailure(error)
  })
  const lock = await acquire(join(keysDir, 'vault-kek.lock'), performance.now() + waitMs)
  try {
    return await work()
  } finally {
    lock.release()
  }
}

async function acquire(path: string, until: number): Promise<FileLock> {
  for (;;) {
    try {
      return lockFile(path)
    } catch (error) {
      if (!(error instanceof HearthError) || error.code !== 'LOCKED') throw error
      if (performance.now() > until) throw busy(error)
    }
    await wait(triesEveryMs)
  }
}

function busy(cause: unknown): HearthError {
  return new HearthError(
    'LOCKED',
    'The key of the vaults is just being changed by another Hearth command, or Hearth is just starting. Try again when that has ended.',
    { cause },
  )
}
