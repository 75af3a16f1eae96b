import { describe, expect, test } from 'vitest'
import { parseSettings } from './settings.ts'

describe('settings', () => {
  test('every one has the default of the contract', () => {
    const settings = parseSettings({})
    expect(settings).toMatchObject({
      port: 4327,
      httpsPort: 4328,
      authPort: 3001,
      mediaPort: 3015,
      lan: false,
      name: 'hearth',
      signup: 'invite',
      maxDailySignups: 0,
      maxUpload: 100_000_000_000,
      quota: 0,
      corsOrigins: [],
      jwtAudience: 'mana',
      logLevel: 'info',
    })
    expect(settings.dataDir).toMatch(/Hearth$/)
  })

  test.each([
    ['100 GB', 100e9],
    ['2GiB', 2 * 2 ** 30],
    ['1.5 MB', 1_500_000],
    ['4096', 4096],
    ['10 kb', 10_000],
  ])('HEARTH_MAX_UPLOAD=%s', (text, bytes) => {
    expect(parseSettings({ HEARTH_MAX_UPLOAD: text }).maxUpload).toBe(bytes)
  })

  test('an empty variable is a variable that is not set', () => {
    expect(parseSettings({ HEARTH_PORT: '', HEARTH_LAN: '  ' })).toMatchObject({
      port: 4327,
      lan: false,
    })
  })

  test('addresses lose their last slash, origins their path', () => {
    const settings = parseSettings({
      BASE_URL: 'https://auth.example.org/',
      CORS_ORIGINS: 'https://a.example.org, http://localhost:5173/',
    })
    expect(settings.baseUrl).toBe('https://auth.example.org')
    expect(settings.jwtIssuer).toBe('https://auth.example.org')
    expect(settings.corsOrigins).toEqual(['https://a.example.org', 'http://localhost:5173'])
  })

  test.each([
    ['HEARTH_PORT', '70000'],
    ['HEARTH_PORT', '-1'],
    ['HEARTH_PORT', '80.5'],
    ['HEARTH_LAN', 'yes'],
    ['HEARTH_NAME', 'Our House'],
    ['HEARTH_SIGNUP', 'maybe'],
    ['HEARTH_MAX_UPLOAD', '12 parsecs'],
    ['HEARTH_MAX_UPLOAD', '-1'],
    ['BASE_URL', 'ftp://example.org'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://example.org/path'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s stops the start with name, value and what is allowed', (name, value) => {
    const parse = () => parseSettings({ [name]: value })
    expect(parse).toThrow(expect.objectContaining({ code: 'VALIDATION', field: name }))
    expect(parse).toThrow(name)
    expect(parse).toThrow(JSON.stringify(value))
    expect(parse).toThrow(/Allowed: /)
  })

  test('a private key where the public one belongs is not repeated', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\nMIIEvw\n-----END PRIVATE KEY-----'
    const parse = () => parseSettings({ MANA_AI_PUBLIC_KEY_PEM: pem })
    expect(parse).toThrow('an RSA public key in PEM')
    expect(parse).not.toThrow('MIIEvw')
  })

  test('a bad secret is not repeated', () => {
    const parse = () => parseSettings({ MANA_AUTH_KEK: 'c2hvcnQga2V5' })
    expect(parse).toThrow('MANA_AUTH_KEK is a secret of 12 characters')
    expect(parse).not.toThrow('c2hvcnQga2V5')
  })

  test.each([
    ['31 bytes', Buffer.alloc(31, 1).toString('base64')],
    ['33 bytes', Buffer.alloc(33, 1).toString('base64')],
    ['all zero', Buffer.alloc(32).toString('base64')],
    ['in hex', Buffer.alloc(32, 1).toString('hex')],
    ['no base64', `${'!'.repeat(43)}=`],
  ])('MANA_AUTH_KEK: %s stops the start', (_, value) => {
    const parse = () => parseSettings({ MANA_AUTH_KEK: value })
    expect(parse).toThrow(expect.objectContaining({ code: 'VALIDATION', field: 'MANA_AUTH_KEK' }))
    expect(parse).toThrow(/32 random bytes in base64/)
    expect(parse).not.toThrow(value)
  })
})
