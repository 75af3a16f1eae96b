import { array, assert, constantFrom, property } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failure } from './failure/classify.ts'
import { openAccounts, type Accounts } from './failure/testing.ts'
import { createPages } from './pages.ts'

let accounts: Accounts
let lan: string | null = null
beforeAll(async () => void (accounts = await openAccounts({ lan: () => lan })))
afterAll(() => accounts.close())

const origin = 'http://localhost'
const pages = createPages({
  schemeOf: () => 'http',
  household: origin,
  auth: origin,
  trustedOrigins: ['https://app.example.org'],
  addresses: ['https://home.example.org'],
})
const outer = { url: `${origin}/`, headers: new Headers({ host: 'localhost' }) }

test.each(['/..//evil.com', '/.//evil.com', '/a/..//evil.com', '/%2e%2e//evil.com'])(
  'not to %s: neither by a wrapper nor by Better Auth’s own routes',
  async (link) => {
    expect(() => pages.checked(outer, link, 'link')).toThrow(failure('VALIDATION').constructor)
    for (const field of ['callbackURL', 'redirectTo', 'errorCallbackURL', 'newUserCallbackURL']) {
      const query = new URLSearchParams({ token: 'x', [field]: link })
      const led = await accounts.ask(`/auth/verify-email?${query}`)
      expect([led.status, led.headers.get('location')]).toEqual([400, null])
      const body = { email: 'ada@example.org', [field]: link }
      expect((await accounts.ask('/auth/request-password-reset', { body })).status).toBe(400)
    }
  },
)

test.each(['http://localhost:1/steal', 'http://localhost:6666', 'https://evil.com', 'home'])(
  'not to %s, though the host may be ours',
  async (link) => {
    const body = { email: 'ada@example.org', redirectTo: link }
    expect((await accounts.ask('/auth/request-password-reset', { body })).status).toBe(400)
    expect(() => pages.checked(outer, link, 'link')).toThrow()
  },
)

test('to the home network only while it is on, by Better Auth’s own routes too', async () => {
  const body = { email: 'ada@example.org', redirectTo: 'https://villa.local:4328/reset' }
  const ask = async () => (await accounts.ask('/auth/request-password-reset', { body })).status
  for (const [now, status] of [
    [null, 400],
    ['https://villa.local:4328', 200],
    [null, 400],
  ] as const) {
    lan = now
    expect([await ask(), await ask()]).toEqual([status, status])
  }
})

test('a Host header cannot put its own port into a link', () => {
  const at = (host: string) =>
    pages.at({ url: `http://${host}/`, headers: new Headers({ host }) }, '/join')
  expect(at('localhost')).toBe('http://localhost/join')
  expect(at('localhost:6666')).toBe('http://localhost/join')
  expect(pages.checked(outer, 'https://app.example.org/a', 'x')).toBe('https://app.example.org/a')
  expect(pages.checked(outer, 'https://home.example.org/a', 'x')).toBe('https://home.example.org/a')
})

test('whatever is let through stays here, also when its path is sent on as it was resolved', () => {
  const part = constantFrom('/', '.', '..', '\\', '%2e', '%2f', 'evil.com', '?', '#', '@', '\t')
  assert(
    property(array(part, { maxLength: 10 }), (parts) => {
      const link = `/${parts.join('')}`
      try {
        pages.checked(outer, link, 'link')
      } catch {
        return
      }
      const there = new URL(link, origin)
      expect(there.origin).toBe(origin)
      expect(new URL(there.pathname, origin).origin).toBe(origin)
    }),
  )
})
