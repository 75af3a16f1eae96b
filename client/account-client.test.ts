import { afterEach, expect, it } from 'vitest'
import { AccountClient } from './account-client.ts'
import { answerJson, type Handler, startSmallServer } from './testing/small-server.ts'

let server: Awaited<ReturnType<typeof startSmallServer>>
afterEach(() => server.close())

async function clientOf(handler: Handler) {
  server = await startSmallServer(handler)
  return new AccountClient(server.origin)
}

it('asks whether set-up is needed and does it', async () => {
  const client = await clientOf(({ method }, response) =>
    answerJson(response, method === 'GET' ? { needed: true, codeRequired: false } : { user: {} }),
  )
  expect(await client.setupState()).toEqual({ needed: true, codeRequired: false })
  const input = { householdName: 'Home', name: 'Ada', email: 'ada@example.org', password: 'x' }
  await client.setUp(input)
  expect(server.seen[1]).toMatchObject({ method: 'POST', url: '/api/v1/setup' })
  expect(JSON.parse(String(server.seen[1]?.body))).toEqual(input)
})

it('tells who asks for help and has no answer yet', async () => {
  const asks = (answered: string | null) => ({ ownerId: 'ada', request: { answered } })
  const guardianships = [asks(null), asks('given'), asks('refused'), { ownerId: 'ben' }]
  const client = await clientOf((_, response) => answerJson(response, { guardianships }))
  expect(await client.waitingForMe()).toEqual([asks(null)])
  expect(server.seen[0]?.url).toBe('/api/v1/me/encryption-vault/guardianships')
})

it('tells who is there, and signs out', async () => {
  const client = await clientOf((_, response) => answerJson(response, null))
  expect(await client.session()).toBeNull()
  await client.signOut()
  expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /api/auth/get-session',
    'POST /api/v1/auth/logout',
  ])
})
