import { IV_BYTES, TAG_BYTES } from '../aes-gcm.ts'
import { refused } from '../refusal.ts'
import { HEADER_BYTES } from './header.ts'

/** What a chunk is longer by once it is sealed. */
export const CHUNK_OVERHEAD = IV_BYTES + TAG_BYTES

export type Layout = ReturnType<typeof layoutOf>

/** Where things lie in a sealed file of `size` bytes before sealing. An empty file has one empty chunk. */
export function layoutOf(size: number, chunkBytes: number) {
  const count = Math.max(1, Math.ceil(size / chunkBytes))
  return {
    size,
    count,
    sealedSize: HEADER_BYTES + size + count * CHUNK_OVERHEAD,
    isLast: (chunk: number) => chunk === count - 1,
    /** Where a chunk begins and ends before sealing. */
    plain: (chunk: number) => ({
      start: Math.min(chunk * chunkBytes, size),
      end: Math.min((chunk + 1) * chunkBytes, size),
    }),
    /** Where it begins and ends in the sealed file. */
    sealed: (chunk: number) => {
      const whole = chunkBytes + CHUNK_OVERHEAD
      const start = HEADER_BYTES + chunk * whole
      return { start, end: Math.min(start + whole, HEADER_BYTES + size + count * CHUNK_OVERHEAD) }
    },
  }
}

/** The same from the size of the sealed file. Throws SEAL_BROKEN for a size no sealed file has. */
export function layoutOfSealed(sealedSize: number, chunkBytes: number): Layout {
  const body = sealedSize - HEADER_BYTES
  const count = Math.ceil(body / (chunkBytes + CHUNK_OVERHEAD))
  const layout = layoutOf(body - count * CHUNK_OVERHEAD, chunkBytes)
  if (body < CHUNK_OVERHEAD || layout.size < 0 || layout.sealedSize !== sealedSize) {
    throw refused('SEAL_BROKEN')
  }
  return layout
}
