import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { isHash, placeOf } from '../blobs/places.ts'
import { walk } from '../blobs/walk.ts'
import { blobRows, verifyBlob, type BlobRow } from './blobs.ts'
import { verifyVault, type FindSealKey } from '../vault/index.ts'
import { verifyDatabase } from './database.ts'
import type { StorageReader, VerifyReport } from './report.ts'

export type VerifyOptions = {
  /** Also every byte of every blob, and the whole of the database. */
  all?: boolean
  /** Where the KEKs are at hand: finds what the audit of keys was sealed with. */
  sealKey?: FindSealKey
  onProgress?: (done: { blobs: number; bytes: number }) => void
}

/** Looks for damage and changes nothing. Says what can heal each thing it finds. */
export async function verify(
  { folder, sqlite }: StorageReader,
  { all = false, sealKey, onProgress }: VerifyOptions = {},
): Promise<VerifyReport> {
  const damage = verifyDatabase(sqlite, all)
  const remarks: VerifyReport['remarks'] = []
  const checked = { media: 0, blobs: 0, bytes: 0, hashed: 0 }
  // A database that cannot be read has no rows to compare.
  if (!damage.some(({ kind }) => kind === 'database')) {
    checked.media = sqlite
      .prepare('SELECT (SELECT count(*) FROM media) + (SELECT count(*) FROM sealed_media)')
      .pluck()
      .get() as number
    for (const row of blobRows(sqlite)) await checkBlob(row)
    remarks.push(...(await strangers(folder.blobs, sqlite)))
  }
  damage.push(...verifyVault(folder.vault, { all, sealKey }))
  return { ok: damage.length === 0, damage, remarks, checked }

  async function checkBlob(row: BlobRow): Promise<void> {
    const found = await verifyBlob(folder, row, all)
    checked.blobs++
    checked.bytes += row.size
    if (all) checked.hashed++
    // The appliance may run: what was ended since the row was read is no damage.
    if (found !== null && isUnchanged(sqlite, row)) damage.push(found)
    if (found === null && (await lacksThumb(row))) {
      remarks.push({ subject: row.hash, detail: 'its thumbnail is missing and can be rebuilt' })
    }
    onProgress?.(checked)
  }

  async function lacksThumb(row: BlobRow): Promise<boolean> {
    if (thumbSize(sqlite, row) === null) return false
    const path = join(placeOf(folder.derived, row.hash).path, 'thumb.webp')
    return access(path).then(
      () => false,
      () => true,
    )
  }
}

function isUnchanged(sqlite: Database, row: BlobRow): boolean {
  const now = sqlite.prepare('SELECT state FROM blob WHERE id = ? AND hash = ?').pluck()
  return now.get(row.id, row.hash) === row.state
}

function thumbSize(sqlite: Database, row: BlobRow): unknown {
  return sqlite.prepare('SELECT thumb_size FROM blob WHERE id = ?').pluck().get(row.id) ?? null
}

async function strangers(blobs: string, sqlite: Database): Promise<VerifyReport['remarks']> {
  const known = sqlite.prepare('SELECT 1 FROM blob WHERE hash = ?')
  const found: VerifyReport['remarks'] = []
  for await (const { name } of walk(blobs)) {
    if (isHash(name) && known.get(name) !== undefined) continue
    found.push({ subject: name, detail: 'no row names this file; tidying moves it to the trash' })
  }
  return found
}
