import { Hono, type Context } from 'hono'
import { parsed } from '../../body.ts'
import type { AuthParts } from '../parts.ts'
import { createTrustedDevices } from '../second-factor/trusted-devices.ts'
import type { SecurityEventType } from '../security-events.ts'
import { bodyIn, fieldIn, outerOf, replaceBody, type NativeEnv, type Pass } from './asked.ts'
import { changeWish, entryWish, personWish } from './wishes.ts'

type Deps = Pick<AuthParts, 'storage' | 'persons' | 'events' | 'options' | 'passwordChanged'>
type Asked = Context<NativeEnv>

/** What Better Auth's admin routes would do by halves: erasing somebody, a new password, a role, a ban. */
export function createAdminDoors(deps: Deps, pass: Pass) {
  const { storage, persons, events, options, passwordChanged } = deps
  const devices = createTrustedDevices(options)
  // Other programs that sign in with Hearth hold tokens of their own.
  const ends = ['oauth_access_token', 'oauth_refresh_token'].map((table) =>
    storage.sqlite.prepare(`DELETE FROM ${table} WHERE user_id = ?`),
  )
  /** null: whoever may not is told by Better Auth. */
  async function adminOf(c: Asked): Promise<string | null> {
    const person = await persons.find(outerOf(c))
    return person?.role === 'admin' ? person.userId : null
  }
  const routes = new Hono<NativeEnv>()
  routes.post('/admin/*', async (c, next) => {
    if (await adminOf(c)) parsed(personWish, (await bodyIn(c)) ?? {})
    await next()
  })
  routes.post('/admin/remove-user', async (c) => {
    const by = await adminOf(c)
    const userId = await fieldIn(c, 'userId')
    // Whoever means themselves is told by Better Auth as well.
    if (by === null || userId === null || userId === by) return pass(c)
    await options.erase(userId)
    return c.json({ success: true })
  })
  routes.post('/admin/set-user-password', async (c) => {
    const userId = await fieldIn(c, 'userId')
    if (userId === null) return pass(c)
    const change = { userId, keepId: null, eventType: 'password_changed', by: 'admin' } as const
    return passwordChanged.during({ ...change, outer: outerOf(c) }, () => pass(c))
  })
  routes.post('/admin/create-user', async (c) => {
    if (await adminOf(c)) replaceBody(c, parsed(entryWish, await bodyIn(c)))
    return pass(c)
  })
  routes.post('/admin/update-user', async (c) => {
    const by = await adminOf(c)
    if (by === null) return pass(c)
    const wish = parsed(changeWish, await bodyIn(c))
    replaceBody(c, wish)
    const { email, role, ...profile } = wish.data
    const told: SecurityEventType[] = []
    if (role !== undefined) told.push('role_changed')
    if (email !== undefined) told.push('email_changed')
    if (Object.keys(profile).length > 0) told.push('profile_changed')
    return telling(c, told)
  })
  routes.post('/admin/set-role', (c) => telling(c, ['role_changed']))
  routes.post('/admin/unban-user', (c) => telling(c, ['account_enabled']))
  routes.post('/admin/ban-user', (c) =>
    telling(c, ['account_disabled'], (userId) => {
      for (const end of ends) end.run(userId)
      devices.forgetAll(userId)
    }),
  )
  routes.post('/admin/list-user-sessions', async (c) => {
    const answer = await pass(c)
    if (!answer.ok) return answer
    const { sessions } = (await answer.json()) as { sessions: Record<string, unknown>[] }
    // Whoever has the token is that person.
    return c.json({ sessions: sessions.map(({ token: _token, ...shown }) => shown) })
  })
  return routes

  /** Passes on; where that did something, `also` and what its person may read of it. */
  async function telling(c: Asked, told: SecurityEventType[], also?: (userId: string) => void) {
    const by = await adminOf(c)
    const userId = await fieldIn(c, 'userId')
    const answer = await pass(c)
    const outer = outerOf(c)
    if (answer.ok && userId !== null)
      await storage.write(() => {
        also?.(userId)
        for (const eventType of told) events.record({ userId, eventType, outer, metadata: { by } })
      })
    return answer
  }
}
