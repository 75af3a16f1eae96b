import type { Context } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { ownerOf } from './owner.ts'
import { appName, pageLimit, readQuery } from './query.ts'
import { recordOf } from './record.ts'

export const listQuery = z.object({
  app: appName.optional(),
  userId: z.string().optional(),
  limit: pageLimit,
  cursor: z.string().max(512, 'is too long').optional(),
})

type Deps = { media: Storage['media']; originFor: (c: Context<CallerEnv>) => string }

/** GET /: records, newest first. Where there are more, `X-Next-Cursor` says how to get them. */
export function createList({ media, originFor }: Deps) {
  return function list(c: Context<CallerEnv>): Response {
    const { app, userId, limit, cursor } = readQuery(listQuery, c.req.query())
    const place = cursor === undefined ? undefined : readCursor(cursor)
    const found = media.list({
      ownerId: ownerOf(c.get('caller'), userId),
      // One more than asked for tells whether there is a next page.
      limit: limit + 1,
      ...(app === undefined ? {} : { app }),
      ...(place === undefined ? {} : { after: { createdAt: place.at, id: place.id } }),
    })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    if (found.length > limit && last)
      c.header('X-Next-Cursor', writeCursor({ at: last.createdAt, id: last.id }))
    const origin = originFor(c)
    return c.json(page.map((each) => recordOf(each, origin)))
  }
}
