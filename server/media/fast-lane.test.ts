import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../caller.ts'
import { mediaBase } from './index.ts'
import { photo } from './processing/fixtures.ts'
import { raw, startMedia, type TestMedia } from './testing.ts'

let house: TestMedia
let id: string
let url: string

/** Answers 404 to what the fast lane leaves to the usual way. */
const server = createServer((incoming, outgoing) => {
  if (!house.media.deliverFast(incoming, outgoing, callerOf)) outgoing.writeHead(404).end()
})

function callerOf({ headers }: IncomingMessage): Caller | null {
  const name = headers['x-test-caller']
  if (typeof name !== 'string') return null
  return { kind: 'person', userId: name, role: 'user', sessionId: 's', via: 'cookie' }
}

beforeAll(async () => {
  house = await startMedia()
  id = (await house.put(await photo({ width: 900, height: 600, seed: 71 }))).id
  await house.settled(id)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${mediaBase}`
})
afterAll(async () => {
  server.close()
  await house.close()
})

const ada = { 'x-test-caller': 'ada' }

test('answers what is in memory exactly as the usual way does', async () => {
  expect((await raw(`${url}/${id}/file/thumb`, { headers: ada })).status).toBe(404)
  const usual = await raw(`${house.base}/${id}/file/thumb`, { headers: ada })
  const fast = await raw(`${url}/${id}/file/thumb`, { headers: ada })
  expect(fast.status).toBe(200)
  expect(fast.body.equals(usual.body)).toBe(true)
  expect({ ...fast.headers, date: '' }).toEqual({ ...usual.headers, date: '' })
  const known = { ...ada, 'if-none-match': usual.headers.etag }
  expect((await raw(`${url}/${id}/file/thumb`, { headers: known })).status).toBe(304)
})

test('leaves everything else to the usual way', async () => {
  const other = await house.put(randomBytes(9))
  const cases: [string, Record<string, string>, string?][] = [
    [`/${id}/file/thumb`, {}],
    [`/${id}/file/thumb`, { 'x-test-caller': 'ben' }],
    [`/${id}/file/thumb`, { ...ada, origin: 'https://example.org' }],
    [`/${id}/file/thumb`, ada, 'HEAD'],
    [`/${id}/file/thumb`, ada, 'DELETE'],
    [`/${id}/file/thumb/`, ada],
    [`/${id}/file/thumb?x=1`, ada],
    [`/${id}/file/other`, ada],
    [`/${id}/file`, ada],
    [`/${other.id}/file/thumb`, ada],
    [`/${id}`, ada],
  ]
  for (const [path, headers, method = 'GET'] of cases)
    expect((await raw(url + path, { method, headers })).status).toBe(404)
})

test('forgets nothing and shows nothing of what was removed', async () => {
  await house.send(`/${id}`, { method: 'DELETE' })
  expect((await raw(`${url}/${id}/file/thumb`, { headers: ada })).status).toBe(404)
  await house.send(`/${id}/restore`, { method: 'POST' })
  expect((await raw(`${url}/${id}/file/thumb`, { headers: ada })).status).toBe(200)
})
