import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { parseBody, smallBody } from './body.ts'
import { errorResponse } from './errors.ts'

let server: Server
let origin: string

beforeAll(async () => {
  const app = new Hono().use(smallBody)
  app.onError((error, c) => errorResponse(c, error))
  app.on(['POST', 'DELETE'], '/', async (c) => c.json(await parseBody(c, z.looseObject({}))))
  const options = { overrideGlobalObjects: false }
  server = createServer(getRequestListener((request, env) => app.fetch(request, env), options))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

/** Sent without saying how long it is. */
const chunked = (text: string) => ({
  method: 'POST',
  body: new Blob([text]).stream(),
  duplex: 'half' as const,
})

test('nothing at all is an empty object', async () => {
  const answer = await fetch(origin, { method: 'DELETE' })
  expect(await answer.json()).toEqual({})
})

test('a body of unknown length is read', async () => {
  const answer = await fetch(origin, chunked('{"a":1}'))
  expect(await answer.json()).toEqual({ a: 1 })
})

test('a long one is refused, whether it says so or not', async () => {
  const long = JSON.stringify({ a: 'x'.repeat(20_000) })
  expect((await fetch(origin, { method: 'POST', body: long })).status).toBe(413)
  expect((await fetch(origin, chunked(long))).status).toBe(413)
})
