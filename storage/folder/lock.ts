import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HearthError } from '../error.ts'
import { lockFile } from './file-lock.ts'
import type { Announcement } from './folder.ts'

export type FolderLock = {
  /** May be called again and again; does nothing once the folder was let go. */
  announce(announcement: Announcement): void
  release(): void
}

/**
 * Makes this process the only one of the folder, until it ends.
 * @throws LOCKED, READ_ONLY
 */
export function lockFolder(dir: string): FolderLock {
  const lock = acquire(dir)
  announce(dir, { pid: process.pid, origin: null, auth: null, media: null, lan: null })
  return {
    announce(announcement) {
      if (lock.held) announce(dir, announcement)
    },
    release() {
      if (!lock.held) return
      rmSync(announcementPath(dir), { force: true })
      lock.release()
    },
  }
}

/** Who says to have the folder open; null: nobody, or it cannot be read. */
export function readAnnouncement(dir: string): Announcement | null {
  try {
    const said = JSON.parse(readFileSync(announcementPath(dir), 'utf8'))
    if (typeof said.pid !== 'number') return null
    const [origin, auth, media] = [said.origin, said.auth, said.media].map(textOrNull)
    // A Hearth of before said less.
    const given = Array.isArray(said.given) ? { given: said.given.map(String) } : {}
    return { pid: said.pid, origin, auth, media, lan: said.lan ?? null, ...given } as Announcement
  } catch {
    return null
  }
}

function acquire(dir: string) {
  try {
    return lockFile(join(dir, 'hearth.lock'))
  } catch (error) {
    if (error instanceof HearthError && error.code === 'LOCKED') throw locked(dir, error)
    throw error
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

function textOrNull(said: unknown): string | null {
  return typeof said === 'string' ? said : null
}

/**
 * A courtesy to whoever comes second: that it cannot be written is no reason not to start. Whole or not at
 * all, because it is read at any moment.
 */
function announce(dir: string, announcement: Announcement): void {
  const path = announcementPath(dir)
  try {
    writeFileSync(`${path}.new`, JSON.stringify(announcement), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch {
    // Then LOCKED says "another process".
  }
}

function announcementPath(dir: string): string {
  return join(dir, 'hearth.running.json')
}
