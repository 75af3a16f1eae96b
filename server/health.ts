import { Hono } from 'hono'

/** `GET /health`: that this process answers. It asks nothing of the disk, so that it is quick under load. */
export function createHealth(service: string, now: () => number): Hono {
  return new Hono().get('/health', (c) =>
    c.json({ status: 'ok', service, timestamp: new Date(now()).toISOString() }),
  )
}
