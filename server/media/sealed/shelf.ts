import type { Context } from 'hono'
import { z } from 'zod'
import type { SealedMedia, Storage } from '../../../storage/index.ts'
import type { CallerEnv } from '../../caller.ts'
import type { MediaEvents } from '../events.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { callerIn, notFound } from '../lookup.ts'
import { pageLimit, readQuery } from '../query.ts'
import { bytesOf, facts, recordOf, sameness, type SealedRecord } from './record.ts'

export const sealedListQuery = z.object({
  limit: pageLimit,
  cursor: z.string().max(512, 'is too long').optional(),
  sameness: sameness.optional(),
})

export const factsChange = z.object({ facts })
type FactsChange = z.output<typeof factsChange>

/** Facts of one answer, in bytes: a page with large thumbnails ends before its limit. */
const mostFacts = 4 * 1024 * 1024

type Deps = {
  storage: Pick<Storage, 'sealed' | 'trash' | 'write'>
  events: Pick<MediaEvents, 'publishSealed'>
}

/** What a person asks about their private media, and does to them; their open pages hear of it. */
export function createShelf({ storage, events }: Deps) {
  const { sealed, trash, write } = storage

  return {
    /** GET /sealed: newest first; with `sameness` the one that has it, or none. */
    list(c: Context<CallerEnv>): Response {
      const { limit, cursor, sameness } = readQuery(sealedListQuery, c.req.queries())
      const ownerId = callerIn(c)
      if (sameness !== undefined) {
        const same = sealed.findSame(ownerId, sameness)
        return c.json({ items: same ? [recordOf(same)] : [], nextCursor: null })
      }
      const place = cursor === undefined ? undefined : readCursor(cursor)
      const after = place && { createdAt: place.at, id: place.id }
      const page = sealed.list({ ownerId, limit, mostFacts, ...(after ? { after } : {}) })
      const last = page.items.at(-1)
      const nextCursor = page.more && last ? writeCursor({ at: last.createdAt, id: last.id }) : null
      return c.json({ items: page.items.map(recordOf), nextCursor })
    },

    one: (c: Context<CallerEnv>, id: string) => answer(c, sealed.find(callerIn(c), id)),

    /** PATCH /sealed/:id: other facts, made by a device that could open the old ones. */
    async change(ownerId: string, id: string, change: FactsChange): Promise<SealedRecord> {
      const bytes = bytesOf(change.facts)
      const changed = await write(() => sealed.changeFacts(ownerId, id, bytes))
      if (changed === null) throw notFound()
      events.publishSealed(ownerId, { id, status: 'kept' })
      return recordOf(changed)
    },

    async remove(c: Context<CallerEnv>, id: string): Promise<Response> {
      const ownerId = callerIn(c)
      if (!(await write(() => sealed.remove(ownerId, id)))) throw notFound()
      events.publishSealed(ownerId, { id, status: 'removed' })
      return c.json({ success: true })
    },

    async restore(c: Context<CallerEnv>, id: string): Promise<Response> {
      const ownerId = callerIn(c)
      const back = await trash.restoreSealed(ownerId, id)
      if (back !== null) events.publishSealed(ownerId, { id, status: 'kept' })
      return answer(c, back)
    },
  }
}

function answer(c: Context<CallerEnv>, found: SealedMedia | null): Response {
  if (found === null) throw notFound()
  return c.json(recordOf(found))
}
