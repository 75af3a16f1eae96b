import {
  constants,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  webcrypto,
  type KeyObject,
} from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readMissionPublicKey, sealForMission } from './mission-key.ts'
import { decode, encode, masked, ours, raise, sizeOf } from './testing.ts'

const pairs = [2048, 3072].map((modulusLength) => generateKeyPairSync('rsa', { modulusLength }))
const [pair = expect.fail()] = pairs
const seed = Buffer.alloc(32, 7)
const message = Buffer.from('the key of one mission, 32 bytes')

/** The two ways by which whoever works on missions opens what they got. */
const openers = {
  'node:crypto': async (privateKey: KeyObject, sealed: Buffer) => {
    const padding = constants.RSA_PKCS1_OAEP_PADDING
    return privateDecrypt({ key: privateKey, padding, oaepHash: 'sha256' }, sealed)
  },
  'Web Crypto': async (privateKey: KeyObject, sealed: Buffer) => {
    const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' }
    const der = privateKey.export({ format: 'der', type: 'pkcs8' })
    const key = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['decrypt'])
    return Buffer.from(await webcrypto.subtle.decrypt(algorithm, key, sealed))
  },
}

describe.each(pairs)('a key of its own size', ({ publicKey, privateKey }) => {
  const pem = publicKey.export({ format: 'pem', type: 'spki' }) as string
  const size = sizeOf(publicKey)

  test('what is sealed is what RFC 8017 says, and never the same twice', () => {
    const made = new Set<string>()
    for (const key of [message, Buffer.alloc(32), Buffer.alloc(32, 255), Buffer.alloc(32, 1)]) {
      const sealed = Buffer.from(sealForMission(readMissionPublicKey(pem), key), 'base64')
      expect(sealed).toHaveLength(size)
      const block = raise(privateKey, sealed)
      expect(decode(block)).toEqual(key)
      for (const other of [{ hash: 'sha1' }, { mgfHash: 'sha1' }, { label: 'mission' }])
        expect(decode(block, { ...ours, ...other })).toBeNull()
      made.add(sealed.toString('hex')).add(sealForMission(publicKey, key))
    }
    expect(made.size).toBe(8)
  })

  test.each(Object.entries(openers))('%s opens what the RFC makes', async (_, open) => {
    // As long as there is room for, and nothing at all.
    for (const text of [message, Buffer.alloc(0), Buffer.alloc(size - 66, 9), Buffer.of(0, 1)]) {
      const sealed = raise(publicKey, encode(text, size, seed))
      expect(await open(privateKey, sealed)).toEqual(text)
    }
  })
})

const size = sizeOf(pair.publicKey)
/** Behind the first mask: hash of the label, zeros, a one, the message. */
const data = (change: (data: Buffer) => void) => {
  const whole = Buffer.alloc(size - 33)
  Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex').copy(whole)
  whole[whole.length - message.length - 1] = 1
  message.copy(whole, whole.length - message.length)
  change(whole)
  return masked(whole, seed)
}
const sealed = (block: Buffer) => raise(pair.publicKey, block)
const right = encode(message, size, seed)
const modulus = Buffer.from(pair.publicKey.export({ format: 'jwk' }).n ?? '', 'base64url')
const firstByte = Buffer.from(right)
firstByte[0] = 1

/** Each differs from what opens in one thing. */
const wrong: [string, Buffer][] = [
  ['another label', sealed(encode(message, size, seed, { ...ours, label: 'x' }))],
  ['a label of one zero', sealed(encode(message, size, seed, { ...ours, label: '\0' }))],
  ['another hash', sealed(encode(message, size, randomBytes(20), { ...ours, hash: 'sha1' }))],
  ['another mask', sealed(encode(message, size, seed, { ...ours, mgfHash: 'sha1' }))],
  ['a first byte that is not zero', sealed(firstByte)],
  ['no one before the message', sealed(data((all) => all.fill(0, 32)))],
  ['a two in the place of the one', sealed(data((all) => (all[all.length - 33] = 2)))],
  ['something among the zeros', sealed(data((all) => (all[40] = 3)))],
  ['a bit of the hash of the label', sealed(data((all) => (all[31] = (all[31] ?? 0) ^ 1)))],
  [
    'PKCS #1 v1.5',
    publicEncrypt({ key: pair.publicKey, padding: constants.RSA_PKCS1_PADDING }, message),
  ],
  ['the block itself', right],
  ['zero', Buffer.alloc(size)],
  ['one', Buffer.from('1'.padStart(2 * size, '0'), 'hex')],
  ['the modulus', modulus],
  ['more than the modulus', Buffer.alloc(size, 255)],
  ['nothing', Buffer.alloc(0)],
  ['a byte less', sealed(right).subarray(0, -1)],
  ['a byte more', Buffer.concat([sealed(right), Buffer.of(0)])],
  ['a zero before it', Buffer.concat([Buffer.of(0), sealed(right)])],
  [
    'what was sealed to another',
    raise(pairs[1]?.publicKey ?? expect.fail(), encode(message, size, seed)),
  ],
]

describe.each(Object.entries(openers))('by %s', (_, open) => {
  test('the right one opens: what follows fails for what it says', async () => {
    expect(sealed(right)).toEqual(sealed(data(() => {})))
    expect(await open(pair.privateKey, sealed(right))).toEqual(message)
  })

  test.each(wrong)('%s does not open', async (_what, bytes) => {
    await expect(open(pair.privateKey, bytes)).rejects.toThrow()
  })

  test('nothing opens with one bit changed', async () => {
    for (let bit = 0; bit < 8 * size; bit += 61) {
      const flipped = sealed(right)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await expect(open(pair.privateKey, flipped)).rejects.toThrow()
    }
  })
})

test('no key is taken that is too short, private, or for something else', () => {
  const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'spki' }) as string
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  for (const key of [short, curve])
    expect(() => readMissionPublicKey(pem(key))).toThrow(/MANA_AI_PUBLIC_KEY_PEM/)
  // A key for signatures of the PSS kind cannot be encrypted to.
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey
  expect(() => readMissionPublicKey(pem(pss))).toThrow(/MANA_AI_PUBLIC_KEY_PEM/)
})
