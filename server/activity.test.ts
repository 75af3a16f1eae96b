import { EventEmitter } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createActivity } from './activity.ts'

test('counts requests that bring bytes as long as they last', async () => {
  const activity = createActivity()
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => outgoing.end())
  })
  activity.watch(server)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const upload = request({ port, host: '127.0.0.1', method: 'POST' })
  upload.write('half')
  await expect.poll(() => activity.count()).toEqual({ uploads: 1, connected: 0 })
  const answered = new Promise((resolve) => upload.once('response', resolve))
  upload.end()
  await answered
  await expect.poll(() => activity.count().uploads).toBe(0)
  upload.destroy()
  server.close()
})

test('counts the machines that are connected from elsewhere, as long as they are', () => {
  const activity = createActivity()
  const server = new EventEmitter()
  activity.watch(server as Server)
  const connect = (remoteAddress: string, localAddress = '192.168.1.2') => {
    const socket = Object.assign(new EventEmitter(), { remoteAddress, localAddress })
    server.emit('connection', socket)
    return socket
  }
  const phone = connect('::ffff:192.168.1.7')
  for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '192.168.1.2']) connect(own)
  expect(activity.count().connected).toBe(1)
  const tablet = [connect('192.168.1.8'), connect('192.168.1.8')]
  expect(activity.count().connected).toBe(2)
  for (const socket of tablet) socket.emit('close')
  phone.emit('close')
  expect(activity.count().connected).toBe(0)
})
