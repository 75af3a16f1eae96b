/** The door. Whoever is outside storage/ imports from here and nowhere else. */
import * as accountTables from './schema/auth.ts'
import * as oauthTables from './schema/oauth.ts'

export { HearthError } from './error.ts'
export type { ErrorCode, ErrorDetail } from './error.ts'
export { explainFailure } from './failure.ts'
export { flushFolder } from './folder/flush.ts'
export { lockFile } from './folder/file-lock.ts'
export type { FileLock } from './folder/file-lock.ts'
export { letterKinds } from './schema/account.ts'
export type { LetterKind } from './schema/account.ts'
export { erasureKind } from './account/erasure.ts'
export type { Erased, Erasure } from './account/erasure.ts'
export type { Leaver } from './account/account-rows.ts'
export { openStorage, storageDefaults } from './open.ts'
export type { Log, Settings, Storage, StorageIo, StorageOptions } from './storage.ts'
export type { BlobStore, IncomingBlob, OpenBlob } from './blobs/blob-store.ts'
export type { CachedFile, DerivedFiles, TransformCache } from './derived/derived.ts'
export type { Announcement, DataFolder } from './folder/folder.ts'
export type { DeadJob, Job, JobCounts, JobQueue, Lane, NewJob } from './jobs/job.ts'
export { ingestJob, ingestOf } from './media/ingest.ts'
export { createHashLock } from './blobs/hash-lock.ts'
export type { Ingest } from './media/ingest.ts'
export type {
  Deliverable,
  Media,
  MediaFilter,
  MediaKind,
  MediaQuery,
  MediaRows,
  MediaStats,
  MediaStatus,
  NewMedia,
  Processed,
  VariantName,
  Variants,
} from './media/media.ts'
export { factsBytes } from './media/sealed.ts'
export type { NewSealed, SealedMedia, SealedRows } from './media/sealed.ts'
export { defaultGraceMs as trashGraceMs } from './trash/collector.ts'
export type { Collected, Trash } from './trash/trash.ts'
export { openForRecovery } from './recovery.ts'
export type { Recovery } from './recovery.ts'
export { openForReading } from './verify/reader.ts'
export { verify } from './verify/verify.ts'
export type { VerifyOptions } from './verify/verify.ts'
export type { Damage, DamageKind, Remedy, StorageReader, VerifyReport } from './verify/report.ts'
/** Every table Better Auth reads and writes. */
export const authSchema = { ...accountTables, ...oauthTables }
export { readAnnouncement } from './folder/lock.ts'
export { createBackup } from './backup/create-backup.ts'
export type { BackupOptions, BackupProgress, BackupReport } from './backup/create-backup.ts'
export { listBackups } from './backup/list.ts'
export type { BackupCopy } from './backup/list.ts'
export { sharesDisk } from './backup/place.ts'
export { makeRepository, openRepository } from './backup/repository.ts'
export { restoreBackup } from './backup/restore-backup.ts'
export type { RestoreOptions, RestoreReport } from './backup/restore-backup.ts'
export { backupSettings } from './backup/restored-rows.ts'
