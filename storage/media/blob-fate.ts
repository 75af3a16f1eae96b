import type { Database } from 'better-sqlite3'
import { unreferenced } from './holders.ts'

/** What removing and restoring mean for the bytes, whoever held them. For a transaction of the caller's. */
export type BlobFate = {
  /** To the trash, unless somebody has it live. [Note: references are counted by query] */
  leave(blobId: number, at: number): void
  /** Back from the trash. */
  revive(blobId: number): void
}

export function createBlobFate(sqlite: Database): BlobFate {
  const trash = sqlite.prepare<[number, number]>(
    `UPDATE blob SET state = 'trashed', trashed_at = ? WHERE id = ? AND state = 'present'
      AND ${unreferenced}`,
  )
  const revive = sqlite.prepare<[number]>(
    "UPDATE blob SET state = 'present', trashed_at = NULL WHERE id = ?",
  )
  return {
    leave: (blobId, at) => void trash.run(at, blobId),
    revive: (blobId) => void revive.run(blobId),
  }
}
