import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ask } from './http.ts'

/** A port nobody has now, for a program that cannot choose one itself. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}

/** Resolves as soon as something answers 200 there. */
export async function untilAnswering(url: string, withinMs = 60_000): Promise<void> {
  const end = performance.now() + withinMs
  while (performance.now() < end) {
    const status = await ask(url).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) return
    await wait(20)
  }
  throw new Error(`${url} did not answer within ${withinMs} ms`)
}
