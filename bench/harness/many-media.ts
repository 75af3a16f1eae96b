import { openStorage } from '../../storage/index.ts'
import { startAppliance, type Session } from './appliance.ts'

/**
 * A data folder whose one person has `count` media: ten years of photos through three apps, as rows
 * only. Written in bulk without triggers, so that a million takes seconds; opening the folder once
 * more puts the triggers and the kept counts right.
 */
export async function manyMedia(dataDir: string, count: number): Promise<Session> {
  const { ownerId, cookie } = await settledPerson(dataDir)
  await withStorage(dataDir, (sqlite) => {
    sqlite.pragma('synchronous = OFF')
    sqlite.pragma('cache_size = -400000')
    for (const name of sqlite
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .pluck()
      .all())
      sqlite.exec(`DROP TRIGGER "${name}"`)
    sqlite.transaction(() => fill(sqlite, ownerId, count))()
  })
  await withStorage(dataDir, () => {})
  return { ownerId, cookie }
}

type Sqlite = Awaited<ReturnType<typeof openStorage>>['sqlite']

async function settledPerson(dataDir: string): Promise<Session> {
  await using appliance = await startAppliance({ dataDir })
  return { ownerId: appliance.ownerId, cookie: appliance.cookie }
}

async function withStorage(dir: string, work: (sqlite: Sqlite) => void): Promise<void> {
  const storage = await openStorage({ dir })
  try {
    work(storage.sqlite)
  } finally {
    await storage.close()
  }
}

const tenYearsMs = 10 * 365 * 86_400_000
const last = Date.UTC(2026, 5, 1)

/** All in SQL: a call from JavaScript for each row would take several times as long. */
function fill(sqlite: Sqlite, ownerId: string, count: number): void {
  const step = Math.floor(tenYearsMs / count)
  const first = last - step * count
  const rows = `WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < ${count})`
  const at = `(${first} + blob.id * ${step})`
  sqlite.exec(`${rows} INSERT INTO blob (id, hash, size, mime_type, kind, created_at, state,
      format, width, height, has_alpha, exif, taken_at, taken_day, has_location, placeholder,
      thumb_size, medium_size, large_size)
    SELECT n, lower(hex(randomblob(32))), 2000000 + n % 4000000, 'image/jpeg', 'image',
      ${first} + n * ${step}, 'present', 'jpeg', 4000, 3000, 0,
      '{"cameraMake":"Hearth","cameraModel":"Pinhole 1","iso":125,"aperture":1.8}',
      ${first} + n * ${step}, date((${first} + n * ${step}) / 1000, 'unixepoch'), n % 3 = 0,
      '1QcSHQRnh493V4dIh4eXh1h4kJUI', 9000, 90000, 450000 FROM row`)
  sqlite.exec(`INSERT INTO media (id, owner_id, blob_id, original_name, created_at, size, mime_type,
      sort_at, day, has_location, processing)
    SELECT printf('%08x-%04x-7000-8000-%012x', ${at} >> 16, ${at} & 65535, blob.id), '${ownerId}',
      blob.id, 'IMG_' || blob.id || '.jpg', ${at}, size, mime_type, ${at}, taken_day, has_location, 'done'
    FROM blob ORDER BY id`)
  sqlite.exec(`INSERT INTO reference (media_id, app, owner_id, created_at, size)
    SELECT id, CASE blob_id % 3 WHEN 0 THEN 'photos' WHEN 1 THEN 'chat' ELSE 'default' END,
      owner_id, created_at, size FROM media ORDER BY id`)
}
