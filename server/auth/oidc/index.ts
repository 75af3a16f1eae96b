import { Hono } from 'hono'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { createApps } from './apps.ts'
import { createClientRoutes } from './client-routes.ts'
import { createClients } from './clients.ts'
import { createConsent } from './consent.ts'
import { createDiscovery } from './discovery.ts'

/** "Sign in with Hearth": what Better Auth's provider leaves to the house around it. */
export function createOidc(parts: AuthParts) {
  const { storage, options } = parts
  const { now, newId } = options
  const clients = createClients({ storage, now, newId })
  return {
    /** `/.well-known`, at the root. */
    discovery: createDiscovery(parts),
    /** Below `/api/v1/auth`. */
    routes: new Hono<AuthEnv>()
      .route('/', createConsent({ ...parts, clients, now }))
      .route('/', createApps(parts)),
    /** `/api/v1/admin/oidc-clients` */
    clients: createClientRoutes({ ...parts, clients }),
  }
}
