import type { Storage } from '../../../storage/index.ts'

type Row = {
  id: string
  client_id: string | null
  app_name: string | null
  device_name: string | null
  scope: string | null
  status: 'pending' | 'approved' | 'denied'
  user_id: string | null
  expires_at: number
  ip_address: string | null
  user_agent: string | null
  created_at: number | null
}

export type From = { name: string | null; ipAddress: string | null; userAgent: string | null }

/** Devices that wait to be let in: the plugin's codes, and where each was asked from. Synchronous. */
export function createDeviceRequests({ sqlite }: Pick<Storage, 'sqlite'>, now: () => number) {
  const select = `SELECT d.id, d.client_id, a.name AS app_name, r.name AS device_name, d.scope, d.status,
      d.user_id, d.expires_at, r.ip_address, r.user_agent, r.created_at
    FROM device_code d LEFT JOIN device_request r ON r.device_code_id = d.id
    LEFT JOIN oauth_client a ON a.client_id = d.oauth_client_id`
  const byUserCode = sqlite.prepare<[string], Row>(`${select} WHERE d.user_code = ?`)
  const byDeviceCode = sqlite.prepare<[string], Row>(`${select} WHERE d.device_code = ?`)
  const forget = sqlite.prepare('DELETE FROM device_code WHERE expires_at < ?')
  const add = sqlite.prepare(
    `INSERT INTO device_request (device_code_id, name, ip_address, user_agent, created_at)
     SELECT id, ?, ?, ?, ? FROM device_code WHERE user_code = ?`,
  )
  const decide = sqlite.prepare(
    `UPDATE device_code SET status = ?, user_id = ? WHERE id = ? AND status = 'pending' AND expires_at > ?`,
  )
  return {
    /** Nobody polls for ever: what ran out long ago goes with the next one. */
    record(userCode: string, { name, ipAddress, userAgent }: From): void {
      forget.run(now() - 3_600_000)
      add.run(name, ipAddress, userAgent, now(), userCode)
    },
    find: (userCode: string) => byUserCode.get(userCode) ?? null,
    /** What a session made by this code is to be called. */
    nameFor(deviceCode: string): string | null {
      const row = byDeviceCode.get(deviceCode)
      return row ? titleOf(row) : null
    },
    /** @returns whether it was still open */
    decide: (id: string, userId: string, status: 'approved' | 'denied') =>
      decide.run(status, userId, id, now()).changes > 0,
  }
}

export type DeviceRequests = ReturnType<typeof createDeviceRequests>

/** The device's own name, else what it is an app of. */
export function titleOf(row: Pick<Row, 'device_name' | 'app_name' | 'client_id'>): string {
  return row.device_name ?? row.app_name ?? row.client_id ?? ''
}
