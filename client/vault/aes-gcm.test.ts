import * as fc from 'fast-check'
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { expect, it } from 'vitest'
import { open, seal } from './aes-gcm.ts'
import { joined } from './bytes.ts'
import { eachBitFlipped, hex } from './testing/bits.ts'

const { crypto } = globalThis
const longKey = 'feffe9928665731c6d6a8f9467308308'.repeat(2)
const longIv = 'cafebabefacedbaddecaf888'
const longPlain =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
  '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255'
const longSealed =
  '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
  '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad'

// The GCM submission to NIST (McGrew, Viega), test cases 13 to 16: 256-bit keys, 12-byte IVs.
const published = [
  {
    key: '00'.repeat(32),
    iv: '00'.repeat(12),
    plain: '',
    more: '',
    sealed: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    key: '00'.repeat(32),
    iv: '00'.repeat(12),
    plain: '00'.repeat(16),
    more: '',
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    key: longKey,
    iv: longIv,
    plain: longPlain,
    more: '',
    sealed: `${longSealed}b094dac5d93471bdec1a502270e3cc6c`,
  },
  {
    key: longKey,
    iv: longIv,
    plain: longPlain.slice(0, -8),
    more: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    sealed: `${longSealed.slice(0, -8)}76fc6ece0f4e1768cddf8853bb2d551b`,
  },
]

function keyOf(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Web Crypto whose next random bytes are known. */
function withIv(iv: Uint8Array): Crypto {
  const getRandomValues = (into: Uint8Array) => (into.set(iv), into)
  return { subtle: crypto.subtle, getRandomValues } as unknown as Crypto
}

it.each(published)('seals and opens as published: $sealed', async (vector) => {
  const [iv, plain, more, ciphertext] = [vector.iv, vector.plain, vector.more, vector.sealed].map(
    hex,
  )
  const key = await keyOf(hex(vector.key))
  expect(await seal(withIv(iv!), key, plain!, more!)).toEqual({ iv, ciphertext })
  expect(await open(crypto, key, { iv: iv!, ciphertext: ciphertext! }, more!)).toEqual(plain)
})

it('opens what node:crypto seals, and the other way round', async () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  const sizes = { minLength: 32, maxLength: 32 }
  const both = fc.asyncProperty(fc.uint8Array(sizes), bytes, bytes, async (raw, plain, more) => {
    const key = await keyOf(new Uint8Array(raw))
    const own = await seal(crypto, key, new Uint8Array(plain), new Uint8Array(more))
    const decipher = createDecipheriv('aes-256-gcm', raw, own.iv).setAAD(more)
    decipher.setAuthTag(own.ciphertext.subarray(-16))
    const opened = Buffer.concat([
      decipher.update(own.ciphertext.subarray(0, -16)),
      decipher.final(),
    ])
    expect(opened.equals(plain)).toBe(true)

    const cipher = createCipheriv('aes-256-gcm', raw, own.iv).setAAD(more)
    const theirs = joined(cipher.update(plain), cipher.final(), cipher.getAuthTag())
    expect(theirs).toEqual(own.ciphertext)
  })
  await fc.assert(both, { numRuns: 50 })
})

it('opens nothing with one bit changed anywhere, nor cut, nor longer', async () => {
  const raw = hex(longKey)
  const more = hex('a1a2a3')
  const key = await keyOf(raw)
  const { iv, ciphertext } = await seal(crypto, key, hex(longPlain).slice(0, 20), more)
  const attempts: Promise<unknown>[] = []
  for (const flipped of eachBitFlipped(iv)) {
    attempts.push(open(crypto, key, { iv: flipped, ciphertext }, more))
  }
  for (const flipped of eachBitFlipped(ciphertext)) {
    attempts.push(open(crypto, key, { iv, ciphertext: flipped }, more))
  }
  for (const flipped of eachBitFlipped(more)) {
    attempts.push(open(crypto, key, { iv, ciphertext }, flipped))
  }
  for (const flipped of eachBitFlipped(raw)) {
    attempts.push(keyOf(flipped).then((other) => open(crypto, other, { iv, ciphertext }, more)))
  }
  for (let length = 0; length < ciphertext.byteLength; length++) {
    attempts.push(open(crypto, key, { iv, ciphertext: ciphertext.slice(0, length) }, more))
  }
  attempts.push(open(crypto, key, { iv, ciphertext: joined(ciphertext, hex('00')) }, more))
  // An IV of another length would be hashed to one by Web Crypto; ours never is.
  for (const length of [0, 8, 11, 13, 16]) {
    attempts.push(open(crypto, key, { iv: new Uint8Array(length), ciphertext }, more))
  }
  const ends = await Promise.allSettled(attempts)
  expect(ends.every((end) => end.status === 'rejected' && end.reason.code === 'SEAL_BROKEN')).toBe(
    true,
  )
})

it('has taken its copy once it was called', async () => {
  const key = await keyOf(hex(longKey))
  const plain = new Uint8Array(1 << 20).fill(7)
  const sealing = seal(crypto, key, plain, hex(''))
  plain.fill(0)
  const sealed = await sealing
  const opening = open(crypto, key, { ...sealed, ciphertext: sealed.ciphertext.slice() }, hex(''))
  expect((await opening).every((byte) => byte === 7)).toBe(true)
})
