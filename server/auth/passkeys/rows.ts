import type { Storage } from '../../../storage/index.ts'

type Row = {
  id: string
  user_id: string
  name: string | null
  device_type: string
  backed_up: number
  created_at: number | null
  last_used_at: number | null
}

/** A passkey as its owner sees it. */
export type PasskeyView = {
  id: string
  name: string | null
  deviceType: string
  backedUp: boolean
  createdAt: string | null
  lastUsedAt: string | null
}

/** The rows behind passkeys. Synchronous; what writes belongs into a transaction. */
export function createPasskeyRows({
  storage: { sqlite },
  now,
}: {
  storage: Pick<Storage, 'sqlite'>
  now: () => number
}) {
  const select = `SELECT p.id, p.user_id, p.name, p.device_type, p.backed_up, p.created_at, u.last_used_at
    FROM passkey p LEFT JOIN passkey_use u ON u.passkey_id = p.id`
  const ofPerson = sqlite.prepare<[string], Row>(
    `${select} WHERE p.user_id = ? ORDER BY p.created_at DESC, p.id`,
  )
  const own = sqlite.prepare<[string, string], Row>(`${select} WHERE p.user_id = ? AND p.id = ?`)
  const byCredential = sqlite.prepare<[string], Row>(`${select} WHERE p.credential_id = ?`)
  const shutOut = sqlite.prepare(
    `SELECT 1 FROM passkey p JOIN user u ON u.id = p.user_id
     WHERE p.credential_id = ? AND u.banned IS 1 AND (u.ban_expires IS NULL OR u.ban_expires > ?)`,
  )
  const rename = sqlite.prepare('UPDATE passkey SET name = ? WHERE id = ?')
  const remove = sqlite.prepare('DELETE FROM passkey WHERE id = ?')
  const use = sqlite.prepare(
    `INSERT INTO passkey_use (passkey_id, last_used_at) SELECT id, ? FROM passkey WHERE credential_id = ?
     ON CONFLICT DO UPDATE SET last_used_at = excluded.last_used_at`,
  )
  const advance = sqlite.prepare(
    `UPDATE passkey SET counter = @next WHERE credential_id = @id AND (counter < @next OR (counter = 0 AND @next = 0))`,
  )
  return {
    list: (userId: string): PasskeyView[] => ofPerson.all(userId).map(viewOf),
    /** null where it is nobody's, or another person's. */
    find(userId: string, id: string): PasskeyView | null {
      const row = own.get(userId, id)
      return row ? viewOf(row) : null
    },
    findByCredential: (credentialId: string) => byCredential.get(credentialId) ?? null,
    /** Whether its owner may not come in. */
    isShutOut: (credentialId: string) => shutOut.get(credentialId, now()) !== undefined,
    rename: (id: string, name: string) => rename.run(name, id),
    remove: (id: string) => remove.run(id),
    used: (credentialId: string) => use.run(now(), credentialId),
    /**
     * Takes the counter forward; authenticators that do not count stay at 0.
     * @returns false where it would stand still or go back
     */
    advance: (credentialId: string, next: number) =>
      advance.run({ id: credentialId, next }).changes === 1,
  }
}

function viewOf(row: Row): PasskeyView {
  return {
    id: row.id,
    name: row.name,
    deviceType: row.device_type,
    backedUp: row.backed_up === 1,
    createdAt: isoOf(row.created_at),
    lastUsedAt: isoOf(row.last_used_at),
  }
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
