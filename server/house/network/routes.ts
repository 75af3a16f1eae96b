import { Hono } from 'hono'
import { smallBody, takes } from '../../body.ts'
import type { CallerEnv } from '../../caller.ts'
import type { HomeNetwork } from '../../lan/switch.ts'
import type { NetworkReport } from '../doctor/report.ts'
import { renameBody, renewBody, shownNetwork, switchBody } from './answers.ts'
import { operations } from './operations.ts'

export type NetworkRouteDeps = {
  network: Pick<HomeNetwork, 'show' | 'switch' | 'rename' | 'renew'>
  check: () => Promise<NetworkReport>
}

/**
 * The home network, for admins; behind `adminsOnly`. Whoever switches it off from a phone hears so: what
 * is being answered may end.
 */
export function createNetworkRoutes({ network, check }: NetworkRouteDeps): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>({ strict: false })
  app.use(smallBody)
  app.get('/', operations.show, (c) => c.json(shownNetwork(network.show())))
  app.put('/', operations.switch, takes(switchBody), async (c) => {
    const { on, port } = c.get('body')
    return c.json(shownNetwork(await network.switch(on, port)))
  })
  app.put('/name', operations.rename, takes(renameBody), async (c) =>
    c.json(shownNetwork(await network.rename(c.get('body').name))),
  )
  app.post('/authority', operations.renew, takes(renewBody), async (c) =>
    c.json(shownNetwork(await network.renew())),
  )
  app.post('/check', operations.check, async (c) => c.json(await check()))
  return app
}
