import { z } from 'zod'
import type { Storage } from '../../storage/index.ts'
import { iso, maybeIso, maybeTime, time } from './answers.ts'
import type { PersonsVault } from './vault.ts'

export const readersAnswer = z.object({
  admins: z.array(z.object({ name: z.string(), isMe: z.boolean() })),
  adminsSee: z.array(z.enum(['name', 'email', 'role', 'activity', 'counts', 'links', 'lockouts'])),
  adminsDoNotSee: z.array(z.enum(['photos', 'files', 'keys', 'passwords', 'settings', 'export'])),
  apiKeys: z.array(
    z.object({ name: z.string(), scopes: z.array(z.string()), lastUsedAt: maybeTime }),
  ),
  apps: z.array(z.object({ name: z.string(), scopes: z.array(z.string()), since: time })),
  spaces: z.array(
    z.object({ name: z.string(), type: z.string(), role: z.string(), members: z.int() }),
  ),
  vault: z.object({ by: z.enum(['nobody', 'house', 'self']), guardians: z.int() }),
  diskEncryption: z.literal('unknown').describe('Hearth cannot see whether the disk is encrypted.'),
  cloudCopy: z.literal('none'),
})

export type Readers = z.output<typeof readersAnswer>

/** Who can read somebody's data: facts, for a page to put into words. */
export function createReaders(
  { sqlite }: Pick<Storage, 'sqlite'>,
  vault: Pick<PersonsVault, 'kept'>,
) {
  const admins = sqlite.prepare<[string], { name: string; isMe: number }>(
    `SELECT name, id = ? AS isMe FROM user WHERE role = 'admin' AND banned IS NOT 1 ORDER BY name`,
  )
  type Key = {
    name: string
    metadata: string | null
    permissions: string | null
    at: number | null
  }
  const keys = sqlite.prepare<[string], Key>(
    `SELECT coalesce(name, start, '') AS name, metadata, permissions, last_request AS at FROM apikey
      WHERE reference_id = ? AND enabled IS NOT 0 ORDER BY created_at`,
  )
  const apps = sqlite.prepare<[string], { name: string; scopes: string; since: number }>(
    `SELECT coalesce(a.name, a.client_id) AS name, c.scopes, c.created_at AS since
      FROM oauth_consent c JOIN oauth_client a ON a.client_id = c.client_id
      WHERE c.user_id = ? ORDER BY c.created_at`,
  )
  const spaces = sqlite.prepare<[string], Readers['spaces'][number]>(
    `SELECT o.name, coalesce(o.metadata ->> 'type', '') AS type, m.role,
      (SELECT count(*) FROM member WHERE organization_id = o.id) AS members
      FROM member m JOIN organization o ON o.id = m.organization_id
      WHERE m.user_id = ? ORDER BY o.created_at, o.id`,
  )
  return (userId: string): Readers => ({
    admins: admins.all(userId).map(({ name, isMe }) => ({ name, isMe: isMe === 1 })),
    adminsSee: ['name', 'email', 'role', 'activity', 'counts', 'links', 'lockouts'],
    adminsDoNotSee: ['photos', 'files', 'keys', 'passwords', 'settings', 'export'],
    apiKeys: keys.all(userId).map(({ name, metadata, permissions, at }) => ({
      name,
      scopes: keyScopes(metadata, permissions),
      lastUsedAt: maybeIso(at),
    })),
    apps: apps
      .all(userId)
      .map(({ name, scopes, since }) => ({ name, scopes: scopesOf(scopes), since: iso(since) })),
    spaces: spaces.all(userId),
    vault: vault.kept(userId),
    diskEncryption: 'unknown',
    cloudCopy: 'none',
  })
}

/** `{"media":["read"]}` and `["media:read"]` alike; none where it is neither. */
export function scopesOf(json: string | null): string[] {
  const value: unknown = json === null ? [] : parse(json)
  if (Array.isArray(value)) return value.filter((scope) => typeof scope === 'string')
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([what, actions]) =>
    Array.isArray(actions) ? actions.map((action) => `${what}:${String(action)}`) : [],
  )
}

/** Of an API key: its metadata, which older versions wrote twice; Better Auth's own are `permissions`. */
export function keyScopes(metadata: string | null, permissions: string | null): string[] {
  let value: unknown = metadata
  for (let depth = 0; typeof value === 'string' && depth < 2; depth++) value = parse(value)
  const { scopes } = Object(value) as { scopes?: unknown }
  return scopesOf(Array.isArray(scopes) ? JSON.stringify(scopes) : permissions)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
