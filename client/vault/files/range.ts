import type { Bytes } from '../bytes.ts'
import type { ChunkSeal } from './chunk.ts'
import { HEADER_BYTES, type Header, readHeader } from './header.ts'
import { streamInOrder } from './in-order.ts'
import { layoutOfSealed } from './layout.ts'

/** A sealed file that can be read from anywhere: a Blob, or an address that answers ranges. */
export type SealedSource = {
  /** Bytes of the sealed file. */
  size: number
  read(start: number, end: number): Promise<ArrayBuffer | Bytes>
}

/** Bytes of the file before it was sealed; the end is not part of it. */
export type Range = { start?: number; end?: number }

type Deps = {
  source: SealedSource
  range: Range
  chunksOf: (header: Header) => Promise<ChunkSeal>
  signal?: AbortSignal | undefined
}

/** Opens a part of a sealed file and reads no more than the chunks it lies in. */
export async function openRange({ source, range, chunksOf, signal }: Deps) {
  const header = readHeader(await bytesOf(source, 0, HEADER_BYTES))
  const layout = layoutOfSealed(source.size, header.chunkBytes)
  const chunks = await chunksOf(header)
  const start = Math.min(Math.max(range.start ?? 0, 0), layout.size)
  const end = Math.min(range.end ?? layout.size, layout.size)
  const from = Math.min(Math.floor(start / header.chunkBytes), layout.count - 1)
  // Even a range of nothing opens one chunk: an empty file is proven too.
  const to = Math.max(from + 1, Math.ceil(end / header.chunkBytes))
  return streamInOrder({
    from,
    to,
    async work(number) {
      signal?.throwIfAborted()
      const at = layout.sealed(number)
      const sealed = await bytesOf(source, at.start, at.end)
      const plain = await chunks.open(sealed, { number, last: layout.isLast(number) })
      const first = layout.plain(number).start
      return [plain.subarray(Math.max(0, start - first), Math.max(0, end - first))]
    },
  })
}

export function sourceOf(blob: Blob): SealedSource {
  return {
    size: blob.size,
    read: (start, end) => blob.slice(start, end).arrayBuffer(),
  }
}

async function bytesOf(source: SealedSource, start: number, end: number): Promise<Bytes> {
  const read = await source.read(start, end)
  return read instanceof ArrayBuffer ? new Uint8Array(read) : read
}
