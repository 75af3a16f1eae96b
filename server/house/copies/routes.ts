import { Hono } from 'hono'
import { smallBody, takes } from '../../body.ts'
import type { CallerEnv } from '../../caller.ts'
import type { Copies } from '../../copies/index.ts'
import { peerAddress } from '../../guard/peer.ts'
import type { ChoiceRouteDeps } from '../choices/routes.ts'
import { placeBody, shownCopies, startBody } from './answers.ts'
import { operations } from './operations.ts'

type Deps = Pick<ChoiceRouteDeps, 'storage' | 'tellAdmins'> & { copies: Copies }

/**
 * Copies of the household, for admins; behind `adminsOnly`. Where they go every admin hears, because who
 * has that disk has everybody's photos.
 */
export function createCopyRoutes({ copies, storage, tellAdmins }: Deps): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>({ strict: false })
  app.use(smallBody)
  app.get('/', operations.show, async (c) => c.json(await shownCopies(copies)))
  app.put('/place', operations.choose, takes(placeBody), async (c) => {
    await copies.choose(c.get('body').place)
    const caller = c.get('caller')
    if (caller.kind === 'person') {
      const userAgent = c.req.header('user-agent')?.slice(0, 400) ?? null
      const who = { userId: caller.userId, ipAddress: peerAddress(c), userAgent }
      await storage.write(() => tellAdmins(who, ['copies']))
    }
    return c.json(await shownCopies(copies))
  })
  app.post('/', operations.start, takes(startBody), async (c) => {
    copies.start(c.get('body').all)
    return c.json(await shownCopies(copies), 202)
  })
  return app
}
