import type { Context } from 'hono'
import type { Storage } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import { ownerOf } from './owner.ts'

/** GET /stats: kept counts, not counted ones: the cost does not grow with the library. */
export function createStats({ media }: { media: Storage['media'] }) {
  return function stats(c: Context<CallerEnv>): Response {
    return c.json(media.stats(ownerOf(c.get('caller'), c.req.query('userId'))))
  }
}
