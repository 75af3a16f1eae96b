import { LRUCache } from 'lru-cache'
import type { Storage } from '../../storage/index.ts'
import { grain, type Sessions } from './sessions.ts'

type Deps = { storage: Pick<Storage, 'write'>; sessions: Pick<Sessions, 'seen'>; now: () => number }

/**
 * When a session was last used. Requests are far more than anybody wants to know of: one in five
 * minutes is written, beside the request, which neither waits for it nor fails with it.
 */
export function createActivity({ storage, sessions, now }: Deps) {
  const noted = new LRUCache<string, number>({ max: 1000 })
  return (sessionId: string): void => {
    const last = noted.get(sessionId)
    if (last !== undefined && now() - last <= grain) return
    noted.set(sessionId, now())
    // Said again with the next request: a full disk is for those to hear who store something.
    storage.write(() => sessions.seen(sessionId)).catch(() => void noted.delete(sessionId))
  }
}

export type Activity = ReturnType<typeof createActivity>
