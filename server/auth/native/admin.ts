import { Hono } from 'hono'
import type { AuthParts } from '../parts.ts'
import type { PasswordChanged } from '../password-changed.ts'
import { fieldIn, outerOf, type NativeEnv, type Pass } from './asked.ts'

type Deps = Pick<AuthParts, 'storage' | 'persons' | 'events' | 'options'> & {
  passwordChanged: PasswordChanged
}

/** What Better Auth's admin routes would do by halves: erasing somebody, a new password, a role. */
export function createAdminDoors(deps: Deps, pass: Pass) {
  const { storage, persons, events, options, passwordChanged } = deps
  const routes = new Hono<NativeEnv>()
  routes.post('/admin/remove-user', async (c) => {
    const admin = await persons.find(outerOf(c))
    const userId = await fieldIn(c, 'userId')
    // Whoever may not, or means themselves, is told by Better Auth.
    if (admin?.role !== 'admin' || userId === null || userId === admin.userId) return pass(c)
    await options.erase(userId)
    return c.json({ success: true })
  })
  routes.post('/admin/set-user-password', async (c) => {
    const userId = await fieldIn(c, 'userId')
    const answer = await pass(c)
    const outer = outerOf(c)
    if (answer.ok && userId !== null)
      await passwordChanged({
        userId,
        keepId: null,
        eventType: 'password_changed',
        outer,
        by: 'admin',
      })
    return answer
  })
  routes.post('/admin/set-role', async (c) => {
    const userId = await fieldIn(c, 'userId')
    const answer = await pass(c)
    const outer = outerOf(c)
    if (answer.ok && userId !== null)
      await storage.write(() => events.record({ userId, eventType: 'role_changed', outer }))
    return answer
  })
  return routes
}
