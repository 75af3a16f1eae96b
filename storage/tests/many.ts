import type { Database } from 'better-sqlite3'
import { dropTriggers, installTriggers } from '../database/triggers.ts'

/**
 * Rows of `count` processed photos without their files, ten minutes of photographing apart, for
 * measuring. Seconds for a million; through media.create it would be minutes.
 */
export function fillWithMedia(
  sqlite: Database,
  { ownerId, count, until }: { ownerId: string; count: number; until: number },
): void {
  const synchronous = sqlite.pragma('synchronous', { simple: true }) as number
  sqlite.pragma('synchronous = OFF')
  const values = { ownerId, count, from: until - count * apartMs, apart: apartMs }
  sqlite.transaction(() => {
    dropTriggers(sqlite)
    sqlite.prepare(blobs).run(values)
    sqlite.prepare(media).run(values)
    sqlite.prepare(references).run({ ownerId })
    installTriggers(sqlite)
  })()
  sqlite.pragma(`synchronous = ${synchronous}`)
}

const apartMs = 600_000

const numbers = `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < @count)`

const blobs = `${numbers}
  INSERT INTO blob (hash, size, mime_type, kind, created_at, state, format, width, height,
    has_alpha, exif, taken_at, taken_day, placeholder, thumb_size, medium_size, large_size)
  SELECT lower(hex(randomblob(32))), 2000000 + n % 999983, 'image/jpeg', 'image', @from + n * @apart,
    'present', 'jpeg', 4000, 3000, 0, '{"cameraMake":"Hearth","iso":' || (n % 3200) || '}',
    @from + n * @apart, date((@from + n * @apart) / 1000, 'unixepoch'),
    '3OcRJYB4d3h/iIeHeEh3eIhw+j2w', 9000, 90000, 400000 FROM number`

// Ids in the order of time, as uuid v7 has them.
const media = `INSERT INTO media (id, owner_id, blob_id, original_name, created_at, size, mime_type,
    sort_at, day, has_location, processing)
  SELECT printf('%08x-%04x-7000-8000-%012x', b.created_at >> 16, b.created_at & 65535, b.id), @ownerId,
    b.id, printf('IMG_%06d.jpg', b.id), b.created_at, b.size, b.mime_type, b.taken_at, b.taken_day, 0, 'done'
  FROM blob b WHERE b.created_at > @from AND NOT EXISTS (SELECT 1 FROM media WHERE blob_id = b.id)
    AND @count + @apart > 0`

const references = `INSERT INTO reference (media_id, app, owner_id, created_at, size)
  SELECT id, 'default', owner_id, created_at, size FROM media
    WHERE owner_id = @ownerId ON CONFLICT DO NOTHING`
