import { createHash } from 'node:crypto'
import { createAuthMiddleware } from 'better-auth/api'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { AuthConfig } from '../better-auth.ts'
import { outerOf } from './challenge.ts'

/** Links by mail, good for ten minutes; never a way to make an account. */
export function magicLinks(config: AuthConfig) {
  const { letters, storage, events, now } = config
  const personAt = storage.sqlite
    .prepare<[string], string>('SELECT id FROM user WHERE email = ?')
    .pluck()
  const pending = storage.sqlite
    .prepare<[string, number], string>(
      'SELECT value FROM verification WHERE identifier = ? AND expires_at > ?',
    )
    .pluck()
  const verify = storage.sqlite.prepare(
    'UPDATE user SET email_verified = 1, updated_at = ? WHERE email = ? AND email_verified = 0',
  )
  const plugin = magicLink({
    expiresIn: 600,
    disableSignUp: true,
    storeToken: { type: 'custom-hasher', hash: async (token) => hashOf(token) },
    rateLimit: { window: 60, max: 20 },
    /** To whom nobody knows goes nothing. Both are one commit, so that neither body nor time tells. */
    async sendMagicLink({ email, url }, context) {
      const userId = personAt.get(email) ?? null
      const outer = context && outerOf(context as never)
      const noted = storage.write(() =>
        events.record({ userId, eventType: 'magic_link_requested', outer }),
      )
      await Promise.all([
        noted,
        userId === null ? null : letters.magicLink({ email, url }, context),
      ])
    },
  })
  /**
   * Better Auth takes an address for unproven until a link was followed, and then deletes the password
   * and all sessions of the account. Here people are known to each other, and a house without a mail
   * server confirms no address: following the link confirms it, and the account stays as it is.
   */
  const confirm = createAuthMiddleware(async (ctx) => {
    const { token } = Object(ctx.query) as { token?: unknown }
    if (typeof token !== 'string') return
    const record = pending.get(`magic-link:${hashOf(token)}`, Date.now())
    if (record === undefined) return
    const { email } = JSON.parse(record) as { email: string }
    await storage.write(() => {
      if (verify.run(now(), email).changes === 0) return
      const userId = personAt.get(email) ?? null
      events.record({ userId, eventType: 'email_verified', outer: outerOf(ctx) })
    })
  })
  const matcher = ({ path }: { path?: string }) => path === '/magic-link/verify'
  return { ...plugin, hooks: { before: [{ matcher, handler: confirm }] } }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
