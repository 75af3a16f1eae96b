import type { Database } from 'better-sqlite3'
import type { MediaKind } from './media.ts'

export type BlobRow = { id: number; mimeType: string }
export type ArrivedBytes = { hash: string; size: number }

/** The row of bytes that have come: a new one, or the one there is, alive again whatever it was. */
export function createBlobArrival({ sqlite, now }: { sqlite: Database; now: () => number }) {
  const find = sqlite.prepare<[string], BlobRow>(
    'SELECT id, mime_type AS mimeType FROM blob WHERE hash = ?',
  )
  const add = sqlite.prepare<ArrivedBytes & BlobType & { now: number }>(
    `INSERT INTO blob (hash, size, mime_type, kind, created_at, state)
      VALUES (@hash, @size, @mimeType, @kind, @now, 'present')`,
  )
  const nameType = sqlite.prepare<BlobType & { id: number }>(
    `UPDATE blob SET mime_type = @mimeType, kind = @kind WHERE id = @id
      AND NOT EXISTS (SELECT 1 FROM media WHERE blob_id = @id)`,
  )
  const revive = sqlite.prepare<[number]>(
    "UPDATE blob SET state = 'present', trashed_at = NULL WHERE id = ? AND state <> 'present'",
  )

  return {
    /** In the open: what they are is known, also where they lay here sealed before. */
    open({ hash, size, mimeType, kind }: ArrivedBytes & BlobType): BlobRow {
      const known = find.get(hash)
      if (known) nameType.run({ id: known.id, mimeType, kind })
      return take({ hash, size, mimeType, kind })
    },
    /** Sealed: nothing is known, and nothing that is known changes. */
    sealed: ({ hash, size }: ArrivedBytes): BlobRow => take({ hash, size, ...opaque }),
  }

  function take(bytes: ArrivedBytes & BlobType): BlobRow {
    if (find.get(bytes.hash) === undefined) add.run({ ...bytes, now: now() })
    const blob = find.get(bytes.hash)
    if (blob === undefined) throw new Error('a row just written is not there')
    revive.run(blob.id)
    return blob
  }
}

type BlobType = { mimeType: string; kind: MediaKind }

const opaque: BlobType = { mimeType: 'application/octet-stream', kind: 'other' }
