import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Database } from 'better-sqlite3'
import { placeOf } from '../blobs/places.ts'
import type { DataFolder } from '../folder/folder.ts'
import type { Damage } from './report.ts'

export type BlobRow = { id: number; hash: string; size: number; state: string }

/** Blob rows in pages, so that a million of them neither fill memory nor hold the database. */
export function* blobRows(sqlite: Database): Iterable<BlobRow> {
  const page = sqlite.prepare<[number], BlobRow>(
    'SELECT id, hash, size, state FROM blob WHERE id > ? ORDER BY id LIMIT 500',
  )
  for (let last = 0; ;) {
    const rows = page.all(last)
    yield* rows
    if (rows.length === 0) return
    last = rows[rows.length - 1]?.id ?? last
  }
}

/**
 * Whether a row's bytes are where they should be, as many as they should be, and, where asked, the
 * ones they should be.
 */
export async function verifyBlob(
  folder: Pick<DataFolder, 'blobs' | 'trash'>,
  row: BlobRow,
  hashing: boolean,
): Promise<Damage | null> {
  const place = placeOf(folder.blobs, row.hash).path
  const trashed = placeOf(folder.trash, row.hash).path
  const inPlace = await sizeOf(place)
  const size = inPlace ?? (await sizeOf(trashed))
  if (size === null) return missing(row)
  if (size !== row.size) return damage(row, 'blob-size', `${size} bytes instead of ${row.size}`)
  if (inPlace === null && row.state === 'present') return misplaced(row)
  if (!hashing) return null
  const hash = await hashOf(inPlace === null ? trashed : place)
  if (hash === row.hash) return null
  return damage(
    row,
    'blob-hash',
    hash === null ? 'cannot be read' : `its bytes have the hash ${hash}`,
  )
}

function missing(row: BlobRow): Damage | null {
  // A condemned one is on its way out; only the row is left.
  return row.state === 'condemned' ? null : damage(row, 'blob-missing', 'the file is not there')
}

function misplaced(row: BlobRow): Damage {
  const detail = 'the file lies in the trash although it is in use; the next tidying brings it back'
  return { kind: 'blob-misplaced', subject: row.hash, detail, remedy: 'restart' }
}

function damage(row: BlobRow, kind: Damage['kind'], detail: string): Damage {
  return { kind, subject: row.hash, detail, remedy: 'upload' }
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  )
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      hash.update(chunk as Buffer)
    }
    return hash.digest('hex')
  } catch {
    return null
  }
}
