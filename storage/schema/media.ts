/**
 * Blobs are shared by everybody who has the same bytes; media belong to one person; references say
 * through which app. In SQL these tables are STRICT, which Drizzle cannot say: see migrations/.
 */
import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

export const blob = sqliteTable(
  'blob',
  {
    id: integer('id').primaryKey(),
    hash: text('hash').notNull().unique(),
    size: integer('size').notNull(),
    mimeType: text('mime_type').notNull(),
    kind: text('kind', { enum: ['image', 'other'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    /** Where it is in the trash's state machine; one that is gone has no row. */
    state: text('state', { enum: ['present', 'trashed', 'shelved', 'condemned'] }).notNull(),
    trashedAt: integer('trashed_at'),
    format: text('format'),
    width: integer('width'),
    height: integer('height'),
    hasAlpha: integer('has_alpha'),
    pages: integer('pages'),
    duration: real('duration'),
    exif: text('exif'),
    takenAt: integer('taken_at'),
    takenDay: text('taken_day'),
    hasLocation: integer('has_location').notNull().default(0),
    placeholder: text('placeholder'),
    damaged: integer('damaged').notNull().default(0),
    thumbSize: integer('thumb_size'),
    mediumSize: integer('medium_size'),
    largeSize: integer('large_size'),
  },
  (table) => [
    index('blob_in_trash')
      .on(table.state, table.trashedAt)
      .where(sql`state <> 'present'`),
  ],
)

/**
 * size, mime_type, sort_at, day and has_location repeat the blob's, for the sake of the indexes; the
 * last three only once this person's own processing is done. [Note: nobody learns of the other]
 */
export const media = sqliteTable(
  'media',
  {
    id: text('id').notNull().primaryKey(),
    ownerId: text('owner_id').notNull(),
    blobId: integer('blob_id')
      .notNull()
      .references(() => blob.id),
    originalName: text('original_name').notNull(),
    sourceUrl: text('source_url'),
    createdAt: integer('created_at').notNull(),
    removedAt: integer('removed_at'),
    size: integer('size').notNull(),
    mimeType: text('mime_type').notNull(),
    sortAt: integer('sort_at').notNull(),
    day: text('day').notNull(),
    hasLocation: integer('has_location').notNull().default(0),
    /** Its references' apps, as `,chat,photos,`; kept by triggers. */
    apps: text('apps').notNull().default(''),
    /** `begun`: the thumbnail can be shown already. */
    processing: text('processing', { enum: ['none', 'queued', 'begun', 'done', 'failed'] })
      .notNull()
      .default('none'),
    /** Why it failed, in words. */
    failure: text('failure'),
    failureCode: text('failure_code'),
  },
  (table) => [
    uniqueIndex('media_of_blob').on(table.blobId, table.ownerId),
    index('media_by_creation')
      .on(table.ownerId, table.createdAt, table.id)
      .where(sql`removed_at is null`),
    index('media_by_date')
      .on(table.ownerId, table.sortAt, table.id)
      .where(sql`removed_at is null`),
    index('media_by_day')
      .on(table.ownerId, table.day, table.sortAt, table.id)
      .where(sql`removed_at is null`),
    index('media_by_size')
      .on(table.ownerId, table.size, table.id)
      .where(sql`removed_at is null`),
    index('media_by_type')
      .on(table.ownerId, table.mimeType, table.hasLocation, table.sortAt)
      .where(sql`removed_at is null`),
    index('media_located')
      .on(table.ownerId, table.sortAt, table.id)
      .where(sql`removed_at is null and has_location = 1`),
    index('media_waiting')
      .on(table.blobId, table.id)
      .where(sql`processing in ('queued', 'begun')`),
    index('media_removed')
      .on(table.removedAt)
      .where(sql`removed_at is not null`),
  ],
)

/** owner, time and size repeat the media's, for the sake of the index and the kept counts. */
export const reference = sqliteTable(
  'reference',
  {
    mediaId: text('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    app: text('app').notNull(),
    ownerId: text('owner_id').notNull(),
    createdAt: integer('created_at').notNull(),
    removedAt: integer('removed_at'),
    size: integer('size').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.mediaId, table.app] }),
    index('reference_by_app')
      .on(table.ownerId, table.app, table.createdAt, table.mediaId)
      .where(sql`removed_at is null`),
  ],
)

/** Kept by triggers (database/triggers.ts), of live media only. Rows that would count 0 are not there. */
export const mediaCount = sqliteTable(
  'media_count',
  {
    ownerId: text('owner_id').notNull(),
    dimension: text('dimension', {
      enum: ['total', 'app', 'year', 'day', 'type', 'sealed'],
    }).notNull(),
    key: text('key').notNull(),
    count: integer('count').notNull(),
    size: integer('size').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.dimension, table.key] })],
)

/** Kept by triggers as well (database/facets.ts): what any filter of list/all sums up. */
export const mediaFacet = sqliteTable(
  'media_facet',
  {
    ownerId: text('owner_id').notNull(),
    /** 0 for all time, otherwise in days; the bucket is the number of the span since 1970. */
    span: integer('span').notNull(),
    bucket: integer('bucket').notNull(),
    mimeType: text('mime_type').notNull(),
    hasLocation: integer('has_location').notNull(),
    apps: text('apps').notNull(),
    count: integer('count').notNull(),
  },
  ({ ownerId, span, bucket, mimeType, hasLocation, apps }) => [
    primaryKey({ columns: [ownerId, span, bucket, mimeType, hasLocation, apps] }),
  ],
)
