import type { Database } from 'better-sqlite3'
import type { MediaRows, Processed } from './media.ts'

export type MediaProcessing = Pick<
  MediaRows,
  'finishProcessing' | 'failProcessing' | 'thumbReady'
> & {
  /** A failed one waits for processing again. */
  queueAgain(id: string): void
}

/**
 * What processing found out is written to the blob, and that it was found out to the one media it
 * was done for. [Note: nobody learns of the other] A blob in the trash is left alone.
 */
export function createMediaProcessing(sqlite: Database): MediaProcessing {
  const ofMedia = `id = (SELECT blob_id FROM media WHERE id = @id) AND state = 'present'`
  const record = sqlite.prepare<[Record<string, unknown>]>(
    `UPDATE blob SET width = @width, height = @height,
      format = @format, has_alpha = @hasAlpha, pages = @pages, duration = @duration, exif = @exif,
      taken_at = @takenAt, taken_day = @takenDay, has_location = @hasLocation,
      placeholder = @placeholder, damaged = @damaged,
      thumb_size = @thumb, medium_size = @medium, large_size = @large WHERE ${ofMedia}`,
  )
  // Removed media too: one that comes back should come back in its place.
  const finish = sqlite.prepare<[string]>(
    `UPDATE media SET processing = 'done', failure = NULL, failure_code = NULL,
      sort_at = coalesce(b.taken_at, media.created_at),
      day = coalesce(b.taken_day, date(media.created_at / 1000, 'unixepoch')),
      has_location = b.has_location
      FROM blob b WHERE b.id = media.blob_id AND b.state = 'present' AND media.id = ?`,
  )
  const fail = sqlite.prepare<[string, string, string]>(
    `UPDATE media SET processing = 'failed', failure = ?, failure_code = ?
      WHERE id = ? AND removed_at IS NULL AND processing IN ('queued', 'begun')`,
  )
  const again = sqlite.prepare<[string]>(
    `UPDATE media SET processing = 'queued', failure = NULL, failure_code = NULL WHERE id = ? AND processing = 'failed'`,
  )
  const recordThumb = sqlite.prepare<[{ id: string; size: number }]>(
    `UPDATE blob SET thumb_size = @size WHERE ${ofMedia}`,
  )
  const begin = sqlite.prepare<[string]>(
    `UPDATE media SET processing = 'begun' WHERE id = ? AND processing = 'queued'`,
  )

  return {
    finishProcessing(id, result) {
      record.run({ id, ...columns(result) })
      finish.run(id)
    },
    failProcessing: (id, reason, code) => void fail.run(reason, code, id),
    thumbReady(id, size) {
      if (recordThumb.run({ id, size }).changes === 1) begin.run(id)
    },
    queueAgain: (id) => void again.run(id),
  }
}

function columns(result: Processed): Record<string, unknown> {
  const { variants, hasAlpha, exif } = result
  return {
    width: result.width ?? null,
    height: result.height ?? null,
    format: result.format ?? null,
    hasAlpha: typeof hasAlpha === 'boolean' ? Number(hasAlpha) : null,
    pages: result.pages ?? null,
    duration: result.duration ?? null,
    exif: exif ? JSON.stringify(exif) : null,
    takenAt: result.takenAt ?? null,
    takenDay: result.takenDay ?? null,
    hasLocation: Number(result.hasLocation),
    placeholder: result.placeholder ?? null,
    damaged: Number(result.damaged ?? false),
    thumb: variants.thumb ?? null,
    medium: variants.medium ?? null,
    large: variants.large ?? null,
  }
}
