import { createServer } from 'node:net'

/** The first of these ports that nobody has on this machine; null: all are taken. */
export async function findFreePort(ports: readonly number[]): Promise<number | null> {
  for (const port of ports) if (await isFree(port)) return port
  return null
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })
}
