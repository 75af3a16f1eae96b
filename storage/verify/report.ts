import type { Database } from 'better-sqlite3'
import type { DataFolder } from '../folder/folder.ts'

export type DamageKind =
  | 'database'
  | 'foreign-key'
  | 'blob-missing'
  | 'blob-size'
  | 'blob-hash'
  | 'blob-misplaced'
  | 'counts'
  | 'trigger'
  | 'audit'
/**
 * What heals it. `upload`: the same bytes once more; `restart`: the next start; `backup`: only a copy of the folder from before.
 */
export type Remedy = 'upload' | 'restart' | 'backup'
export type Damage = {
  kind: DamageKind
  /** A hash, a table, an owner. */
  subject: string
  /** In words. */
  detail: string
  remedy: Remedy
}

export type VerifyReport = {
  ok: boolean
  damage: Damage[]
  /** Nothing is lost: derived files to be made again, files no row names. */
  remarks: { subject: string; detail: string }[]
  checked: { media: number; blobs: number; bytes: number; hashed: number }
}

/** A look at a data folder that changes nothing and needs no lock. */
export type StorageReader = {
  folder: DataFolder
  sqlite: Database
  /** A small fact of the house; undefined: never set. @throws where the database is damaged */
  setting(key: string): unknown
  close(): void
}
