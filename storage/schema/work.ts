/** Jobs, the index of the transform cache, settings. STRICT in SQL, as in media.ts. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A finished job has no row. */
export const job = sqliteTable(
  'job',
  {
    /** Grows, so that equal times keep their order. */
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    kind: text('kind').notNull(),
    key: text('key'),
    payload: text('payload').notNull(),
    /** 0 interactive, 1 background. */
    lane: integer('lane').notNull(),
    state: text('state', { enum: ['open', 'leased', 'dead'] }).notNull(),
    runAt: integer('run_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lease: text('lease'),
    leaseUntil: integer('lease_until'),
    failure: text('failure'),
    createdAt: integer('created_at').notNull(),
    diedAt: integer('died_at'),
  },
  (table) => [
    uniqueIndex('job_open_key')
      .on(table.key)
      .where(sql`key is not null and state <> 'dead'`),
    index('job_next')
      .on(table.kind, table.lane, table.runAt, table.seq)
      .where(sql`state = 'open'`),
    index('job_due')
      .on(table.runAt)
      .where(sql`state = 'open'`),
    index('job_leased')
      .on(table.leaseUntil)
      .where(sql`state = 'leased'`),
    index('job_dead')
      .on(table.diedAt)
      .where(sql`state = 'dead'`),
  ],
)

export const cacheEntry = sqliteTable(
  'cache_entry',
  {
    key: text('key').notNull().primaryKey(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    usedAt: integer('used_at').notNull(),
  },
  (table) => [index('cache_by_use').on(table.usedAt, table.key, table.size)],
)

export const setting = sqliteTable('setting', {
  key: text('key').notNull().primaryKey(),
  value: text('value').notNull(),
})
