import type { Bytes } from '../bytes.ts'

/** The same bytes with one bit the other way, for every bit there is. */
export function* eachBitFlipped(bytes: Uint8Array): Generator<Bytes> {
  for (let bit = 0; bit < bytes.byteLength * 8; bit++) yield withBitFlipped(bytes, bit)
}

export function withBitFlipped(bytes: Uint8Array, bit: number): Bytes {
  const changed = new Uint8Array(bytes)
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return changed
}

export function hex(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

/** Reads a stream to its end. */
export async function all(stream: ReadableStream<Uint8Array>): Promise<Bytes> {
  return new Uint8Array(await new Response(stream as ReadableStream<Bytes>).arrayBuffer())
}

/** Bytes as a stream in pieces of these lengths, over and over. */
export function inPieces(bytes: Uint8Array, lengths: number[]): ReadableStream<Uint8Array> {
  let at = 0
  let turn = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.byteLength) return controller.close()
      const length = lengths[turn++ % lengths.length] ?? 1
      controller.enqueue(bytes.slice(at, at + length))
      at += length
    },
  })
}
