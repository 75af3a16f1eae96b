import { type Bytes, joined } from '../bytes.ts'
import { refused } from '../refusal.ts'
import type { ChunkSeal } from './chunk.ts'
import { createGathering } from './gather.ts'
import { HEADER_BYTES, type Header, readHeader } from './header.ts'
import { createLane } from './lane.ts'
import { CHUNK_OVERHEAD } from './layout.ts'
import { byLength } from './sealing.ts'

type Deps = {
  /** Asked once, as soon as the header is there; may refuse the file by throwing. */
  chunksOf: (header: Header) => Promise<ChunkSeal>
  signal?: AbortSignal | undefined
}

/**
 * Opens the sealed file that is written to it, header first. What comes out was proven chunk by
 * chunk; that nothing was cut off at the end is known when the stream ends, and not before.
 * Errors with NOT_SEALED or SEAL_BROKEN.
 */
export function createOpening({ chunksOf, signal }: Deps) {
  let head = joined()
  let lane: ReturnType<typeof createLane<Bytes>>
  let body: Body | undefined

  async function begin(bytes: Uint8Array): Promise<Body> {
    const header = readHeader(bytes)
    const gathering = createGathering(header.chunkBytes + CHUNK_OVERHEAD)
    return { gathering, chunks: await chunksOf(header), number: 0 }
  }

  async function open(body: Body, sealed: Bytes, last: boolean): Promise<void> {
    signal?.throwIfAborted()
    // An empty chunk stands in an empty file and nowhere else.
    const least = CHUNK_OVERHEAD + (body.number === 0 ? 0 : 1)
    if (sealed.byteLength < least) throw refused('SEAL_BROKEN')
    await lane.push(body.chunks.open(sealed, { number: body.number++, last }))
  }

  async function take(piece: Uint8Array): Promise<void> {
    let rest = piece
    if (body === undefined) {
      const missing = HEADER_BYTES - head.byteLength
      head = joined(head, piece.subarray(0, missing))
      if (head.byteLength < HEADER_BYTES) return
      body = await begin(head)
      rest = piece.subarray(missing)
    }
    for (const chunk of body.gathering.add(rest)) await open(body, chunk, false)
  }

  return new TransformStream<Uint8Array, Bytes>(
    {
      start(controller) {
        lane = createLane({
          deliver: (plain) => {
            if (plain.byteLength > 0) controller.enqueue(plain)
          },
          fail: (cause) => controller.error(cause),
        })
      },
      transform: take,
      async flush() {
        if (body === undefined) throw refused('NOT_SEALED')
        await open(body, body.gathering.rest(), true)
        await lane.drain()
      },
    },
    byLength(),
    byLength(),
  )
}

type Body = {
  gathering: ReturnType<typeof createGathering>
  chunks: ChunkSeal
  number: number
}
