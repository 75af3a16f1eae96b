import type { Context } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { callerIn } from './lookup.ts'
import { pageLimit, readQuery } from './query.ts'
import { recordOf } from './record.ts'

export const dayQuery = z.object({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'has to be like 2024-07-31'),
  limit: pageLimit,
  cursor: z.string().max(512, 'is too long').optional(),
})

type Deps = { media: Storage['media']; originFor: (c: Context<CallerEnv>) => string }

/** What a grid by day is drawn from. Hearth's own addition to the contract. */
export function createTimeline({ media, originFor }: Deps) {
  return {
    /** GET /timeline: every day that has something, newest first, and how much. */
    days(c: Context<CallerEnv>): Response {
      const days = media.days(callerIn(c))
      return c.json({ days, total: days.reduce((sum, { count }) => sum + count, 0) })
    },

    /** GET /timeline/:day: the records of one day, newest first, with `X-Next-Cursor` for more. */
    ofDay(c: Context<CallerEnv>, asked: string): Response {
      const { day, limit, cursor } = readQuery(dayQuery, { ...c.req.query(), day: asked })
      const place = cursor === undefined ? undefined : readCursor(cursor)
      const after = place && { sortAt: place.at, id: place.id }
      const ownerId = callerIn(c)
      const found = media.listDay({ ownerId, day, limit: limit + 1, ...(after ? { after } : {}) })
      const page = found.slice(0, limit)
      const last = page.at(-1)
      if (found.length > limit && last)
        c.header('X-Next-Cursor', writeCursor({ at: last.sortAt, id: last.id }))
      const origin = originFor(c)
      return c.json(page.map((each) => recordOf(each, origin)))
    },
  }
}
