import { IV_BYTES, open, seal } from '../aes-gcm.ts'
import { type Bytes } from '../bytes.ts'
import { HEADER_BYTES, type Header } from './header.ts'
import { createNudge } from './nudge.ts'

export type Place = { number: number; last: boolean }
export type ChunkSeal = ReturnType<typeof createChunkSeal>

/**
 * Seals and opens the chunks of one file. A chunk is bound to its file, its number and whether it is
 * the last. Both take their copy of the bytes at once: the memory may be used again.
 */
export function createChunkSeal(crypto: Crypto, key: CryptoKey, header: Header) {
  const nudge = createNudge()
  return {
    /** IV, then ciphertext and tag: two pieces, because joining them would copy the whole chunk. */
    async seal(plain: Bytes, place: Place): Promise<Bytes[]> {
      nudge(plain.byteLength)
      const { iv, ciphertext } = await seal(crypto, key, plain, additionalData(header, place))
      return [iv, ciphertext]
    },
    /** Throws SEAL_BROKEN in any other place or file, and for any changed bit. */
    open(sealed: Bytes, place: Place): Promise<Bytes> {
      nudge(sealed.byteLength)
      const iv = sealed.subarray(0, IV_BYTES)
      const ciphertext = sealed.subarray(IV_BYTES)
      return open(crypto, key, { iv, ciphertext }, additionalData(header, place))
    },
  }
}

/** The header, the number as u64 BE, one byte: 1 for the last. */
function additionalData(header: Header, { number, last }: Place): Bytes {
  const data = new Uint8Array(HEADER_BYTES + 9)
  data.set(header.bytes)
  new DataView(data.buffer).setBigUint64(HEADER_BYTES, BigInt(number))
  data[HEADER_BYTES + 8] = last ? 1 : 0
  return data
}
