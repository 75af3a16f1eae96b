import { createDecipheriv } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkOf } from './master-key.ts'
import { makeKek } from './testing.ts'
import { kekIdOf, unwrapKey, wrapKey } from './wrap.ts'

const kek = makeKek()
const mk = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex')
const place = { userId: 'person-ädä', generation: 3, formatVersion: 1 }
const row = () => ({ ...place, ...wrapKey(kek, place, mk) })

test('is AES-256-GCM over the key alone, bound to purpose, person, KEK, format and generation', () => {
  const { wrappedMk, wrapIv } = row()
  expect([wrappedMk.length, wrapIv.length]).toEqual([48, 12])
  const decipher = createDecipheriv('aes-256-gcm', kek.key, wrapIv)
  decipher.setAAD(Buffer.from(`hearth-vault-wrap:v1\nperson-ädä\n${kek.id}\n1\n3`))
  decipher.setAuthTag(wrappedMk.subarray(32))
  const opened = Buffer.concat([decipher.update(wrappedMk.subarray(0, 32)), decipher.final()])
  expect(opened).toEqual(mk)
  expect(unwrapKey(kek, row())).toEqual(mk)
})

test('never uses an IV twice', () => {
  expect(new Set(Array.from({ length: 500 }, () => String(row().wrapIv))).size).toBe(500)
})

test('the id of a KEK says nothing of it, and is another for each', () => {
  expect(kekIdOf(Buffer.alloc(32, 1))).toBe('f35c77caa3aeb41f')
  expect(kek.id).toMatch(/^[0-9a-f]{16}$/)
  expect(makeKek().id).not.toBe(kek.id)
})

const damaged = { code: 'DAMAGED', reason: 'vault-wrap' }

describe('does not open with one bit changed in', () => {
  test.each(['wrappedMk', 'wrapIv'] as const)('%s', (part) => {
    const whole = row()
    for (let bit = 0; bit < whole[part].length * 8; bit++) {
      const changed = Buffer.from(whole[part])
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => unwrapKey(kek, { ...whole, [part]: changed })).toThrow(
        expect.objectContaining(damaged),
      )
    }
  })
  test('the KEK', () => {
    const whole = row()
    for (let bit = 0; bit < 256; bit++) {
      const key = Buffer.from(kek.key)
      key[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => unwrapKey({ id: kek.id, key }, whole)).toThrow(expect.objectContaining(damaged))
    }
  })
  test.each([
    { userId: 'person-ädÄ' },
    { userId: 'person-ädä\n' },
    { generation: 2 },
    { generation: 31 },
    { formatVersion: 2 },
    { kekId: 'ffffffffffffffff' },
    { userId: `person-ädä\n${kek.id}`, formatVersion: 3 },
  ])('what it is bound to: %o', (other) => {
    expect(() => unwrapKey(kek, { ...row(), ...other })).toThrow(expect.objectContaining(damaged))
  })
  test('its length', () => {
    const whole = row()
    const { wrappedMk, wrapIv } = whole
    for (const changed of [
      { wrappedMk: wrappedMk.subarray(0, 47) },
      { wrappedMk: Buffer.concat([wrappedMk, Buffer.alloc(1)]) },
      { wrappedMk: Buffer.alloc(0) },
      { wrapIv: wrapIv.subarray(0, 11) },
      { wrapIv: Buffer.alloc(0) },
    ])
      expect(() => unwrapKey(kek, { ...whole, ...changed })).toThrow(
        expect.objectContaining(damaged),
      )
  })
})

/** Made once and never again: whoever changes the format has to open what is on disk already. */
test('a wrap of the first days still opens', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, n) => 255 - n))
  const old = {
    userId: 'person-1',
    generation: 2,
    formatVersion: 1,
    kekId: kekIdOf(key),
    wrapIv: Buffer.from('000102030405060708090a0b', 'hex'),
    wrappedMk: Buffer.from(
      '15P7C+CuGBOYkfUIZ/FpsPy08Gnn4TVOFBgDWqGGlnX9v5gpE1nrpSs6P6dZcVqb',
      'base64',
    ),
  }
  expect(old.kekId).toBe('534f7856cc9b2374')
  expect(unwrapKey({ id: old.kekId, key }, old)).toEqual(mk)
  expect(checkOf('person-1', mk).toString('hex')).toBe(
    'd555f831c4dd54b22cc9fdce47dbac795a639e00ebf3b344a211f607c5c0fb56',
  )
})
