import type { Database } from 'better-sqlite3'
import type { MediaRows, Processed, VariantName } from './media.ts'

export type MediaProcessing = Pick<
  MediaRows,
  'finishProcessing' | 'failProcessing' | 'variantReady'
> & {
  /** Failed ones wait for processing again. */
  queueAgain(hash: string): void
}

/** What processing found out, for everybody who has the bytes. A blob in the trash is left alone. */
export function createMediaProcessing(sqlite: Database): MediaProcessing {
  const finish = sqlite.prepare<[Record<string, unknown>]>(
    `UPDATE blob SET processing = 'done', failure = NULL, width = @width, height = @height,
      format = @format, has_alpha = @hasAlpha, pages = @pages, duration = @duration, exif = @exif,
      taken_at = @takenAt, taken_day = @takenDay, has_location = @hasLocation,
      placeholder = @placeholder, damaged = @damaged,
      thumb_size = @thumb, medium_size = @medium, large_size = @large
      WHERE hash = @hash AND state = 'present'`,
  )
  // Removed media too: one that comes back should come back in its place.
  const date = sqlite.prepare<[string]>(
    `UPDATE media SET
      sort_at = coalesce(b.taken_at, media.created_at),
      day = coalesce(b.taken_day, date(media.created_at / 1000, 'unixepoch')),
      has_location = b.has_location
      FROM blob b WHERE b.id = media.blob_id AND b.hash = ?`,
  )
  const fail = sqlite.prepare<[string, string]>(
    `UPDATE blob SET processing = 'failed', failure = ?
      WHERE hash = ? AND state = 'present' AND processing <> 'done'`,
  )
  const again = sqlite.prepare<[string]>(
    `UPDATE blob SET processing = 'queued', failure = NULL
      WHERE hash = ? AND processing = 'failed'`,
  )
  const ready = {
    thumb: variantStatement(sqlite, 'thumb'),
    medium: variantStatement(sqlite, 'medium'),
    large: variantStatement(sqlite, 'large'),
  }

  return {
    finishProcessing(hash, result) {
      finish.run({ hash, ...columns(result) })
      date.run(hash)
    },
    failProcessing: (hash, reason) => void fail.run(reason, hash),
    variantReady: (hash, name, size) => void ready[name].run(size, hash),
    queueAgain: (hash) => void again.run(hash),
  }
}

function variantStatement(sqlite: Database, name: VariantName) {
  return sqlite.prepare<[number, string]>(
    `UPDATE blob SET ${name}_size = ? WHERE hash = ? AND state = 'present'`,
  )
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
