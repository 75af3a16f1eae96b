import { createHash } from 'node:crypto'
import type { Storage } from '../../../storage/index.ts'

type Row = {
  id: string
  name: string | null
  start: string | null
  reference_id: string
  enabled: number | null
  last_request: number | null
  expires_at: number | null
  created_at: number
  metadata: string | null
}

/** An API key as its owner sees it; times are ISO 8601. */
export type ApiKeyView = {
  id: string
  name: string
  keyPrefix: string
  scopes: string[]
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}

/** Who a key stands for. */
export type KeyHolder = { id: string; userId: string; scopes: string[] }

type Deps = { storage: Pick<Storage, 'sqlite'>; now: () => number }

/**
 * The rows behind API keys, in Better Auth's table: scopes and the end of a key are its metadata.
 * Synchronous; what writes belongs into a transaction.
 */
export function createApiKeyRows({ storage: { sqlite }, now }: Deps) {
  const columns =
    'k.id, k.name, k.start, k.reference_id, k.enabled, k.last_request, k.expires_at, k.created_at, k.metadata'
  const ofPerson = sqlite.prepare<[string], Row>(
    `SELECT ${columns} FROM apikey k WHERE k.reference_id = ? ORDER BY k.created_at DESC, k.id`,
  )
  const own = sqlite.prepare<[string, string], Row>(
    `SELECT ${columns} FROM apikey k WHERE k.reference_id = ? AND k.id = ?`,
  )
  // `(SELECT ?)` where a bare `?` would do: [Note: planned once]
  const byHash = sqlite.prepare<[string, number, number], Row>(
    `SELECT ${columns} FROM apikey k JOIN user u ON u.id = k.reference_id
     WHERE k.key = (SELECT ?) AND k.enabled IS NOT 0
       AND (k.expires_at IS NULL OR k.expires_at > (SELECT ?))
       AND (u.banned IS NOT 1 OR u.ban_expires <= (SELECT ?))`,
  )
  const setExpiry = sqlite.prepare('UPDATE apikey SET expires_at = ? WHERE id = ?')
  const setUsed = sqlite.prepare('UPDATE apikey SET last_request = ? WHERE id = ?')
  const end = sqlite.prepare(
    'UPDATE apikey SET enabled = 0, metadata = ?, updated_at = ? WHERE id = ?',
  )
  return {
    list: (userId: string): ApiKeyView[] => ofPerson.all(userId).map(viewOf),
    /** null where it is nobody's, or another person's. */
    find(userId: string, id: string): ApiKeyView | null {
      const row = own.get(userId, id)
      return row ? viewOf(row) : null
    },
    /** The holder of a key that works at this moment: the same work for any text. */
    findHolder(key: string): KeyHolder | null {
      const row = byHash.get(hashOf(key), now(), now())
      if (!row) return null
      const { scopes, revokedAt } = metadataOf(row)
      return revokedAt === null ? { id: row.id, userId: row.reference_id, scopes } : null
    },
    /** Better Auth counts from its own now, in whole seconds. */
    expire: (id: string, at: number) => setExpiry.run(at, id),
    used: (id: string) => setUsed.run(now(), id),
    /** For good, and once: a second time changes nothing. @returns false where it had ended already */
    revoke(userId: string, id: string): boolean {
      const row = own.get(userId, id)
      const metadata = row && metadataOf(row)
      if (!metadata || metadata.revokedAt !== null) return false
      const revokedAt = new Date(now()).toISOString()
      return end.run(JSON.stringify({ ...metadata, revokedAt }), now(), id).changes > 0
    },
  }
}

export type ApiKeyRows = ReturnType<typeof createApiKeyRows>

function viewOf(row: Row): ApiKeyView {
  const { scopes, revokedAt } = metadataOf(row)
  return {
    id: row.id,
    name: row.name ?? '',
    keyPrefix: row.start ?? '',
    scopes,
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: isoOf(row.last_request),
    expiresAt: isoOf(row.expires_at),
    // Better Auth's own route can switch one off without saying when.
    revokedAt: revokedAt ?? (row.enabled === 0 ? new Date(row.created_at).toISOString() : null),
  }
}

/** Made by Better Auth's own route it may hold anything, and older versions wrote the text twice. */
function metadataOf({ metadata }: Row): { scopes: string[]; revokedAt: string | null } {
  let value: unknown = metadata
  for (let depth = 0; typeof value === 'string' && depth < 2; depth++) value = parse(value)
  const { scopes, revokedAt } = Object(value) as { scopes?: unknown; revokedAt?: unknown }
  return {
    scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
    revokedAt: typeof revokedAt === 'string' ? revokedAt : null,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** As the plugin keeps them: SHA-256, base64url without padding. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
