/**
 * Gives the memory of a network chunk back at once. Every chunk of a request comes in a buffer of
 * its own (64 KiB), and the collector lets some 80 MiB of them gather before it looks; an upload
 * of 1 GiB would make the server that much larger. Nobody may look at the chunk afterwards.
 * [Note: chunks are given back]
 */
export function release(chunk: Uint8Array): void {
  // A view into something larger (Node's pool of small buffers) is not ours to give.
  if (chunk.byteLength < smallest || chunk.byteLength !== chunk.buffer.byteLength) return
  if (chunk.buffer instanceof ArrayBuffer) chunk.buffer.transfer(0)
}

const smallest = 16 * 1024

/** Passes chunks on and releases each when the next one is asked for. */
export async function* releasing<T extends Uint8Array>(
  chunks: AsyncIterable<T>,
): AsyncGenerator<T> {
  for await (const chunk of chunks) {
    yield chunk
    release(chunk)
  }
}
