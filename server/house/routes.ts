import { Hono } from 'hono'
import { parsed, smallBody } from '../body.ts'
import type { CallerEnv } from '../caller.ts'
import type { Copies } from '../copies/index.ts'
import { adminsOnly } from './admins.ts'
import { type ChoiceRouteDeps, createChoiceRoutes } from './choices/routes.ts'
import type { EffectiveSetting } from './effective-settings.ts'
import type { createHoldings } from './holdings.ts'
import { type createJobs, jobsQuery } from './jobs.ts'
import { type createLogPages, logQuery } from './log-pages.ts'
import { createCopyRoutes } from './copies/routes.ts'
import type { Life } from '../life.ts'
import { createMachineRoutes } from './machine/routes.ts'
import { createNetworkRoutes, type NetworkRouteDeps } from './network/routes.ts'
import { operations } from './operations.ts'
import type { createStatus } from './status.ts'
import type { createSpare } from './trash.ts'
import type { createStream } from './stream.ts'
import type { Report } from './doctor/report.ts'

export type RouteDeps = {
  status: ReturnType<typeof createStatus>
  jobs: ReturnType<typeof createJobs>
  holdings: ReturnType<typeof createHoldings>
  spare: ReturnType<typeof createSpare>
  logPages: ReturnType<typeof createLogPages>
  settings: () => EffectiveSetting[]
  check: () => Promise<Report>
  stream: ReturnType<typeof createStream>
  home: NetworkRouteDeps
  chosen: ChoiceRouteDeps
  life: Pick<Life, 'as' | 'end'>
  copies: Copies
}

/** What admins see and do of the machine's side; under `/api/v1/admin/appliance`. */
export function createHouseRoutes(deps: RouteDeps): Hono<CallerEnv> {
  const { status, jobs, holdings, spare, logPages, settings, check, stream, home, chosen } = deps
  const { copies } = deps
  const app = new Hono<CallerEnv>({ strict: false })
  app.use(adminsOnly)
  app.get('/status', operations.status, async (c) => c.json(await status()))
  app.get('/jobs', operations.jobs, (c) => c.json(jobs.list(parsed(jobsQuery, c.req.query()))))
  app.post('/jobs/retry', operations.retryAll, smallBody, async (c) =>
    c.json({ retried: await jobs.retryAll() }),
  )
  app.post('/jobs/:id/retry', operations.retry, smallBody, async (c) => {
    await jobs.retry(c.req.param('id'))
    return c.json({ success: true })
  })
  app.delete('/jobs', operations.dismissAll, async (c) =>
    c.json({ dismissed: await jobs.dismissAll() }),
  )
  app.delete('/jobs/:id', operations.dismiss, async (c) => {
    await jobs.dismiss(c.req.param('id'))
    return c.json({ success: true })
  })
  app.get('/storage', operations.storage, (c) => c.json(holdings.show()))
  app.get('/spare', operations.spare, (c) => c.json(spare.show()))
  app.delete('/spare/cache', operations.emptyCache, async (c) => {
    await spare.emptyCache()
    return c.json({ success: true })
  })
  app.get('/log', operations.log, async (c) =>
    c.json(await logPages.read(parsed(logQuery, c.req.query()))),
  )
  app.get('/settings', operations.settings, (c) => c.json({ settings: settings() }))
  app.post('/check', operations.check, smallBody, async (c) => c.json(await check()))
  app.route('/copies', createCopyRoutes({ ...chosen, copies }))
  app.route('/network', createNetworkRoutes(home))
  app.route('/choices', createChoiceRoutes(chosen))
  app.route('/machine', createMachineRoutes(deps.life))
  app.get('/events', operations.events, (c) => {
    const caller = c.get('caller')
    const [userId, sessionId] =
      caller.kind === 'person' ? [caller.userId, caller.sessionId] : ['', '']
    return c.body(stream(userId, sessionId), 200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    })
  })
  return app
}
