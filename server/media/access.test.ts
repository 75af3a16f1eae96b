import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUp, signUp, startTestAppliance, type TestAppliance } from '../testing.ts'
import { mediaBase } from './record.ts'
import { formOf, recordIn } from './testing.ts'

/** Every route on the assembled house: who gets in, and what another person's id answers. */
let house: TestAppliance
let ada: { cookie: string; token: string }
let ben: { cookie: string }
let id: string
let hash: string

beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  ada = await setUp(house.origin)
  ben = await signUp(house.origin, 'ben')
  const record = await recordIn(
    await fetch(`${house.origin}${mediaBase}/upload`, {
      method: 'POST',
      body: formOf(randomBytes(100), {}),
      headers: { cookie: ada.cookie, origin: house.origin },
    }),
  )
  id = record.id
  hash = record.hash
})
afterAll(() => house.close())

const routes = (): [method: string, path: string, ofAnother: number][] => [
  ['GET', '', 200],
  ['GET', '/', 200],
  ['GET', '/list/all', 200],
  ['GET', '/stats', 200],
  ['GET', '/timeline', 200],
  ['GET', '/timeline/2024-01-01', 200],
  ['GET', `/${id}`, 404],
  ['GET', `/hash/${hash}`, 404],
  ['GET', `/${id}/file`, 404],
  ['HEAD', `/${id}/file`, 404],
  ['GET', `/${id}/file/thumb`, 404],
  ['GET', `/${id}/transform?w=10`, 404],
  ['POST', `/${id}/restore`, 404],
  ['DELETE', `/${id}`, 404],
]

const ask = (at: string, method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${at}${mediaBase}${path}`, { method, headers: { origin: at, ...headers } })

describe.each(['origin', 'media'] as const)('on the address for %s', (address) => {
  test('nobody gets in without a session', async () => {
    const at = house[address]
    const all = [...routes(), ['POST', '/upload', 0], ['PUT', '/upload', 0], ['GET', '/events', 0]]
    for (const [method, path] of all as [string, string, number][]) {
      for (const headers of [{}, { cookie: 'nonsense=1' }, { authorization: 'Bearer nonsense' }])
        expect([path, (await ask(at, method, path, headers)).status]).toEqual([path, 401])
    }
  })

  test('another person’s id is as if it did not exist', async () => {
    for (const [method, path, status] of routes()) {
      const answer = await ask(house[address], method, path, { cookie: ben.cookie })
      expect([path, answer.status]).toEqual([path, status])
      expect(await answer.text()).not.toContain(id)
    }
  })

  test('the owner gets in by cookie and by token', async () => {
    for (const headers of [
      { cookie: ada.cookie },
      { authorization: `Bearer ${ada.token}` },
    ] as Record<string, string>[]) {
      const answer = await ask(house[address], 'GET', `/${id}`, headers)
      expect(answer.status).toBe(200)
      expect((await recordIn(answer)).urls.original).toBe(
        `${house[address]}${mediaBase}/${id}/file`,
      )
    }
  })
})

test('an upload from another site’s page is refused, whatever its type', async () => {
  const headers = { cookie: ada.cookie, origin: 'https://evil.example' }
  for (const type of ['text/plain', 'multipart/form-data; boundary=b', 'image/png']) {
    const answer = await fetch(`${house.origin}${mediaBase}/upload`, {
      method: 'POST',
      body: 'x',
      headers: { ...headers, 'content-type': type },
    })
    expect(answer.status).toBe(403)
  }
})

test('a page of an allowed origin may read bytes, events and refusals', async () => {
  const origin = 'http://localhost:5173'
  const open = await startTestAppliance({ CORS_ORIGINS: origin })
  try {
    const { cookie } = await setUp(open.origin)
    const at = (path: string, init: RequestInit = {}) =>
      fetch(`${open.media}${mediaBase}${path}`, { ...init, headers: { cookie, origin } })
    const body = formOf(randomBytes(50), {})
    const record = await recordIn(await at('/upload', { method: 'POST', body }))
    const answers = [
      await at(`/${record.id}/file`),
      await at(`/${record.id}/file`, { method: 'HEAD' }),
      await at(`/${record.id}/file/thumb`),
      await at('/events', { method: 'HEAD' }),
      await at('/upload', { method: 'PUT', body: '' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 415, 200, 400])
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      expect(headers.get('access-control-allow-credentials')).toBe('true')
    }
  } finally {
    await open.close()
  }
})
