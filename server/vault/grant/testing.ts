import { createHash, type KeyObject } from 'node:crypto'

/**
 * Test support: RSAES-OAEP of RFC 8017, 7.1, written from the text with whole numbers alone, so that
 * what OpenSSL makes is read by something that is not OpenSSL. Slow, and open to whoever has a stopwatch.
 */
export type Oaep = { hash: string; mgfHash: string; label: string }

export const ours: Oaep = { hash: 'sha256', mgfHash: 'sha256', label: '' }

/** EME-OAEP: the whole block before RSA. `seed` has the length of the hash. */
export function encode(message: Buffer, size: number, seed: Buffer, oaep: Oaep = ours): Buffer {
  const labelHash = digest(oaep.hash, Buffer.from(oaep.label))
  const padding = Buffer.alloc(size - message.length - 2 * labelHash.length - 2)
  const data = Buffer.concat([labelHash, padding, Buffer.of(1), message])
  return masked(data, seed, oaep)
}

/** The last steps of the above: `data` is what is behind the first mask. */
export function masked(data: Buffer, seed: Buffer, { mgfHash }: Oaep = ours): Buffer {
  const maskedData = xored(data, mgf1(mgfHash, seed, data.length))
  const maskedSeed = xored(seed, mgf1(mgfHash, maskedData, seed.length))
  return Buffer.concat([Buffer.of(0), maskedSeed, maskedData])
}

/** What is inside; null where any of it is not as it has to be. */
export function decode(block: Buffer, { hash, mgfHash, label }: Oaep = ours): Buffer | null {
  const labelHash = digest(hash, Buffer.from(label))
  const [maskedSeed, maskedData] = [
    block.subarray(1, 1 + labelHash.length),
    block.subarray(1 + labelHash.length),
  ]
  const seed = xored(maskedSeed, mgf1(mgfHash, maskedData, maskedSeed.length))
  const data = xored(maskedData, mgf1(mgfHash, seed, maskedData.length))
  const rest = data.subarray(labelHash.length)
  const one = rest.findIndex((byte) => byte !== 0)
  const fits = block[0] === 0 && data.subarray(0, labelHash.length).equals(labelHash)
  return fits && rest[one] === 1 ? rest.subarray(one + 1) : null
}

/** RSA itself, with the exponent of this key: out of `text`, a block of the same length. */
export function raise(key: KeyObject, text: Buffer): Buffer {
  const { n = '', e = '', d } = key.export({ format: 'jwk' })
  const modulus = numberOf(Buffer.from(n, 'base64url'))
  let base = numberOf(text) % modulus
  let power = 1n
  for (let left = numberOf(Buffer.from(d ?? e, 'base64url')); left > 0n; left >>= 1n) {
    if (left & 1n) power = (power * base) % modulus
    base = (base * base) % modulus
  }
  return Buffer.from(power.toString(16).padStart(2 * sizeOf(key), '0'), 'hex')
}

/** Bytes of the modulus. */
export const sizeOf = (key: KeyObject) => (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8

function mgf1(hash: string, seed: Buffer, length: number): Buffer {
  const pieces: Buffer[] = []
  for (let made = 0, count = 0; made < length; count++) {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    const piece = digest(hash, Buffer.concat([seed, counter]))
    pieces.push(piece)
    made += piece.length
  }
  return Buffer.concat(pieces).subarray(0, length)
}

function xored(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)))
}

function digest(hash: string, bytes: Buffer): Buffer {
  return createHash(hash).update(bytes).digest()
}

function numberOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex') || '0'}`)
}
