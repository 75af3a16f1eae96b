import { beforeAll, describe, expect, test } from 'vitest'
import { createAuthority, createLeaf, type Pair } from '../../server/lan/certificate.ts'
import { judgeCertificate } from './certificate-policy.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 21)
const name = 'hearth.local'
const leafFor = (authority: Pair, host = 'hearth', at = now) =>
  createLeaf(authority, { name: host, addresses: ['192.168.1.5'], now: at })

let ours: Pair
let foreign: Pair
let leaf: string
beforeAll(async () => {
  ours = await createAuthority('hearth', now)
  // Of the same name: only the key tells them apart.
  foreign = await createAuthority('hearth', now)
  leaf = (await leafFor(ours)).certificate
})

const judge = (pem: string, at = now, host = name) =>
  judgeCertificate(host, pem, ours.certificate, name, at)

test('our authority for our name: believed, whatever the system says', () => {
  expect(judge(leaf)).toBe('ours')
  expect(judge(leaf, now, 'HEARTH.local')).toBe('ours')
})

test('every other name is the system’s to decide, with our certificate as well', () => {
  for (const host of ['example.org', 'evil.hearth.local', 'hearth.local.evil.example', 'localhost'])
    expect(judge(leaf, now, host), host).toBe('ask-the-system')
  expect(judgeCertificate(name, leaf, ours.certificate, null, now)).toBe('ask-the-system')
})

describe('for our name these are refused, even where the system would believe them:', () => {
  test('another authority of the same name', async () =>
    expect(judge((await leafFor(foreign)).certificate)).toBe('refused'))

  test('one for another name', async () =>
    expect(judge((await leafFor(ours, 'other')).certificate)).toBe('refused'))

  test('the authority itself', () => expect(judge(ours.certificate)).toBe('refused'))

  test('one that ran out, or is of tomorrow', () => {
    expect(judge(leaf, now + 400 * day)).toBe('refused')
    expect(judge(leaf, now - 2 * day)).toBe('refused')
  })

  test('one of an authority that ran out', async () => {
    const later = now + 7400 * day
    const young = await leafFor(ours, 'hearth', later)
    expect(judge(young.certificate, later)).toBe('refused')
  })

  test('a leaf in the place of the authority', async () => {
    const middle = await leafFor(ours)
    const below = (await leafFor(middle)).certificate
    expect(judge(below)).toBe('refused')
    expect(judgeCertificate(name, below, middle.certificate, name, now)).toBe('refused')
  })

  test('what is none', () => {
    for (const pem of ['', 'x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'])
      expect(judge(pem)).toBe('refused')
  })

  test('any, while there is no authority of ours', () =>
    expect(judgeCertificate(name, leaf, null, name, now)).toBe('refused'))
})
