import type { HttpBindings } from '@hono/node-server'
import { Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import manifest from '../package.json' with { type: 'json' }
import { HearthError } from '../storage/index.ts'
import type { Account } from './account/index.ts'
import type { Auth } from './auth/index.ts'
import { requireCaller, requireScope, type CallerEnv } from './caller.ts'
import { errorResponse } from './errors.ts'
import { allowHosts } from './guard/hosts.ts'
import { checkOrigin } from './guard/origins.ts'
import { isAtThisMachine } from './guard/peer.ts'
import { createHealth } from './health.ts'
import type { House } from './house/index.ts'
import type { Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import type { Media } from './media/index.ts'
import { createApiDocs } from './openapi/index.ts'
import type { Vault } from './vault/index.ts'
import { createSignInPages, createWeb } from './web.ts'

export type AppParts = {
  auth: Auth
  account: Account
  media: Media
  vault: Vault
  house: Pick<House, 'routes'>
  webFolder: string
  hosts: Set<string>
  corsOrigins: string[]
  log: Log
  /** Puts into words what the disk or the database is the reason of. */
  explain: (error: unknown) => unknown
  now: () => number
}

type Env = { Bindings: HttpBindings }

/** Puts the rooms together: one app for the household address, one for each half that existing clients know. */
export function createApps(parts: AppParts) {
  return {
    household: documented(guarded(parts))
      .route('/', createHealth('hearth', parts.now))
      .route('/', accountRoutes(parts))
      .route('/', mediaRoutes(parts))
      .all('/api/*', (c) => c.notFound())
      .route('/', createWeb(parts.webFolder)),
    auth: documented(guarded(parts))
      .route('/', createHealth('mana-auth', parts.now))
      .route('/', metricsRoute(parts, 'auth'))
      .route('/', accountRoutes(parts))
      .route('/', createSignInPages(parts.webFolder)),
    media: documented(guarded(parts))
      .route('/', createHealth('mana-media', parts.now))
      .route('/', metricsRoute(parts, 'media'))
      .route('/', mediaRoutes(parts)),
  }
}

/** Each address tells of the routes it has, at `/api/v1/docs`. */
function documented(app: Hono<Env>): Hono<Env> {
  const docs = createApiDocs({ app: () => app as unknown as Hono, version: manifest.version })
  return app.route('/api/v1', docs)
}

/** What stands in front of every route: whose name was called, and which page asked. */
function guarded({ hosts, corsOrigins, log, explain }: AppParts): Hono<Env> {
  // With a slash at the end or without: existing clients use both.
  const app = new Hono<Env>({ strict: false })
  const allowed = new Set(corsOrigins)
  app.use('/api/*', neverKept)
  app.use(allowHosts(hosts))
  app.use(checkOrigin(allowed))
  if (allowed.size > 0)
    app.use(
      cors({
        origin: (origin) => (allowed.has(origin) ? origin : null),
        credentials: true,
        exposeHeaders,
      }),
    )
  app.notFound((c) =>
    errorResponse(c, new HearthError('NOT_FOUND', 'There is nothing at this address.')),
  )
  app.onError((error, c) => {
    if (!(error instanceof HearthError))
      log.error({ err: error, path: c.req.path }, 'a request failed')
    return errorResponse(c, explain(error))
  })
  return app
}

/** What the API says is about one person and this moment. Files set their own. */
const neverKept: MiddlewareHandler = async (c, next) => {
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  await next()
}

const exposeHeaders = ['X-Next-Cursor', 'X-Media-Duplicate', 'Retry-After', 'ETag', 'Content-Range']

function accountRoutes({ auth, account, vault, house }: AppParts): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>({ strict: false })
  app.route('/api/auth', auth.betterAuth)
  app.route('/api/v1/auth', auth.routes)
  app.route('/api/v1/api-keys', auth.apiKeys)
  app.route('/api/v1/setup', auth.setup)
  app.route('/api/v1/admin/invites', auth.invites)
  app.route('/api/v1/admin/users', auth.resetLinks)
  app.route('/api/v1/admin/oidc-clients', auth.oidcClients)
  app.route('/', auth.discovery)
  // Before `me`, whose refusals have another shape.
  app.route('/api/v1/me/encryption-vault', vault.routes)
  app.route('/api/v1/me/ai-mission-grant', vault.grant)
  for (const room of ['me', 'settings', 'admin'] as const) {
    app.use(`/api/v1/${room}/*`, requireCaller(auth.findCaller))
    app.route(`/api/v1/${room}`, account[room])
  }
  app.route('/api/v1/admin/appliance', house.routes)
  if (account.internal) app.route('/api/v1/internal', account.internal)
  return app
}

function mediaRoutes({ auth, media }: AppParts): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>()
  app.use('/api/v1/media/*', requireCaller(auth.findKeyCaller), requireScope('media'))
  return app.route('/api/v1/media', media.routes)
}

/** Prometheus text for this machine itself and for admins. */
function metricsRoute({ auth, media }: AppParts, half: 'auth' | 'media'): Hono<Env> {
  const metrics = createMetrics()
  return new Hono<Env>().get('/metrics', async (c) => {
    const caller = await auth.findCaller(c.req.raw.headers, c.req.url.startsWith('https:'))
    const allowed = isAtThisMachine(c) || caller?.kind === 'service' || caller?.role === 'admin'
    if (!allowed) throw new HearthError('NOT_FOUND', 'There is nothing at this address.')
    return c.text((half === 'media' ? await media.metrics() : '') + metrics(half))
  })
}
