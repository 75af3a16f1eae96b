import type { Storage } from '../../../storage/index.ts'
import { iso, maybeIso } from '../answers.ts'
import { shortAddress } from '../../guard/peer.ts'
import { keyScopes } from '../readers.ts'
import type { PersonsVault } from '../vault.ts'
import type { Walked, WalkedSealed } from './walk.ts'

/** What an export says beside the summary: no secrets, and no hashes of secrets. */
export function createDetails({ sqlite }: Pick<Storage, 'sqlite'>, vault: PersonsVault) {
  const all = (sql: string) => sqlite.prepare<[string], Record<string, unknown>>(sql)
  const sessions = all(
    `SELECT s.id, s.created_at AS createdAt, s.expires_at AS expiresAt,
      a.at AS lastActivityAt, s.ip_address AS ipAddress, s.user_agent AS userAgent,
      s.device_name AS deviceName
      FROM session s LEFT JOIN session_activity a ON a.session_id = s.id
      WHERE s.user_id = ? ORDER BY s.created_at`,
  )
  const passkeys = all(
    `SELECT p.id, p.name, p.device_type AS deviceType, p.backed_up AS backedUp,
      p.created_at AS createdAt, u.last_used_at AS lastUsedAt
      FROM passkey p LEFT JOIN passkey_use u ON u.passkey_id = p.id WHERE p.user_id = ?`,
  )
  const apiKeys = all(
    `SELECT id, name, start AS keyPrefix, metadata, permissions, created_at AS createdAt,
      last_request AS lastUsedAt, expires_at AS expiresAt FROM apikey WHERE reference_id = ?`,
  )
  const securityEvents = all(
    `SELECT id, event_type AS eventType, ip_address AS ipAddress, user_agent AS userAgent,
      metadata, created_at AS createdAt FROM security_event
      WHERE user_id = ? ORDER BY created_at DESC, id DESC`,
  )
  const settings = all(
    `SELECT scope, device, app, value, updated_at AS updatedAt FROM person_setting WHERE user_id = ?`,
  )
  const spaces = all(
    `SELECT o.id, o.name, o.slug, m.role, m.created_at AS createdAt
      FROM member m JOIN organization o ON o.id = m.organization_id WHERE m.user_id = ?`,
  )
  const appsOf = sqlite
    .prepare<[string], string>(
      'SELECT app FROM reference WHERE media_id = ? AND removed_at IS NULL ORDER BY app',
    )
    .pluck()

  const vaultOf = (userId: string) => {
    const { audit, ...kept } = vault.tell(userId)
    return { ...shown(kept), audit: audit.map(({ at, ...entry }) => ({ ...entry, at: iso(at) })) }
  }

  return {
    of: (userId: string) => ({
      sessions: sessions.all(userId).map((row) => ({
        ...shown(row),
        ipAddress: shortAddress(row['ipAddress'] as string | null),
      })),
      passkeys: passkeys.all(userId).map((row) => ({ ...shown(row), backedUp: !!row['backedUp'] })),
      apiKeys: apiKeys.all(userId).map(({ metadata, permissions, ...row }) => ({
        ...shown(row),
        scopes: keyScopes(metadata as string | null, permissions as string | null),
      })),
      securityEvents: securityEvents.all(userId).map((row) => withJson(row, 'metadata')),
      settings: settings.all(userId).map((row) => withJson(row, 'value')),
      spaces: spaces.all(userId).map(shown),
      vault: vaultOf(userId),
    }),
    media: ({ media, file }: Walked) => ({
      id: media.id,
      originalName: media.originalName,
      file,
      apps: appsOf.all(media.id),
      mimeType: media.mimeType,
      size: media.size,
      sha256: media.hash,
      sourceUrl: media.sourceUrl,
      createdAt: iso(media.createdAt),
      takenAt: maybeIso(media.takenAt),
      width: media.width,
      height: media.height,
      exif: media.exif,
    }),
    /** `facts` as they were kept: sealed, in base64. */
    sealed: ({ sealed, file }: WalkedSealed) => ({
      id: sealed.id,
      file,
      apps: [sealed.app],
      size: sealed.size,
      sha256: sealed.hash,
      sameness: sealed.sameness,
      createdAt: iso(sealed.createdAt),
      facts: sealed.facts.toString('base64'),
    }),
  }
}

export type Details = ReturnType<typeof createDetails>

/** Times as the contract shows them: every column named so holds ms. */
function shown(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('At') ? maybeIso(value as number | null) : value,
    ]),
  )
}

function withJson(row: Record<string, unknown>, name: string): Record<string, unknown> {
  const text = row[name]
  return { ...shown(row), [name]: typeof text === 'string' ? (JSON.parse(text) as unknown) : null }
}
