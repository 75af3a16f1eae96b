import type { Bytes } from '../bytes.ts'
import type { ChunkSeal } from './chunk.ts'
import { createGathering } from './gather.ts'
import { CHUNK_BYTES, type Header } from './header.ts'
import { streamInOrder } from './in-order.ts'
import { createLane } from './lane.ts'
import { layoutOf } from './layout.ts'

type Deps = {
  header: Header
  chunks: ChunkSeal
  /** The first chunk to seal; the header comes out only before chunk 0. */
  from?: number | undefined
  signal?: AbortSignal | undefined
}

/** Seals what is written to it, in pieces of any length, and holds a few chunks at most. */
export function createSealing({ header, chunks, from = 0, signal }: Deps) {
  const gathering = createGathering(header.chunkBytes)
  let number = from
  let lane: ReturnType<typeof createLane<Bytes[]>>

  const seal = (plain: Bytes, last: boolean): Promise<void> => {
    signal?.throwIfAborted()
    return lane.push(chunks.seal(plain, { number: number++, last }))
  }

  return new TransformStream<Uint8Array, Bytes>(
    {
      start(controller) {
        if (from === 0) controller.enqueue(header.bytes)
        lane = createLane({
          deliver: (pieces) => {
            for (const piece of pieces) controller.enqueue(piece)
          },
          fail: (cause) => controller.error(cause),
        })
      },
      async transform(piece) {
        for (const chunk of gathering.add(piece)) await seal(chunk, false)
      },
      async flush() {
        await seal(gathering.rest(), true)
        await lane.drain()
      },
    },
    byLength(header.chunkBytes),
    byLength(header.chunkBytes),
  )
}

/** Seals a file that can be read from anywhere: nothing is copied but by Web Crypto itself. */
export function sealBlob(file: Blob, { header, chunks, from = 0, signal }: Deps) {
  const layout = layoutOf(file.size, header.chunkBytes)
  return streamInOrder({
    ...(from === 0 ? { before: [header.bytes] } : {}),
    from,
    to: layout.count,
    async work(number) {
      signal?.throwIfAborted()
      const { start, end } = layout.plain(number)
      const plain = new Uint8Array(await file.slice(start, end).arrayBuffer())
      return chunks.seal(plain, { number, last: layout.isLast(number) })
    },
  })
}

/** Streams wait by bytes, not by pieces: pieces may be of any length. */
export function byLength(highWaterMark: number = CHUNK_BYTES): QueuingStrategy<Uint8Array> {
  return { highWaterMark, size: (piece) => piece?.byteLength ?? 0 }
}
