import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { HearthError } from '../error.ts'
import { explainFailure } from '../failure.ts'
import type { Announcement } from './folder.ts'

export type FolderLock = {
  announce(announcement: Announcement): void
  release(): void
}

/**
 * Makes this process the only one of the folder. The lock is an exclusive transaction on a small
 * SQLite file: the operating system takes it back when the process ends, however it ends.
 * @throws LOCKED, READ_ONLY
 */
export function lockFolder(dir: string): FolderLock {
  const lock = acquire(dir)
  announce(dir, { pid: process.pid, origin: null })
  return {
    announce: (announcement) => announce(dir, announcement),
    release() {
      if (!lock.open) return
      rmSync(announcementPath(dir), { force: true })
      lock.close()
    },
  }
}

/** Who says to have the folder open; null: nobody, or it cannot be read. */
export function readAnnouncement(dir: string): Announcement | null {
  try {
    const { pid, origin } = JSON.parse(readFileSync(announcementPath(dir), 'utf8'))
    if (typeof pid !== 'number') return null
    return { pid, origin: typeof origin === 'string' ? origin : null }
  } catch {
    return null
  }
}

function acquire(dir: string) {
  let lock
  try {
    lock = new Sqlite(join(dir, 'hearth.lock'), { timeout: 0 })
    // Nothing is ever written to it, so it needs no journal beside it.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    const failure = explainFailure(error)
    if (failure instanceof HearthError && failure.code === 'BUSY') throw locked(dir, error)
    throw failure
  }
}

function locked(dir: string, cause: unknown): HearthError {
  const holder = readAnnouncement(dir)
  const who = holder === null ? 'another process' : `process ${holder.pid}`
  const where = holder?.origin ? ` It serves ${holder.origin}.` : ''
  return new HearthError('LOCKED', `Hearth is already running on this folder (${who}).${where}`, {
    cause,
  })
}

/** A courtesy to whoever comes second: that it cannot be written is no reason not to start. */
function announce(dir: string, announcement: Announcement): void {
  try {
    writeFileSync(announcementPath(dir), JSON.stringify(announcement), { mode: 0o600 })
  } catch {
    // Then LOCKED says "another process".
  }
}

function announcementPath(dir: string): string {
  return join(dir, 'hearth.running.json')
}
