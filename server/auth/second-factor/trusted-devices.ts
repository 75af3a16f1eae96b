import { peerHeader } from '../../guard/peer.ts'
import type { AuthConfig } from '../better-auth.ts'
import { outerOf, type HookContext } from './challenge.ts'
import { setCookieValue } from './set-cookie.ts'

type Row = {
  id: string
  user_agent: string | null
  ip_address: string | null
  created_at: number
  last_used_at: number
  expires_at: number
}

type Deps = Pick<AuthConfig, 'storage' | 'now' | 'newId'>

/**
 * The devices that need no second factor. What counts is Better Auth's `verification` row that the
 * device's cookie names; these rows say whose it is and what it looks like, so that it can be taken back.
 */
export function createTrustedDevices({ storage, now, newId }: Deps) {
  const { sqlite } = storage
  const add = sqlite.prepare(
    `INSERT INTO trusted_device (id, user_id, identifier, user_agent, ip_address, created_at, last_used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const renew = sqlite.prepare(
    'UPDATE trusted_device SET identifier = ?, user_agent = ?, ip_address = ?, last_used_at = ? WHERE identifier = ?',
  )
  const live = sqlite.prepare<[string, number], Row>(
    `SELECT t.id, t.user_agent, t.ip_address, t.created_at, t.last_used_at, v.expires_at
     FROM trusted_device t JOIN verification v ON v.identifier = t.identifier
     WHERE t.user_id = ? AND v.expires_at > ? ORDER BY t.last_used_at DESC`,
  )
  const all = sqlite
    .prepare<[string], string>('SELECT identifier FROM trusted_device WHERE user_id = ?')
    .pluck()
  const one = sqlite
    .prepare<[string, string], string>(
      'SELECT identifier FROM trusted_device WHERE user_id = ? AND id = ?',
    )
    .pluck()
  const distrust = sqlite.prepare('DELETE FROM verification WHERE identifier = ?')
  const remove = sqlite.prepare('DELETE FROM trusted_device WHERE identifier = ?')
  const forget = (identifier: string) => {
    distrust.run(identifier)
    remove.run(identifier)
  }
  return {
    /** Synchronous. @returns whether this answer makes its device a trusted one */
    trusted(ctx: HookContext, userId: string): boolean {
      const identifier = identifierIn(setCookieValue(ctx, 'trust_device'))
      if (identifier === null) return false
      const [peer, agent] = traits(ctx)
      add.run(newId(), userId, identifier, agent, peer, now(), now())
      return true
    },
    /** Better Auth gives a trusted device a new cookie each time it comes. */
    async renewed(ctx: HookContext): Promise<void> {
      const next = identifierIn(setCookieValue(ctx, 'trust_device'))
      const { name } = ctx.context.createAuthCookie('trust_device')
      const brought = await ctx.getSignedCookie(name, ctx.context.secret)
      const previous = identifierIn(brought || null)
      if (next === null || previous === null) return
      const [peer, agent] = traits(ctx)
      await storage.write(() => renew.run(next, agent, peer, now(), previous))
    },
    list: (userId: string) => live.all(userId, now()).map(viewOf),
    /** Synchronous. @returns false where there is none of that id, or it is another person's */
    forget(userId: string, id: string): boolean {
      const identifier = one.get(userId, id)
      if (identifier !== undefined) forget(identifier)
      return identifier !== undefined
    },
    /** Synchronous. */
    forgetAll: (userId: string) => all.all(userId).forEach(forget),
  }
}

export type TrustedDevices = ReturnType<typeof createTrustedDevices>

/** The cookie says `<token>!<identifier>`. */
function identifierIn(cookie: string | null): string | null {
  return cookie?.split('!')[1] ?? null
}

function traits(ctx: HookContext): [peer: string | null, agent: string | null] {
  const { headers } = outerOf(ctx)
  return [headers.get(peerHeader), headers.get('user-agent')?.slice(0, 400) ?? null]
}

function viewOf(row: Row) {
  return {
    id: row.id,
    userAgent: row.user_agent,
    ipAddress: row.ip_address,
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: new Date(row.last_used_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
  }
}
