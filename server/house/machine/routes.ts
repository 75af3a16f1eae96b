import { Hono } from 'hono'
import { smallBody, takes } from '../../body.ts'
import type { CallerEnv } from '../../caller.ts'
import type { Life } from '../../life.ts'
import { endBody, operations } from './operations.ts'

/** The process itself, for admins; behind `adminsOnly`. */
export function createMachineRoutes(life: Pick<Life, 'as' | 'end'>): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>({ strict: false })
  app.use(smallBody)
  app.get('/', operations.show, (c) => c.json(life.as))
  app.post('/end', operations.end, takes(endBody), (c) => {
    // What is being answered is answered: a stop waits for that.
    life.end(c.get('body').how)
    return c.json({ success: true }, 202)
  })
  return app
}
