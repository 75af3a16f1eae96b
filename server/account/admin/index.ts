import { Hono } from 'hono'
import type { CallerEnv } from '../../caller.ts'
import { adminsOnly } from '../person.ts'
import { type AccountsDeps, addAccounts } from './accounts.ts'
import { addHouse, type HouseDeps } from './house.ts'

/** What admins do; under `/api/v1/admin`. Nothing here shows a photo, a key or an export of anybody. */
export function createAdmin(deps: AccountsDeps & HouseDeps): Hono<CallerEnv> {
  const admin = new Hono<CallerEnv>()
  admin.use(adminsOnly)
  addAccounts(admin, deps)
  addHouse(admin, deps)
  return admin
}
