import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startGuardianHouse, type GuardianHouse } from './guardians/testing.ts'
import { recoveryFor } from './testing.ts'

let house: GuardianHouse
beforeEach(async () => {
  house = await startGuardianHouse()
})
afterEach(() => house.close())

/** What a session alone can send. */
function unproven(person: string) {
  const { proof: _, ...wrap } = recoveryFor(person, randomBytes(32))
  return wrap
}
const post = (path: string, body: unknown) => house.tell('ada', 'POST', `/vault${path}`, body)

test('in standard mode too, a code that is replaced without proof is told, the first one is not', async () => {
  await house.key('ada')
  const first = unproven('ada')
  await post('/recovery-wrap', first)
  await post('/recovery-wrap', first)
  expect(house.news).toEqual([])
  expect(await post('/recovery-wrap', unproven('ada'))).toEqual({ status: 200, body: { ok: true } })
  expect(house.news).toEqual([{ userId: 'ada', what: 'recovery_replaced' }])
})

test('who proves what they do is not told of it', async () => {
  await house.seal('ada')
  await house.seal('ada')
  expect(house.news).toEqual([])
})

test('a vault closed without proof is told once, a key that was replaced each time', async () => {
  const mk = await house.key('ada')
  await post('/rotate', {})
  expect(house.news).toEqual([{ userId: 'ada', what: 'vault_key_replaced' }])
  await post('/recovery-wrap', recoveryFor('ada', mk))
  await post('/recovery-wrap', unproven('ada'))
  house.news.length = 0
  await post('/zero-knowledge', { enable: true })
  await post('/zero-knowledge', { enable: true })
  expect(house.news).toEqual([{ userId: 'ada', what: 'vault_closed' }])
})

test('what was refused or failed is told to nobody', async () => {
  await house.seal('ada')
  const proof = randomBytes(32).toString('base64')
  await post('/recovery-wrap', { ...unproven('ada'), proof })
  await post('/rotate', {})
  await post('/recovery-requests', { publicKey: 'no point' })
  expect(house.news).toEqual([])
})

test('a request is told to its owner and to whoever still holds a share', async () => {
  await house.settle()
  await house.name('ada', ['bob', 'cleo', 'dora'])
  await house.unseal('dora')
  await house.request('ada')
  expect(house.news).toEqual([
    { userId: 'ada', what: 'recovery_asked', guardians: ['bob', 'cleo'] },
  ])
})

test('that nobody could be told takes nothing back', async () => {
  await house.seal('ada')
  house.deafen()
  expect(await post('/recovery-wrap', unproven('ada'))).toMatchObject({ status: 200 })
  expect(house.warnings).toHaveLength(1)
})
