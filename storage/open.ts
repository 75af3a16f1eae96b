import type { Database } from 'better-sqlite3'
import { v7 } from 'uuid'
import { backUpBeforeUpdate } from './database/backup.ts'
import { openDatabase } from './database/connection.ts'
import type { Writer } from './database/writer.ts'
import { createExplanation, explained, isDiskFull } from './failure.ts'
import { createBallast, type Ballast } from './folder/ballast.ts'
import { claimFolder } from './folder/claim.ts'
import type { DataFolder } from './folder/folder.ts'
import { clearIncoming } from './folder/leftovers.ts'
import type { FolderLock } from './folder/lock.ts'
import { migrate } from './migrate.ts'
import { furnish, type Limits } from './furnish.ts'
import type { Log, Storage, StorageOptions } from './storage.ts'

/** Unless a `StorageIo` says otherwise; in bytes. */
export const storageDefaults = {
  floorBytes: 2_000_000_000,
  ballastBytes: 32 * 1024 * 1024,
  cacheBytes: 2_000_000_000,
} as const

/**
 * Opens a data folder for this process alone: lock, marker, database, migrations, and what a crash
 * left behind.
 * @throws LOCKED, NEWER_FORMAT, FOREIGN_FOLDER, READ_ONLY, DAMAGED, NO_SPACE, UNAVAILABLE
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { dir, now = Date.now, newId = v7, create = true, io = {} } = options
  const { freeBytes, step = () => {} } = io
  const { folder, lock } = await claimFolder({ dir, create, now, newId, freeBytes, step })
  try {
    options.claimed?.(folder)
    const assembly = { ...options, now, newId, io: { ...storageDefaults, ...io } }
    return await explained(() => assemble(assembly, folder, lock))
  } catch (error) {
    lock.release()
    throw error
  }
}

type Assembly = StorageOptions & { now: () => number; newId: () => string; io: Limits }

async function assemble(options: Assembly, folder: DataFolder, lock: FolderLock): Promise<Storage> {
  const ballast = createBallast({ folder, bytes: options.io.ballastBytes })
  const sqlite = openWithRoom(options, folder, ballast)
  try {
    options.io.step?.('open:migrated')
    const { writer, flush, ...rooms } = furnish({ ...options, folder, sqlite, ballast })
    const cleared = await clearIncoming(folder, flush)
    await rooms.cache.clearTemporaries()
    const requeued = rooms.jobs.requeueLeased()
    options.log?.info({ cleared, requeued }, 'data folder opened')
    return {
      ...rooms,
      write: writer.write,
      writeNow: writer.writeNow,
      trouble: writer.trouble,
      explain: createExplanation(sqlite),
      announce: lock.announce,
      close: createClose({ writer, cache: rooms.cache, lock, sqlite, log: options.log }),
    }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** On a full disk even the index of the log cannot be laid out. */
function openWithRoom(options: Assembly, folder: DataFolder, ballast: Ballast): Database {
  try {
    return openMigrated(options, folder)
  } catch (error) {
    if (!isDiskFull(error) || !ballast.release()) throw error
    return openMigrated(options, folder)
  }
}

function openMigrated({ io, log, updating }: Assembly, folder: DataFolder): Database {
  io.step?.('open:database')
  const sqlite = openDatabase(folder.database)
  try {
    io.step?.('open:migrate')
    migrate({
      sqlite,
      migrations: io.migrations,
      backUp: (label) => void backUpBeforeUpdate(sqlite, folder.backups, label),
      log: (fields, message) => log?.info(fields, message),
      piece: updating,
    })
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

type Closing = {
  writer: Writer
  cache: { flushUses(): Promise<void> }
  lock: FolderLock
  sqlite: Database
  log: Log | undefined
}

function createClose({ writer, cache, lock, sqlite, log }: Closing): () => Promise<void> {
  let closing: Promise<void> | null = null
  return () => (closing ??= close())

  async function close(): Promise<void> {
    try {
      await cache.flushUses().catch(() => {})
      await writer.close()
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } catch (error) {
      // Everything is in the log already; the next start reads it from there.
      log?.warn({ err: error }, 'the database could not be tidied at the end')
    } finally {
      sqlite.close()
      lock.release()
    }
  }
}
