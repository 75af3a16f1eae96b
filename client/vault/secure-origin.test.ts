import { expect, it } from 'vitest'
import { requireSecure } from './secure-origin.ts'

const { crypto } = globalThis
const page = { isSecureContext: true, crypto }

it('takes https, this machine, and the page’s own address where that is secure', () => {
  const good = [
    '',
    '/',
    'https://hearth.local',
    'http://localhost:3001',
    'http://127.0.0.1:1',
    'http://[::1]/',
  ]
  for (const address of [...good, 'http://a.localhost', 'HTTPS://192.168.1.2']) {
    expect(requireSecure(address, page)).toBe(crypto)
  }
  expect(requireSecure('http://localhost')).toBe(crypto)
})

it('refuses plain http on a network, and pages that came over it', () => {
  const bad = [
    'http://192.168.1.2',
    'http://hearth.local:3001',
    'http://localhost.evil.org',
    '//hearth.local',
  ]
  for (const address of [...bad, 'ftp://localhost', 'http://127.0.0.1.evil.org', 'HTTP://hearth']) {
    expect(() => requireSecure(address, page)).toThrow(
      expect.objectContaining({
        code: 'INSECURE_ORIGIN',
        message: expect.stringContaining('https'),
      }),
    )
  }
  expect(() => requireSecure('https://hearth.local', { isSecureContext: false, crypto })).toThrow(
    expect.objectContaining({ code: 'INSECURE_ORIGIN' }),
  )
})

it('says so where there is no Web Crypto', () => {
  for (const here of [{ isSecureContext: true }, { crypto: {} as Crypto }]) {
    expect(() => requireSecure('', here)).toThrow(
      expect.objectContaining({ code: 'NO_WEB_CRYPTO' }),
    )
  }
})
