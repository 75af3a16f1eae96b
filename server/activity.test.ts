import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createActivity } from './activity.ts'

test('counts connections, and requests that bring bytes as long as they last', async () => {
  const activity = createActivity()
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => outgoing.end())
  })
  activity.watch(server)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const upload = request({ port, host: '127.0.0.1', method: 'POST' })
  upload.write('half')
  await expect.poll(() => activity.count()).toEqual({ uploads: 1, connected: 1 })
  const answered = new Promise((resolve) => upload.once('response', resolve))
  upload.end()
  await answered
  await expect.poll(() => activity.count().uploads).toBe(0)
  upload.destroy()
  await expect.poll(() => activity.count().connected).toBe(0)
  server.close()
})
