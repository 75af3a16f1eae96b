import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'
import { createBlobArrival } from './blob-arrival.ts'
import type { NewSealed, SealedMedia, SealedRows } from './sealed.ts'
import type { SealedPages } from './sealed-pages.ts'
import type { SealedRemoval } from './sealed-removal.ts'

export type SealedRowsDeps = {
  sqlite: Database
  pages: SealedPages
  removal: SealedRemoval
  now: () => number
  newId: () => string
  writeNow: <T>(op: () => T) => T
  /** Whether this person has left, so that an upload under way comes too late. */
  hasLeft: (ownerId: string) => boolean
}

/** All rows of private media. What writes is atomic also outside of a `storage.write`. */
export function createSealedRows(deps: SealedRowsDeps): SealedRows {
  const { sqlite, pages, removal, now, newId, writeNow, hasLeft } = deps
  const blobs = createBlobArrival({ sqlite, now })
  const add = sqlite.prepare<Omit<NewSealed, 'hash'> & { id: string; blobId: number; at: number }>(
    `INSERT INTO sealed_media (id, owner_id, blob_id, app, sameness, created_at, size, facts)
      VALUES (@id, @ownerId, @blobId, @app, @sameness, @at, @size, @facts)`,
  )
  const change = sqlite.prepare<[Buffer, string, string]>(
    'UPDATE sealed_media SET facts = ? WHERE id = ? AND owner_id = ? AND removed_at IS NULL',
  )

  return {
    ...pages,
    create(upload) {
      if (hasLeft(upload.ownerId))
        throw new HearthError('UNAUTHORIZED', 'This account has been deleted.')
      return writeNow(() => create(upload))
    },
    changeFacts: (ownerId, id, facts) =>
      writeNow(() =>
        change.run(facts, id, ownerId).changes === 1 ? pages.find(ownerId, id) : null,
      ),
    remove: (ownerId, id) => writeNow(() => removal.remove(ownerId, id)),
  }

  function create(upload: NewSealed): { sealed: SealedMedia; duplicate: boolean } {
    const same = pages.findSame(upload.ownerId, upload.sameness)
    if (same !== null) return { sealed: same, duplicate: true }
    const { hash, ...row } = upload
    const id = newId()
    add.run({ ...row, id, blobId: blobs.sealed({ hash, size: row.size }).id, at: now() })
    const sealed = pages.find(upload.ownerId, id)
    if (sealed === null) throw new Error('a row just written is not there')
    return { sealed, duplicate: false }
  }
}
