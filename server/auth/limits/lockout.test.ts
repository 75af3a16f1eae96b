import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { household } from '../../testing.ts'
import { openAccounts, type Accounts } from '../failure/testing.ts'
import { network } from './index.ts'

const verify = vi.hoisted(() => vi.fn())
vi.mock('better-auth/crypto', async (original) => {
  const real = await original<typeof import('better-auth/crypto')>()
  verify.mockImplementation(real.verifyPassword)
  return { ...real, verifyPassword: verify }
})

let accounts: Accounts
beforeEach(async () => {
  accounts = await openAccounts()
  verify.mockClear()
})
afterEach(() => accounts.close())

const minutes = 60_000
const status = async (answer: Promise<Response>) => (await answer).status
const wrong = (wish = {}) => status(accounts.login('wrong wrong', wish))
const right = (wish = {}) => status(accounts.login(household.password, wish))
const miss = async (times: number, wish = {}) => {
  for (let n = 0; n < times; n++) expect(await wrong(wish)).toBe(401)
}

describe('five wrong passwords', () => {
  test('within a quarter of an hour lock for half an hour, and say so', async () => {
    await miss(5)
    const answer = await accounts.login()
    expect(answer.status).toBe(429)
    expect(await answer.json()).toMatchObject({
      error: 'ACCOUNT_LOCKED',
      status: 429,
      retryAfterSec: 1800,
    })
    expect(answer.headers.get('retry-after')).toBe('1800')
    accounts.clock.now += 30 * minutes
    expect(await right()).toBe(200)
  })

  test('in longer than that do not', async () => {
    await miss(4)
    accounts.clock.now += 15 * minutes + 1
    await miss(4)
    expect(await right()).toBe(200)
  })

  test('a locked attempt reaches no hash and does not extend the lock', async () => {
    await miss(5)
    verify.mockClear()
    accounts.clock.now += 29 * minutes
    for (let n = 0; n < 5; n++) expect(await wrong()).toBe(429)
    expect(verify).not.toHaveBeenCalled()
    accounts.clock.now += minutes
    expect(await right()).toBe(200)
  })

  test('count for one account and one client', async () => {
    await miss(5)
    expect(await right({ peer: '192.168.1.21' })).toBe(200)
    expect(await right()).toBe(429)
    expect(await wrong({ email: 'bob@example.org' })).toBe(401)
  })

  test('are not forgotten by waiting a little, only by coming in', async () => {
    await miss(4)
    expect(await right()).toBe(200)
    await miss(4)
    expect(await right()).toBe(200)
  })

  test('however the address is spelled', async () => {
    const spellings = ['ada@example.org', 'ADA@example.org', ' Ada@Example.Org ', 'aDa@example.org']
    for (const email of spellings) await miss(1, { email })
    await miss(1)
    expect(await right({ email: 'ADA@EXAMPLE.ORG' })).toBe(429)
  })

  test('lock an address nobody has in the same way', async () => {
    await miss(5, { email: 'nobody@example.org' })
    expect(await wrong({ email: 'nobody@example.org' })).toBe(429)
  })

  test('are five, however many are sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => wrong()))
    expect(answers.filter((code) => code === 401)).toHaveLength(5)
    expect(answers.filter((code) => code === 429)).toHaveLength(25)
    expect(verify.mock.calls.length).toBeLessThanOrEqual(5)
  })

  test('count the same at Better Auth’s own route, in JSON and as a form', async () => {
    await miss(2)
    for (let n = 0; n < 2; n++) expect(await status(accounts.native('wrong wrong', {}))).toBe(401)
    expect(await status(accounts.native('wrong wrong'))).toBe(401)
    expect(await right()).toBe(429)
    const native = await accounts.native()
    expect(native.status).toBe(429)
    expect(await native.json()).toMatchObject({ error: 'ACCOUNT_LOCKED' })
    expect(native.headers.get('retry-after')).toBe('1800')
  })

  test('a claimed address moves nothing', async () => {
    for (let n = 0; n < 5; n++)
      await miss(1, {
        headers: {
          'x-forwarded-for': `10.0.0.${n}`,
          'x-real-ip': `10.0.0.${n}`,
          forwarded: `for=10.0.0.${n}`,
          'x-hearth-peer': `10.0.0.${n}`,
        },
      })
    expect(await right()).toBe(429)
    expect(await right({ headers: { 'x-forwarded-for': '10.1.1.1' } })).toBe(429)
  })
})

test.each([
  ['192.168.1.4', '192.168.1.4'],
  ['::1', '::1'],
  ['fe80::1', 'fe80:0:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
])('%s is of %s', (peer, net) => expect(network(peer)).toBe(net))
