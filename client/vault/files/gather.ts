import type { Bytes } from '../bytes.ts'

/**
 * Turns pieces of any length into chunks of one length, through one buffer that is used again and
 * again: a chunk is good until the next one is asked for. The last full chunk is held back until
 * more comes, because only then is it known not to be the last.
 */
export function createGathering(chunkBytes: number) {
  const buffer = new Uint8Array(chunkBytes)
  let filled = 0

  /** The chunks that are now known to be followed by another. */
  function* add(piece: Uint8Array): Generator<Bytes> {
    let at = 0
    while (piece.byteLength - at > chunkBytes - filled) {
      const end = at + chunkBytes - filled
      // A piece that holds a whole chunk needs no copy.
      if (filled === 0 && ownsMemory(piece)) yield piece.subarray(at, end)
      else {
        buffer.set(piece.subarray(at, end), filled)
        yield buffer
      }
      filled = 0
      at = end
    }
    buffer.set(piece.subarray(at), filled)
    filled += piece.byteLength - at
  }

  /** What is left when nothing more comes: the last chunk, whole, in part or empty. */
  const rest = (): Bytes => buffer.subarray(0, filled)

  return { add, rest }
}

/** Web Crypto refuses memory that is shared between threads. */
function ownsMemory(piece: Uint8Array): piece is Bytes {
  return piece.buffer instanceof ArrayBuffer
}
