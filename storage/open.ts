import type { Database } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { v7 } from 'uuid'
import { createFileBlobStore } from './blobs/file-blob-store.ts'
import { backUpBeforeUpdate } from './database/backup.ts'
import { openDatabase } from './database/connection.ts'
import { healCounts } from './database/counts.ts'
import { createWriter, type Writer } from './database/writer.ts'
import { createDerivedFiles } from './derived/derived-files.ts'
import { createTransformCache } from './derived/transform-cache.ts'
import { isDiskFull } from './failure.ts'
import { createBallast, type Ballast } from './folder/ballast.ts'
import { claimFolder } from './folder/claim.ts'
import { createFolderFlush } from './folder/flush.ts'
import type { DataFolder } from './folder/folder.ts'
import { clearIncoming } from './folder/leftovers.ts'
import type { FolderLock } from './folder/lock.ts'
import { createJobQueue } from './jobs/queue.ts'
import { ingestedHash } from './media/ingest.ts'
import { createMediaRows } from './media/media-rows.ts'
import { createMediaProcessing } from './media/processing.ts'
import { createMediaRemoval } from './media/removal.ts'
import { migrate } from './migrate.ts'
import { createSettings } from './settings.ts'
import type { Storage, StorageIo, StorageOptions } from './storage.ts'
import { createBlobStates } from './trash/blob-states.ts'
import { createTrash } from './trash/collector.ts'

const defaults = {
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
    return await assemble({ ...options, now, newId, io: { ...defaults, ...io } }, folder, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

type Limits = StorageIo & { floorBytes: number; ballastBytes: number; cacheBytes: number }
type Assembly = StorageOptions & { now: () => number; newId: () => string; io: Limits }

async function assemble(options: Assembly, folder: DataFolder, lock: FolderLock): Promise<Storage> {
  const { ballastBytes, floorBytes } = options.io
  const ballast = createBallast({ folder, bytes: ballastBytes, floorBytes })
  const sqlite = openWithRoom(options, folder, ballast)
  try {
    options.io.step?.('open:migrated')
    const rooms = furnish(options, folder, sqlite, ballast)
    const { writer, cache, jobs } = rooms
    const cleared = await clearIncoming(folder, rooms.flush)
    await cache.clearTemporaries()
    const requeued = jobs.requeueLeased()
    options.log?.info({ cleared, requeued }, 'data folder opened')
    return {
      ...rooms,
      write: writer.write,
      writeNow: writer.writeNow,
      trouble: writer.trouble,
      announce: lock.announce,
      close: createClose({ writer, cache, lock, sqlite }),
    }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

function furnish(
  { now, newId, io }: Assembly,
  folder: DataFolder,
  sqlite: Database,
  ballast: Ballast,
) {
  const { floorBytes, cacheBytes, step = () => {} } = io
  const flush = createFolderFlush()
  const writer = createWriter({ ...io, sqlite, now, step, makeRoom: ballast.release })
  const tools = { ...writer, sqlite, now, newId }

  const blobs = createFileBlobStore({ folder, newId, flush, floorBytes, step })
  const derived = createDerivedFiles(folder.derived)
  const cache = createTransformCache({ ...tools, root: folder.cache, capBytes: cacheBytes })
  const processing = createMediaProcessing(sqlite)
  const jobs = createJobQueue({
    ...tools,
    died: (job, reason) => onIngest(job, (hash) => processing.failProcessing(hash, reason)),
    reopened: (job) => onIngest(job, processing.queueAgain),
  })
  const removal = createMediaRemoval({ ...tools, jobs })
  const media = createMediaRows({ ...tools, jobs, processing, removal })
  const states = createBlobStates(sqlite)
  const tidy = async () => {
    await writer.write(() => healCounts(sqlite))
    await cache.sweep()
    await ballast.ensure()
  }
  const trash = createTrash({ ...tools, blobs, derived, removal, states, tidy })
  const settings = createSettings(sqlite, writer.writeNow)
  // Drizzle is for Better Auth's adapter, which brings its own schema.
  const orm = drizzle(sqlite) as unknown as Storage['drizzle']
  const rows = { sqlite, drizzle: orm, media, jobs, settings }
  const files = { folder, blobs, derived, cache, trash }
  return { ...rows, ...files, writer, flush }
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

function openMigrated({ io, log }: Assembly, folder: DataFolder): Database {
  io.step?.('open:database')
  const sqlite = openDatabase(folder.database)
  try {
    io.step?.('open:migrate')
    migrate({
      sqlite,
      migrations: io.migrations,
      backUp: (label) => void backUpBeforeUpdate(sqlite, folder.backups, label),
      log: (fields, message) => log?.info(fields, message),
    })
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

function onIngest(job: { kind: string; payload: unknown }, then: (hash: string) => void): void {
  const hash = ingestedHash(job)
  if (hash !== null) then(hash)
}

type Closing = {
  writer: Writer
  cache: { flushUses(): Promise<void> }
  lock: FolderLock
  sqlite: Database
}

function createClose({ writer, cache, lock, sqlite }: Closing): () => Promise<void> {
  let closing: Promise<void> | null = null
  return () => (closing ??= close())

  async function close(): Promise<void> {
    try {
      await cache.flushUses().catch(() => {})
      await writer.close()
      // Closing the last connection checkpoints as well, but would not say that it failed.
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      sqlite.close()
      lock.release()
    }
  }
}
