import { X509Certificate } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthority, createLeaf } from '../../../lan/certificate.ts'
import { startTestAppliance, temporaryFolder, type TestAppliance } from '../../../testing.ts'
import { judge } from './certificate.ts'
import { checkNetwork, type HomeNetworkFacts } from './index.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 21)

describe('a certificate', () => {
  const read = (pem: string) => new X509Certificate(pem)
  let authority: X509Certificate
  let stranger: X509Certificate
  let leaf: X509Certificate
  beforeAll(async () => {
    const ours = await createAuthority('villa', start)
    const made = { name: 'villa', addresses: ['192.168.1.5'], now: start }
    authority = read(ours.certificate)
    stranger = read((await createAuthority('villa', start)).certificate)
    leaf = read((await createLeaf(ours, made)).certificate)
  })

  test.each([
    ['certificate.ok', 100, {}],
    ['certificate.soon', 385, {}],
    ['certificate.over', 400, {}],
    ['certificate.early', -10, {}],
    ['certificate.name', 1, { host: 'cottage.local' }],
    ['certificate.address', 1, { addresses: ['192.168.1.5', '192.168.1.6'] }],
  ])('%s, %d days on', (code, days, other) => {
    const asked = { host: 'villa.local', addresses: ['192.168.1.5'], now: () => start + days * day }
    expect(judge(leaf, authority, { ...asked, ...other }).code).toBe(code)
  })

  test('of another house with the same name is foreign', () =>
    expect(
      judge(leaf, stranger, { host: 'villa.local', addresses: [], now: () => start }).code,
    ).toBe('certificate.foreign'))
})

describe('the check', () => {
  let house: TestAppliance
  let facts: HomeNetworkFacts
  beforeAll(async () => {
    house = await startTestAppliance({ HEARTH_LAN: 'on', HEARTH_HTTPS_PORT: '0' })
    facts = {
      on: true,
      name: 'hearth',
      trouble: null,
      ports: {
        secure: Number(new URL(house.lan ?? '').port),
        plain: Number(new URL(house.origin).port),
      },
      short: null,
      keysDir: join(house.dir, 'keys'),
      guestAt: null,
    }
  })
  afterAll(() => house.close())

  const codes = async (more: Partial<HomeNetworkFacts>, addresses: string[] = []) =>
    (await checkNetwork({ ...facts, ...more }, Date.now, { addresses: () => addresses })).map(
      ({ code }) => code,
    )

  test('asks the certificate that is shown, and says what to look for', async () =>
    expect(await codes({})).toEqual(['name.alone', 'certificate.ok', 'firewall.hint']))

  test('a device that got through proves the firewall', async () =>
    expect(await codes({ guestAt: Date.now() })).toContain('firewall.ok'))

  test('an address where nothing answers is said, with the page', async () => {
    const found = await codes({ ports: { secure: 1, plain: 1 } }, ['127.0.0.1'])
    expect(found).toEqual(
      expect.arrayContaining(['certificate.silent', 'reach.closed', 'reach.page']),
    )
  })

  test('without its authority, without Hearth, without a wish', async () => {
    const nowhere = join(await temporaryFolder(), 'keys')
    await mkdir(nowhere)
    expect(await codes({ keysDir: nowhere })).toContain('certificate.missing')
    await rm(join(nowhere, '..'), { recursive: true })
    expect(await codes({ ports: null })).toEqual(['name.unchecked', 'certificate.ok'])
    expect(await codes({ on: false })).toEqual(['name.off', 'certificate.off'])
    expect(await codes({ trouble: 'The port is taken.' })).toEqual(['name.trouble'])
  })
})
