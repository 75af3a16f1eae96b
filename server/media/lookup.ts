import type { Context } from 'hono'
import { HearthError, type Media, type Storage } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import { ownerOf } from './owner.ts'
import { recordOf } from './record.ts'

type Deps = { media: Storage['media']; originFor: (c: Context<CallerEnv>) => string }

/** GET /:id and GET /hash/:sha256: one record, or 404 for what is not the caller's. */
export function createLookup({ media, originFor }: Deps) {
  const answer = (c: Context<CallerEnv>, found: Media | null) => {
    if (!found) throw notFound()
    return c.json(recordOf(found, originFor(c)))
  }

  return {
    byId(c: Context<CallerEnv>, id: string) {
      return answer(c, media.find(callerIn(c), id))
    },
    byHash(c: Context<CallerEnv>, hash: string) {
      return answer(c, media.findByHash(callerIn(c), hash.toLowerCase()))
    },
  }
}

/**
 * Whose media a route with an id is about: the caller's own, whatever else the query says. A
 * service names a person.
 */
export function callerIn(c: Context<CallerEnv>): string {
  const caller = c.get('caller')
  return ownerOf(caller, caller.kind === 'service' ? c.req.query('userId') : undefined)
}

/** The same words for what never was, what is somebody else's, and what was removed. */
export function notFound() {
  return new HearthError('NOT_FOUND', 'There is no such file here.')
}
