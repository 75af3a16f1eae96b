import type { Storage } from '../../../storage/index.ts'
import type { Caller } from '../../caller.ts'

type SessionRow = { id: string; user_id: string; role: string | null }

type Deps = { storage: Storage; now: () => number }

/**
 * The person behind a session that stands: it has not expired, and they may come in. Asked of the
 * database each time, so that a session is gone the moment it ends.
 */
export function createStanding({ storage, now }: Deps) {
  // `(SELECT ?)` where a bare `?` would do: [Note: planned once]
  const select = `SELECT s.id, s.user_id, u.role FROM session s JOIN user u ON u.id = s.user_id
    WHERE s.expires_at > (SELECT ?) AND (u.banned IS NOT 1 OR u.ban_expires <= (SELECT ?)) AND `
  const findById = storage.sqlite.prepare<[number, number, string], SessionRow>(
    `${select} s.id = (SELECT ?)`,
  )
  const findByToken = storage.sqlite.prepare<[number, number, string], SessionRow>(
    `${select} s.token = (SELECT ?)`,
  )
  const callerOf = (row: SessionRow | undefined, via: 'cookie' | 'bearer'): Caller | null =>
    row
      ? { kind: 'person', userId: row.user_id, role: row.role ?? 'user', sessionId: row.id, via }
      : null
  return {
    byId: (id: string | null) =>
      id === null ? null : callerOf(findById.get(now(), now(), id), 'bearer'),
    byToken: (token: string | null) =>
      token === null ? null : callerOf(findByToken.get(now(), now(), token), 'cookie'),
  }
}
