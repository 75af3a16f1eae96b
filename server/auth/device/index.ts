import type { AuthParts } from '../parts.ts'
import { createGuesses } from './guesses.ts'
import { createNativeDevice } from './native.ts'
import { createDeviceRequests } from './requests.ts'
import { createDeviceRoutes } from './routes.ts'

/** A code on a television, approved on a phone. */
export function createDevice(parts: AuthParts) {
  const { now } = parts.options
  const requests = createDeviceRequests(parts.storage, now)
  const guesses = createGuesses({ storage: parts.storage, now })
  return {
    /** Below `/api/auth`: what the television asks. */
    native: createNativeDevice({ ...parts, requests }),
    /** Below `/api/v1/auth`: what the phone asks. */
    routes: createDeviceRoutes({ ...parts, requests, guesses }),
  }
}
