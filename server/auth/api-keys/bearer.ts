import type { Storage } from '../../../storage/index.ts'
import type { Caller, FindCaller } from '../../caller.ts'
import type { Log } from '../../log.ts'
import { createApiKeyRows } from './rows.ts'

type Deps = { storage: Storage; findCaller: FindCaller; log: Log; now: () => number }

const minute = 60_000
const bearer = /^Bearer (sk_live_\S{1,200})$/i

/**
 * Who is asking, where API keys are welcome as well: everywhere else they are nobody's. Each request
 * asks the database by one prepared statement, so that a revoked key is gone at once. A key has the
 * scopes it was given and never its owner's role.
 */
export function createKeyCallers({ storage, findCaller, log, now }: Deps) {
  const rows = createApiKeyRows({ storage, now })
  const noted = new Map<string, number>()

  /** At the grain of a minute, and nobody waits for it. */
  function note(id: string): void {
    if ((noted.get(id) ?? 0) > now() - minute) return
    noted.set(id, now())
    storage
      .write(() => rows.used(id))
      .catch((err: unknown) => log.warn({ err }, 'the use of an API key was not written down'))
  }

  const findKeyCaller: FindCaller = async (headers, encrypted) => {
    const key = bearer.exec(headers.get('authorization') ?? '')?.[1]
    if (key === undefined || headers.has('x-service-key')) return findCaller(headers, encrypted)
    const holder = rows.findHolder(key)
    if (!holder) return null
    note(holder.id)
    const { id: sessionId, userId, scopes } = holder
    return {
      kind: 'person',
      userId,
      role: 'user',
      sessionId,
      via: 'api-key',
      scopes,
    } satisfies Caller
  }
  return findKeyCaller
}
