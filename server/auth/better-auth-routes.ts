import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { HearthError } from '../../storage/index.ts'
import { smallUnlessPicture } from './picture-body.ts'
import { errorResponse } from '../errors.ts'
import { peerHeaders, withPeer } from '../guard/peer.ts'
import { envelopeResponse } from './failure/envelope.ts'
import { createAdminDoors } from './native/admin.ts'
import { createDoors } from './native/doors.ts'
import { plainBody } from './native/entrance.ts'
import { createKeyDoors } from './native/keys.ts'
import { createPasswords } from './native/passwords.ts'
import { createSpaceDoors } from './native/spaces.ts'
import { clientSecretPaths, createClientSecrets } from './oidc/client-secret.ts'
import type { AuthParts } from './parts.ts'

type Env = { Bindings: HttpBindings }

/** Everything under `/api/auth` as Better Auth answers it, with the doors that it leaves open closed. */
export function betterAuthRoutes(parts: AuthParts & { device: Hono<Env> }) {
  const { door, callers, device, options } = parts
  const pass = (c: Context<Env>) =>
    door.pass({ url: c.req.url, headers: peerHeaders(c) }, withPeer(c))
  const routes = new Hono<Env>()
  routes.onError((error, c) => {
    // What Better Auth has no words for is none of the nineteen.
    if (error instanceof HearthError && ownWords.has(error.code)) return errorResponse(c, error)
    const answer = envelopeResponse(c, error)
    if (answer.status >= 500)
      options.log.error({ err: error, path: c.req.path }, 'a route of Better Auth failed')
    return answer
  })
  routes.use(smallUnlessPicture, plainBody)
  routes.use(parts.pages.ownWaysOnly)
  routes.post('/sign-out', async (c) => {
    const answer = await pass(c)
    // Better Auth says yes also where the session could not be deleted, as on a full disk.
    if (answer.ok && (await callers.findCaller(c.req.raw.headers)))
      throw new HearthError(
        'UNAVAILABLE',
        'You could not be signed out. Is the disk full? Please try again.',
      )
    return answer
  })
  for (const path of clientSecretPaths) routes.use(path, createClientSecrets(parts.storage))
  routes.route('/', device)
  routes.route('/', createDoors(parts, pass))
  routes.route('/', createPasswords(parts, pass))
  routes.route('/', createAdminDoors(parts, pass))
  routes.route('/', createKeyDoors(pass))
  routes.route('/', createSpaceDoors(parts, pass))
  routes.all('*', pass)
  return routes
}

const ownWords = new Set<string>(['CONFLICT', 'TOO_LARGE'])
