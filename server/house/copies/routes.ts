import { Hono } from 'hono'
import { smallBody, takes } from '../../body.ts'
import type { CallerEnv } from '../../caller.ts'
import type { Copies } from '../../copies/index.ts'
import { placeBody, shownCopies, startBody } from './answers.ts'
import { operations } from './operations.ts'

/** Copies of the household, for admins; behind `adminsOnly`. */
export function createCopyRoutes(copies: Copies): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>({ strict: false })
  app.use(smallBody)
  app.get('/', operations.show, async (c) => c.json(await shownCopies(copies)))
  app.put('/place', operations.choose, takes(placeBody), async (c) => {
    await copies.choose(c.get('body').place)
    return c.json(await shownCopies(copies))
  })
  app.post('/', operations.start, takes(startBody), async (c) => {
    copies.start(c.get('body').all)
    return c.json(await shownCopies(copies), 202)
  })
  return app
}
