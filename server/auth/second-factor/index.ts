import { Hono } from 'hono'
import type { AuthParts } from '../parts.ts'
import type { AuthEnv } from '../person.ts'
import { createMagicLink } from './magic-link.ts'
import { createSecondFactorRoutes } from './routes.ts'
import { createTrustedDeviceRoutes } from './trusted-device-routes.ts'

/** `/api/v1/auth/second-factor`, `/trusted-devices` and `/magic-link` */
export function createSecondFactor(parts: AuthParts) {
  return new Hono<AuthEnv>()
    .route('/', createMagicLink(parts))
    .route('/trusted-devices', createTrustedDeviceRoutes(parts))
    .route('/second-factor', createSecondFactorRoutes(parts))
}
