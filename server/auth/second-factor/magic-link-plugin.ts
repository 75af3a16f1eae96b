import { createAuthMiddleware } from 'better-auth/api'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { AuthConfig } from '../better-auth.ts'
import type { Addressee } from '../letters.ts'
import { nameOf } from '../token-name.ts'
import { outerOf } from './challenge.ts'

const lastsMs = 600_000

/** Links by mail, good for ten minutes; never a way to make an account. */
export function magicLinks(config: AuthConfig) {
  const { letters, storage, events, now } = config
  const personAt = storage.sqlite
    .prepare<[string], string>('SELECT id FROM user WHERE email = ?')
    .pluck()
  const addressee = storage.sqlite.prepare<[string], Addressee>(
    'SELECT id, name, email FROM user WHERE email = ?',
  )
  const pending = storage.sqlite
    .prepare<[string, number], string>(
      'SELECT value FROM verification WHERE identifier = ? AND expires_at > ?',
    )
    .pluck()
  const verify = storage.sqlite.prepare(
    'UPDATE user SET email_verified = 1, updated_at = ? WHERE email = ? AND email_verified = 0',
  )
  const plugin = magicLink({
    expiresIn: lastsMs / 1000,
    disableSignUp: true,
    storeToken: { type: 'custom-hasher', hash: async (token) => nameOf(token) },
    rateLimit: { window: 60, max: 20 },
    /** To whom nobody knows goes nothing. Both are the same commit, so that neither body nor time tells. */
    async sendMagicLink({ email: address, url, token }, context) {
      const outer = context && outerOf(context as never)
      await storage.write(() => {
        const person = addressee.get(address)
        const eventType = 'magic_link_requested'
        events.record({ userId: person?.id ?? null, eventType, outer })
        const expiresAt = now() + lastsMs
        letters.wished(
          { kind: 'magic-link', address, person, url, token, expiresAt },
          outer?.headers,
        )
      })
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
    const record = pending.get(`magic-link:${nameOf(token)}`, Date.now())
    if (record === undefined) return
    const { email } = JSON.parse(record) as { email: string }
    await storage.write(() => {
      letters.spend('magic-link', nameOf(token))
      if (verify.run(now(), email).changes === 0) return
      const userId = personAt.get(email) ?? null
      events.record({ userId, eventType: 'email_verified', outer: outerOf(ctx) })
    })
  })
  const matcher = ({ path }: { path?: string }) => path === '/magic-link/verify'
  return { ...plugin, hooks: { before: [{ matcher, handler: confirm }] } }
}
