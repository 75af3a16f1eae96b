import type { Database } from 'better-sqlite3'
import type { Deliverable, MediaRows } from './media.ts'
import { rememberUntilChange } from './remembered.ts'
import {
  mediaColumns,
  mediaWithBlob,
  statusOf,
  toMedia,
  variantsOf,
  type MediaRow,
  type Processing,
  type VariantSizes,
} from './row.ts'

export type MediaPages = Pick<MediaRows, 'find' | 'findByHash' | 'list' | 'listDay' | 'deliverable'>

/** What pages and single looks read. Prepared once, [Note: planned once]; keyset by row value along a covering index. */
export function createMediaPages(sqlite: Database): MediaPages {
  const one = `SELECT ${mediaColumns} FROM ${mediaWithBlob}`
  const byId = sqlite.prepare<[string, string], MediaRow>(
    `${one} WHERE m.id = (SELECT ?) AND m.owner_id = (SELECT ?) AND m.removed_at IS NULL`,
  )
  const byHash = sqlite.prepare<[string, string], MediaRow>(
    `${one} WHERE b.hash = (SELECT ?) AND m.owner_id = (SELECT ?) AND m.removed_at IS NULL`,
  )
  const apps = sqlite
    .prepare<[string], string>(
      'SELECT app FROM reference WHERE media_id = ? AND removed_at IS NULL ORDER BY app',
    )
    .pluck()
  const page = sqlite.prepare<PageKey & { ownerId: string }, MediaRow>(
    `${one} WHERE m.owner_id = @ownerId AND m.removed_at IS NULL
      AND (m.created_at, m.id) < (@at, @id) ORDER BY m.created_at DESC, m.id DESC LIMIT @limit`,
  )
  const pageOfApp = sqlite.prepare<PageKey & { ownerId: string; app: string }, MediaRow>(
    `SELECT ${mediaColumns} FROM reference r CROSS JOIN media m ON m.id = r.media_id
      JOIN blob b ON b.id = m.blob_id
      WHERE r.owner_id = @ownerId AND r.app = @app AND r.removed_at IS NULL
      AND (r.created_at, r.media_id) < (@at, @id)
      ORDER BY r.created_at DESC, r.media_id DESC LIMIT @limit`,
  )
  const pageOfDay = sqlite.prepare<PageKey & { ownerId: string; day: string }, MediaRow>(
    `${one} WHERE m.owner_id = @ownerId AND m.day = @day AND m.removed_at IS NULL
      AND (m.sort_at, m.id) < (@at, @id) ORDER BY m.sort_at DESC, m.id DESC LIMIT @limit`,
  )
  const forDelivery = sqlite.prepare<[string, string], DeliverableRow>(
    `SELECT m.id, m.owner_id AS ownerId, b.hash, m.mime_type AS mimeType, b.kind, m.size, m.original_name AS originalName,
      m.processing, b.width, b.height, b.pages,
      b.thumb_size AS thumbSize, b.medium_size AS mediumSize, b.large_size AS largeSize
      FROM ${mediaWithBlob} WHERE m.id = (SELECT ?) AND m.owner_id = (SELECT ?) AND m.removed_at IS NULL`,
  )

  return {
    find: (ownerId, id) => withApps(byId.get(id, ownerId)),
    findByHash: (ownerId, hash) => withApps(byHash.get(hash, ownerId)),
    list({ ownerId, app, limit, after }) {
      const key = { at: after?.createdAt ?? future, id: after?.id ?? '', limit }
      const rows =
        app === undefined ? page.all({ ...key, ownerId }) : pageOfApp.all({ ...key, ownerId, app })
      return rows.map(toMedia)
    },
    listDay({ ownerId, day, limit, after }) {
      const key = { at: after?.sortAt ?? future, id: after?.id ?? '', limit }
      return pageOfDay.all({ ...key, ownerId, day }).map(toMedia)
    },
    deliverable: rememberUntilChange(sqlite, (ownerId, id) => {
      const row = forDelivery.get(id, ownerId)
      return row === undefined ? null : toDeliverable(row)
    }),
  }

  function withApps(row: MediaRow | undefined) {
    return row === undefined ? null : { ...toMedia(row), apps: apps.all(row.id) }
  }
}

type PageKey = { at: number; id: string; limit: number }
type DeliverableRow = Omit<Deliverable, 'status' | 'variants'> &
  VariantSizes & { processing: Processing }

/** Later than any time a row can have. */
const future = Number.MAX_SAFE_INTEGER

function toDeliverable(row: DeliverableRow): Deliverable {
  const { processing, thumbSize, mediumSize, largeSize, ...same } = row
  const found = processing === 'done' ? {} : { width: null, height: null, pages: null }
  return {
    ...same,
    ...found,
    status: statusOf(processing),
    variants: variantsOf(processing, { thumbSize, mediumSize, largeSize }),
  }
}
