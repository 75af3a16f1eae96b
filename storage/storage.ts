import type { Database } from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Erasure } from './account/erasure.ts'
import type { BlobStore } from './blobs/blob-store.ts'
import type { DerivedFiles, TransformCache } from './derived/derived.ts'
import type { Announcement, DataFolder } from './folder/folder.ts'
import type { JobQueue } from './jobs/job.ts'
import type { MediaRows } from './media/media.ts'
import type { SealedRows } from './media/sealed.ts'
import type { Trash } from './trash/trash.ts'

/** pino's shape, as much of it as is used here. */
export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Seams for tests and for machines that are unlike others. Everything has a default. */
export type StorageIo = {
  /** Called before each step of which a crash is tested. */
  step?: (name: string) => void
  freeBytes?: (dir: string) => Promise<number>
  /** Below this much free space no new original is taken. 2 GB. */
  floorBytes?: number
  /** Released when the disk is full, so that deleting still works. 32 MiB; 0 for none. */
  ballastBytes?: number
  /** What cache/ may hold. 2 GB. */
  cacheBytes?: number
  /** Longest wait and largest batch of a group commit. 20 ms, 500. */
  lingerMs?: number
  batchSize?: number
  /** Instead of the migrations that came with the program. */
  migrations?: string
}

export type StorageOptions = {
  dir: string
  now?: () => number
  newId?: () => string
  log?: Log
  io?: StorageIo
  /** false: refuse a folder without a marker, even an empty one (a volume may not be mounted). */
  create?: boolean
  /** Called once the folder is locked and known to be ours, before anything in it is opened. */
  claimed?: (folder: DataFolder) => void
  /** Called before each piece of an update of the database. The program stands still in between. */
  updating?: (done: number, of: number) => void
}

export type Settings = {
  /** undefined: never set. */
  get(key: string): unknown
  /** Any JSON value. */
  set(key: string, value: unknown): void
}

export type Storage = {
  folder: DataFolder
  sqlite: Database
  /** For Better Auth's adapter only. */
  drizzle: BetterSQLite3Database<Record<string, unknown>>
  /**
   * [Note: group commit] Runs `op` in a transaction shared with what else is waiting, in its own
   * savepoint; answers after the commit is on disk. An op that throws is undone and rejects alone.
   * @throws NO_SPACE, READ_ONLY, UNAVAILABLE
   */
  write<T>(op: () => T): Promise<T>
  /** The same alone and at once; inside another write it joins that one. */
  writeNow<T>(op: () => T): T
  blobs: BlobStore
  derived: DerivedFiles
  cache: TransformCache
  media: MediaRows
  sealed: SealedRows
  jobs: JobQueue
  trash: Trash
  /** The end of a person. */
  erasure: Erasure
  settings: Settings
  /** Says where this process serves, for whoever tries to open the folder as well. */
  announce(announcement: Announcement): void
  /**
   * What was thrown, in the house's words where the disk or the database is the reason, a closed
   * one too; anything else comes back as it is.
   */
  explain(error: unknown): unknown
  /** null: writing works. Otherwise why it does not, in words. */
  trouble(): string | null
  /** Waits for what is being written, checkpoints, releases the lock. May be called twice. */
  close(): Promise<void>
}
