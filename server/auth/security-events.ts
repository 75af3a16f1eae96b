import type { Storage } from '../../storage/index.ts'
import { peerHeader } from '../guard/peer.ts'
import type { Outer } from './handler-door.ts'

export type SecurityEventType =
  | 'register'
  | 'login_success'
  | 'login_failure'
  | 'login_second_factor_due'
  | 'second_factor_success'
  | 'second_factor_failure'
  | 'second_factor_enabled'
  | 'second_factor_disabled'
  | 'backup_codes_renewed'
  | 'device_trusted'
  | 'device_forgotten'
  | 'tokens_taken'
  | 'logout'
  | 'session_revoked'
  | 'refresh_replayed'
  | 'password_changed'
  | 'password_reset_requested'
  | 'password_reset'
  | 'email_change_requested'
  | 'email_verified'
  | 'magic_link_requested'
  | 'passkey_added'
  | 'passkey_renamed'
  | 'passkey_removed'
  | 'passkey_failure'
  | 'api_key_created'
  | 'api_key_revoked'
  | 'device_approved'
  | 'app_allowed'
  | 'app_forgotten'
  | 'account_unlocked'
  | 'role_changed'
  | 'profile_changed'
  | 'email_changed'
  | 'account_disabled'
  | 'account_enabled'
  | 'recovery_asked'
  | 'recovery_replaced'
  | 'vault_closed'
  | 'vault_key_replaced'

export type SecurityEvent = {
  userId: string | null
  eventType: SecurityEventType
  outer?: Outer | undefined
  metadata?: Record<string, unknown>
}

type Row = {
  id: string
  event_type: string
  ip_address: string | null
  user_agent: string | null
  metadata: string | null
  created_at: number
}

/** What happened to an account, written with what it tells of, for its owner to read. */
export function createSecurityEvents({
  storage: { sqlite },
  now,
  newId,
}: {
  storage: Storage
  now: () => number
  newId: () => string
}) {
  const add = sqlite.prepare(
    `INSERT INTO security_event (id, user_id, event_type, ip_address, user_agent, metadata, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const newest = sqlite.prepare<[string, number], Row>(
    `SELECT id, event_type, ip_address, user_agent, metadata, created_at FROM security_event
     WHERE user_id = ? ORDER BY created_at DESC, id DESC LIMIT ?`,
  )
  return {
    /** Synchronous: belongs into the transaction of what it tells of. */
    record({ userId, eventType, outer, metadata }: SecurityEvent): void {
      const peer = outer?.headers.get(peerHeader) ?? null
      const agent = outer?.headers.get('user-agent')?.slice(0, 400) ?? null
      const more = metadata ? JSON.stringify(metadata) : null
      add.run(newId(), userId, eventType, peer, agent, more, now())
    },
    /** Newest first. */
    list: (userId: string, limit: number) =>
      newest.all(userId, limit).map((row) => ({
        id: row.id,
        eventType: row.event_type,
        ipAddress: row.ip_address,
        userAgent: row.user_agent,
        metadata: (row.metadata === null ? null : JSON.parse(row.metadata)) as unknown,
        createdAt: new Date(row.created_at).toISOString(),
      })),
  }
}

export type SecurityEvents = ReturnType<typeof createSecurityEvents>
