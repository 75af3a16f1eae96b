import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUp, startTestAppliance, type TestAppliance } from '../testing.ts'
import type { OpenApi, PathOperation } from './document.ts'

let house: TestAppliance
let document: OpenApi
let cookie: string
beforeAll(async () => {
  house = await startTestAppliance({ MANA_SERVICE_KEY: 'a service key of the house' })
  cookie = (await setUp(house.origin)).cookie
  document = (await (await fetch(`${house.origin}/api/v1/openapi.json`)).json()) as OpenApi
})
afterAll(() => house.close())

type Listed = { method: string; path: string; operation: PathOperation }

const listed = (): Listed[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )

/** Asks a route as the document has it, its path filled with ids nobody has. */
function ask({ method, path }: Listed, init: RequestInit = {}): Promise<Response> {
  return fetch(house.origin + path.replace(/\{\w+\}/g, '01a1fcb9-0f59-73d9-b58e-2173773cb99e'), {
    method: method.toUpperCase(),
    redirect: 'manual',
    ...init,
    headers: { origin: house.origin, ...init.headers },
  })
}

test('is valid OpenAPI 3.1', async () => {
  expect(document.openapi).toBe('3.1.0')
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('says of every route what it is for and what it answers', () => {
  const silent = listed().filter(
    ({ operation: { summary, responses } }) => !summary || Object.keys(responses).length < 2,
  )
  expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  expect(listed().length).toBeGreaterThan(60)
})

test('names every operation once', () => {
  const ids = listed().map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

describe('every route', () => {
  test('that is for somebody is for nobody without a session', async () => {
    const open: string[] = []
    for (const each of listed()) {
      if (each.operation.security.length === 0) continue
      const answer = await ask(each, { headers: { 'content-type': 'application/json' } })
      await answer.body?.cancel()
      if (answer.status !== 401) open.push(`${each.method} ${each.path} ${answer.status}`)
    }
    expect(open).toEqual([])
  })

  test('with a body refuses what is none, and changes nothing', async () => {
    const taken: string[] = []
    for (const each of listed()) {
      if (!each.operation.requestBody) continue
      for (const body of ['[]', '"text"', '{', '{"a":'.repeat(2000)]) {
        const answer = await ask(each, {
          body,
          headers: { cookie, 'content-type': 'application/json' },
        })
        await answer.body?.cancel()
        if (answer.status < 400 || answer.status >= 500)
          taken.push(`${each.method} ${each.path} ${body.slice(0, 8)} ${answer.status}`)
      }
    }
    expect(taken).toEqual([])
  })
})

test('the page for people lists every route', async () => {
  const page = await (await fetch(`${house.origin}/api/v1/docs`)).text()
  for (const { path } of listed()) expect(page).toContain(path)
})

test('each half tells of its own', async () => {
  const of = async (origin: string) =>
    Object.keys(((await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as OpenApi).paths)
  const media = await of(house.media)
  expect(media.length).toBeGreaterThan(5)
  expect(media.filter((path) => !path.startsWith('/api/v1/media'))).toEqual([])
  expect(await of(house.auth)).toContain('/api/v1/auth/login')
})
