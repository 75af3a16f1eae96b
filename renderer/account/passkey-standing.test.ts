import { expect, it } from 'vitest'
import { asLocalhost, standingOf } from './passkey-standing.ts'

const fine = { hostname: 'hearth.local', secure: true, supported: true, enabled: true }

it.each([
  [{}, 'ready'],
  [{ hostname: 'localhost' }, 'ready'],
  [{ hostname: '127.0.0.1' }, 'loopback'],
  [{ hostname: '[::1]' }, 'loopback'],
  [{ secure: false, supported: false }, 'insecure'],
  [{ hostname: '192.168.1.5' }, 'number'],
  [{ hostname: '[fd00::5]' }, 'number'],
  [{ supported: false }, 'browser'],
  [{ enabled: false }, 'closed'],
])('at %o passkeys are %s', (place, standing) => {
  expect(standingOf({ ...fine, ...place })).toBe(standing)
})

it('leads to the same page by its name', () => {
  expect(asLocalhost('http://127.0.0.1:4327/sign-in?next=%2Faccount')).toBe(
    'http://localhost:4327/sign-in?next=%2Faccount',
  )
})
