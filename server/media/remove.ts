import type { Context } from 'hono'
import type { Storage } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import { eventOf, type MediaEvents } from './events.ts'
import { callerIn, notFound } from './lookup.ts'
import { recordOf } from './record.ts'

type Deps = {
  storage: Storage
  events: MediaEvents
  originFor: (c: Context<CallerEnv>) => string
}

/** DELETE /:id and its undo. Nothing is deleted here: bytes leave through the trash, much later. */
export function createRemoval({ storage, events, originFor }: Deps) {
  return {
    async remove(c: Context<CallerEnv>, id: string): Promise<Response> {
      const ownerId = callerIn(c)
      const removed = await storage.write(() => storage.media.remove(ownerId, id))
      if (!removed) throw notFound()
      events.publish(ownerId, { id, status: 'removed' })
      return c.json({ success: true })
    },

    /** POST /:id/restore: brings it back within the grace period. Hearth's own addition. */
    async restore(c: Context<CallerEnv>, id: string): Promise<Response> {
      const ownerId = callerIn(c)
      const media = await storage.trash.restore(ownerId, id)
      if (!media) throw notFound()
      events.publish(ownerId, eventOf(media))
      return c.json(recordOf(media, originFor(c)))
    },
  }
}
