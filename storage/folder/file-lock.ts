import { basename } from 'node:path'
import Sqlite from 'better-sqlite3'
import { HearthError } from '../error.ts'
import { explainFailure } from '../failure.ts'

export type FileLock = {
  release(): void
  /** Whether it is still ours. */
  readonly held: boolean
}

/**
 * A lock that the operating system takes back when the process ends, however it ends: an exclusive
 * transaction on a small SQLite file, which is made where it is missing and stays.
 * @throws LOCKED where somebody has it, this process included; READ_ONLY, NO_SPACE, UNAVAILABLE
 */
export function lockFile(path: string): FileLock {
  let lock: Sqlite.Database | undefined
  try {
    lock = new Sqlite(path, { timeout: 0 })
    // Nothing is ever written to it, so it needs no journal beside it.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return held(lock)
  } catch (error) {
    lock?.close()
    const failure = explainFailure(error)
    if (!(failure instanceof HearthError) || failure.code !== 'BUSY') throw failure
    const words = `Another process has locked ${basename(path)}.`
    throw new HearthError('LOCKED', words, { cause: error })
  }
}

function held(lock: Sqlite.Database): FileLock {
  return {
    release: () => void lock.close(),
    get held() {
      return lock.open
    },
  }
}
