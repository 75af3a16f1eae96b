import { afterEach, beforeEach, expect, test } from 'vitest'
import { ben, startAccount, type TestAccount } from './testing.ts'

let house: TestAccount
beforeEach(async () => {
  house = await startAccount()
})
afterEach(() => house.remove())

const key = 'a service key of the house'

function ask(path: string, headers: Record<string, string>, remoteAddress = '127.0.0.1') {
  return house.app.request(
    `/api/v1/internal${path}`,
    { headers },
    { incoming: { socket: { remoteAddress } } },
  )
}

const withKey = { 'x-service-key': key }
const paths = [`/org/house/member/${ben.id}`, `/users/${ben.id}/memberships`]

test('who is in which space', async () => {
  const tell = async (path: string) => (await ask(path, withKey)).json()
  expect(await tell(`/org/house/member/${ben.id}`)).toEqual({ isMember: true, role: 'member' })
  expect(await tell('/org/house/member/nobody')).toEqual({ isMember: false, role: null })
  expect(await tell(`/users/${ben.id}/memberships`)).toEqual({
    userId: ben.id,
    memberships: [
      { organizationId: 'house', role: 'member' },
      { organizationId: `space-${ben.id}`, role: 'owner' },
    ],
  })
  expect(await tell('/users/nobody/memberships')).toEqual({ userId: 'nobody', memberships: [] })
})

test.each(paths)('%s needs the key, and a caller on this machine', async (path) => {
  expect((await ask(path, {})).status).toBe(401)
  expect((await ask(path, { 'x-service-key': 'a service key of the hous' })).status).toBe(401)
  expect((await ask(path, { 'x-test-caller': 'person-ada' })).status).toBe(401)
  expect((await ask(path, withKey, '192.168.1.7')).status).toBe(404)
  expect((await ask(path, { ...withKey, 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
})

test('without a key there are no such routes; where it is configured, others may ask', async () => {
  const closed = await startAccount({ serviceKey: undefined })
  expect(closed.account.internal).toBeNull()
  await closed.remove()
  await house.remove()
  house = await startAccount({ serviceFromAnywhere: true })
  expect((await ask(paths[0] ?? '', withKey, '192.168.1.7')).status).toBe(200)
})
