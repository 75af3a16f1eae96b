/**
 * Private media: bytes that were sealed on a device, and what the device says of them in one sealed
 * value. A kind of its own beside media, so that no question about media can answer with one of
 * these; it names its blob as a media does. [Note: sealed media are a kind of their own]
 */
import { sql } from 'drizzle-orm'
import { blob as bytes, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { blob } from './media.ts'

export const sealedMedia = sqliteTable(
  'sealed_media',
  {
    id: text('id').notNull().primaryKey(),
    ownerId: text('owner_id').notNull(),
    blobId: integer('blob_id')
      .notNull()
      .references(() => blob.id),
    app: text('app').notNull(),
    /** Keyed hash of what is inside, made on the device: the same file twice, for its owner alone. */
    sameness: text('sameness').notNull(),
    createdAt: integer('created_at').notNull(),
    removedAt: integer('removed_at'),
    /** The blob's. */
    size: integer('size').notNull(),
    /** Last, so that the other columns are read without it. */
    facts: bytes('facts', { mode: 'buffer' }).notNull(),
  },
  (table) => [
    index('sealed_by_creation')
      .on(table.ownerId, table.createdAt, table.id)
      .where(sql`removed_at is null`),
    // Removed ones too: what was removed and comes back may be there twice.
    index('sealed_same').on(table.ownerId, table.sameness),
    index('sealed_of_blob').on(table.blobId),
    index('sealed_removed')
      .on(table.removedAt)
      .where(sql`removed_at is not null`),
    check('sealed_sameness', sql`length(sameness) = 64 and sameness not glob '*[^0-9a-f]*'`),
    check('sealed_facts', sql`length(facts) between 28 and 98304`),
  ],
)
