import type { Storage } from '../../storage/index.ts'
import { shortAddress } from '../guard/peer.ts'

export type SessionRow = {
  id: string
  user_id: string
  token: string
  created_at: number
  expires_at: number
  ip_address: string | null
  user_agent: string | null
  device_name: string | null
  at: number | null
}

/** A session as its owner sees it. */
export type SessionView = {
  id: string
  createdAt: string
  expiresAt: string
  lastActivityAt: string
  ipAddress: string | null
  userAgent: string | null
  deviceName: string | null
  current: boolean
}

/** How much older than the last one a sign of life has to be before it is written down, in ms. */
export const grain = 5 * 60_000

/** The rows behind sessions. Synchronous; ending one also ends what is open for it. */
export function createSessions({
  storage: { sqlite },
  now,
  onEnd,
}: {
  storage: Storage
  now: () => number
  /** Called after the row has gone, once for each. */
  onEnd: (sessionId: string) => void
}) {
  const columns = `s.id, s.user_id, s.token, s.created_at, s.expires_at, s.ip_address, s.user_agent, s.device_name, a.at`
  const from = 'FROM session s LEFT JOIN session_activity a ON a.session_id = s.id'
  const byToken = sqlite.prepare<[string], SessionRow>(
    `SELECT ${columns} ${from} WHERE s.token = ?`,
  )
  const byId = sqlite.prepare<[string], SessionRow>(`SELECT ${columns} ${from} WHERE s.id = ?`)
  const ofPerson = sqlite.prepare<[string, number], SessionRow>(
    `SELECT ${columns} ${from} WHERE s.user_id = ? AND s.expires_at > ? ORDER BY s.created_at DESC`,
  )
  const name = sqlite.prepare('UPDATE session SET device_id = ?, device_name = ? WHERE id = ?')
  const seen = sqlite.prepare(
    `INSERT INTO session_activity (session_id, at) SELECT id, @at FROM session WHERE id = @id
     ON CONFLICT DO UPDATE SET at = excluded.at WHERE excluded.at - at > ${grain}`,
  )
  const end = sqlite.prepare('DELETE FROM session WHERE id = ?')
  const sessions = {
    find: (id: string) => byId.get(id) ?? null,
    findByToken: (token: string) => byToken.get(token) ?? null,
    list: (userId: string, currentId: string): SessionView[] =>
      ofPerson.all(userId, now()).map((row) => viewOf(row, currentId)),
    nameDevice: (id: string, device: { deviceId?: string; deviceName?: string }) =>
      name.run(device.deviceId ?? null, device.deviceName ?? null, id),
    /** Nothing where the session has ended meanwhile. */
    seen: (id: string) => seen.run({ id, at: now() }),
    /** @returns whether there was one; tell `ended` once that is committed */
    remove: (id: string) => end.run(id).changes > 0,
    /** All of a person's but one. @returns the ids that are gone */
    removeOthers: (userId: string, keepId: string | null): string[] =>
      ofPerson
        .all(userId, 0)
        .filter((row) => row.id !== keepId && sessions.remove(row.id))
        .map((row) => row.id),
    ended: onEnd,
  }
  return sessions
}

export type Sessions = ReturnType<typeof createSessions>

function viewOf(row: SessionRow, currentId: string): SessionView {
  return {
    id: row.id,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    lastActivityAt: new Date(Math.max(row.at ?? 0, row.created_at)).toISOString(),
    ipAddress: shortAddress(row.ip_address),
    userAgent: row.user_agent,
    deviceName: row.device_name,
    current: row.id === currentId,
  }
}
