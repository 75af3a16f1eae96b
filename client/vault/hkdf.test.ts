import * as fc from 'fast-check'
import { hkdfSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { deriveBytes, deriveSealKey, deriveTagKey, importRoot } from './hkdf.ts'
import { hex } from './testing/bits.ts'

const { crypto } = globalThis
const count = (from: number, to: number) =>
  Uint8Array.from({ length: to - from }, (_, at) => from + at)

// RFC 5869, appendix A.1 to A.3: HKDF with SHA-256.
const published = [
  {
    secret: hex('0b'.repeat(22)),
    salt: count(0, 13),
    info: count(0xf0, 0xfa),
    out: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    secret: count(0, 0x50),
    salt: count(0x60, 0xb0),
    info: count(0xb0, 0x100),
    out:
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09' +
      'da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
  },
  {
    secret: hex('0b'.repeat(22)),
    salt: new Uint8Array(),
    info: new Uint8Array(),
    out: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
]

it.each(published)('derives as RFC 5869 says, $out', async ({ secret, salt, info, out }) => {
  const root = await importRoot(crypto, secret)
  const bytes = await deriveBytes(crypto, root, { salt, info, length: out.length / 2 })
  expect(Buffer.from(bytes).toString('hex')).toBe(out)
})

it('derives as node:crypto does, whatever salt and info', async () => {
  const bytes = fc.uint8Array({ maxLength: 100 })
  const inputs = fc.asyncProperty(bytes, bytes, bytes, async (secret, salt, info) => {
    const root = await importRoot(crypto, new Uint8Array(secret))
    const own = { salt: new Uint8Array(salt), info: new Uint8Array(info), length: 48 }
    const theirs = hkdfSync('sha256', secret, salt, info, 48)
    expect(await deriveBytes(crypto, root, own)).toEqual(new Uint8Array(theirs))
  })
  await fc.assert(inputs, { numRuns: 50 })
})

it('gives keys that nobody can read out or use for anything else', async () => {
  const root = await importRoot(crypto, hex('0b'.repeat(32)))
  const seal = await deriveSealKey(crypto, root, { info: 'a' })
  const tag = await deriveTagKey(crypto, root, 'a')
  for (const key of [root, seal, tag]) {
    expect(key.extractable).toBe(false)
    for (const format of ['raw', 'jwk'] as const) {
      await expect(crypto.subtle.exportKey(format, key)).rejects.toThrow()
    }
  }
  expect([seal.usages, tag.usages]).toEqual([['encrypt', 'decrypt'], ['sign']])
})
