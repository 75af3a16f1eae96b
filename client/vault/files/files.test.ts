import * as fc from 'fast-check'
import { createDecipheriv, hkdfSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { joined } from '../bytes.ts'
import { createKeys } from '../keys.ts'
import { all, eachBitFlipped, hex, inPieces, withBitFlipped } from '../testing/bits.ts'
import { createChunkSeal } from './chunk.ts'
import { HEADER_BYTES, type Header, makeHeader, readHeader } from './header.ts'
import { CHUNK_OVERHEAD, layoutOf, layoutOfSealed } from './layout.ts'
import { createOpening } from './opening.ts'
import { openRange, sourceOf } from './range.ts'
import { createSealing, sealBlob } from './sealing.ts'

const { crypto } = globalThis
const raw = hex('5c'.repeat(32))
const keys = await createKeys(crypto, raw.slice())
const chunksOf = async (header: Header) =>
  createChunkSeal(crypto, await keys.file(header.salt), header)
const broken = { code: 'SEAL_BROKEN' }
const size = 16
const whole = size + CHUNK_OVERHEAD

async function sealed(plain: Uint8Array<ArrayBuffer>, header = makeHeader(crypto, size)) {
  return all(sealBlob(new Blob([plain]), { header, chunks: await chunksOf(header) }))
}

function opened(bytes: Uint8Array, lengths = [bytes.byteLength || 1]) {
  return all(inPieces(bytes, lengths).pipeThrough(createOpening({ chunksOf })))
}

function range(bytes: Uint8Array<ArrayBuffer>, start?: number, end?: number) {
  const part = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
  return openRange({ source: sourceOf(new Blob([bytes])), range: part, chunksOf }).then(all)
}

function count(length: number) {
  return Uint8Array.from({ length }, (_, at) => at % 251)
}

/** Both ways to open, because they find the end of a file differently. */
async function bothRefuse(bytes: Uint8Array<ArrayBuffer>, code: string[] = ['SEAL_BROKEN']) {
  const ends = await Promise.allSettled([opened(bytes), opened(bytes, [7]), range(bytes)])
  for (const end of ends) {
    expect(end.status === 'rejected' ? end.reason.code : 'opened').toBeOneOf(code)
  }
}

it.each([0, 1, size - 1, size, size + 1, 2 * size, 2 * size + 1, 5 * size])(
  'seals and opens %i bytes at 16 a chunk',
  async (length) => {
    const plain = count(length)
    const bytes = await sealed(plain)
    const layout = layoutOf(length, size)
    expect(bytes.byteLength).toBe(layout.sealedSize)
    expect(layoutOfSealed(bytes.byteLength, size).size).toBe(length)
    expect(await opened(bytes)).toEqual(plain)
    expect(await range(bytes)).toEqual(plain)
  },
)

it('takes and gives the same however the bytes are cut into pieces, by every way', async () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 })
  const anything = fc.asyncProperty(
    fc.uint8Array({ maxLength: 200 }),
    lengths,
    async (some, cut) => {
      const plain = new Uint8Array(some)
      const header = makeHeader(crypto, size)
      const sealing = createSealing({ header, chunks: await chunksOf(header) })
      const bytes = await all(inPieces(plain, cut).pipeThrough(sealing))
      expect(bytes.byteLength).toBe(layoutOf(plain.byteLength, size).sealedSize)
      expect(await opened(bytes, cut)).toEqual(plain)
      expect(await range(bytes)).toEqual(plain)
    },
  )
  await fc.assert(anything, { numRuns: 60 })
})

it('opens any range as the file has it', async () => {
  const plain = count(5 * size + 3)
  const bytes = await sealed(plain)
  const any = fc.asyncProperty(fc.nat(100), fc.nat(100), async (start, end) => {
    expect(await range(bytes, start, end)).toEqual(plain.slice(start, Math.max(start, end)))
  })
  await fc.assert(any, { numRuns: 80 })
})

it('reads the chunks of a range and no others', async () => {
  const bytes = await sealed(count(10 * size))
  const read: number[] = []
  const source = {
    size: bytes.byteLength,
    read: async (start: number, end: number) => {
      read.push(start)
      return bytes.slice(start, end)
    },
  }
  const stream = await openRange({ source, range: { start: 33, end: 65 }, chunksOf })
  expect(await all(stream)).toEqual(count(10 * size).slice(33, 65))
  expect(read).toEqual([0, ...[2, 3, 4].map((chunk) => HEADER_BYTES + chunk * whole)])
})

it('goes on from any chunk, as a stream and as a Blob', async () => {
  const plain = count(4 * size + 5)
  const header = makeHeader(crypto, size)
  const chunks = await chunksOf(header)
  const begun = await sealed(plain, header)
  for (let from = 0; from < 5; from++) {
    const kept = begun.slice(0, from === 0 ? 0 : HEADER_BYTES + from * whole)
    const blob = await all(sealBlob(new Blob([plain]), { header, chunks, from }))
    expect(await opened(joined(kept, blob))).toEqual(plain)
    const rest = inPieces(plain.slice(from * size), [9])
    const stream = await all(rest.pipeThrough(createSealing({ header, chunks, from })))
    expect(await opened(joined(kept, stream))).toEqual(plain)
  }
})

it('is what the document says, read by node:crypto', async () => {
  const bytes = Buffer.from(await sealed(count(size + 2)))
  expect(bytes.subarray(0, 16)).toEqual(Buffer.from('HEARTHS1\0\0\0\x10\0\0\0\0'))
  expect(bytes.subarray(48, 64).every((byte) => byte === 0)).toBe(true)
  const key = Buffer.from(hkdfSync('sha256', raw, bytes.subarray(16, 48), 'hearth-file-v1', 32))
  const last = bytes.subarray(HEADER_BYTES + whole)
  const number = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 1])
  const decipher = createDecipheriv('aes-256-gcm', key, last.subarray(0, 12))
    .setAAD(Buffer.concat([bytes.subarray(0, 64), number]))
    .setAuthTag(last.subarray(-16))
  expect(decipher.update(last.subarray(12, -16))).toEqual(Buffer.from(count(size + 2).slice(size)))
  decipher.final()
})

it('opens nothing with any bit of header or chunk changed', async () => {
  const bytes = await sealed(count(size + 1))
  for (const flipped of eachBitFlipped(bytes)) {
    const end = await opened(flipped).catch((error) => error.code)
    expect(end).toBeOneOf(['NOT_SEALED', 'SEAL_BROKEN'])
  }
  for (let bit = 0; bit < bytes.byteLength * 8; bit += 5) {
    await bothRefuse(withBitFlipped(bytes, bit), ['NOT_SEALED', 'SEAL_BROKEN'])
  }
})

it('sees chunks swapped, dropped, repeated, cut off, added, and from another file', async () => {
  const bytes = await sealed(count(3 * size))
  const other = await sealed(count(3 * size))
  const head = bytes.slice(0, HEADER_BYTES)
  const [a, b, c] = cut(bytes)
  const [, , d] = cut(other)
  const empty = await sealed(new Uint8Array())
  for (const parts of [
    [head, b, a, c],
    [head, a, c, b],
    [head, a, b],
    [head, a, c],
    [head, b, c],
    [head, c],
    [head, a, a, b, c],
    [head, a, b, b, c],
    [head, a, b, c, c],
    [head, a, b, d],
    [other.slice(0, HEADER_BYTES), a, b, c],
    [head, a, b, c, empty.slice(HEADER_BYTES)],
    [head, empty.slice(HEADER_BYTES)],
    [head],
  ]) {
    await bothRefuse(joined(...(parts as Uint8Array[])))
  }
})

it('sees every length a file can be cut to', async () => {
  const bytes = await sealed(count(2 * size))
  for (let length = 0; length < bytes.byteLength; length++) {
    await bothRefuse(bytes.slice(0, length), length < 64 ? ['NOT_SEALED'] : ['SEAL_BROKEN'])
  }
  await bothRefuse(joined(bytes, new Uint8Array(1)))
})

it('gives nothing of a file whose chunk would be empty at the end', async () => {
  const header = makeHeader(crypto, size)
  const chunks = await chunksOf(header)
  const first = await chunks.seal(count(size), { number: 0, last: false })
  const last = await chunks.seal(new Uint8Array(), { number: 1, last: true })
  await bothRefuse(joined(header.bytes, ...first, ...last))
})

it('believes no header that asks for more than a little memory', () => {
  const { bytes } = makeHeader(crypto)
  for (const length of [0, 4 * 1024 * 1024 + 1, 0xffffffff]) {
    const greedy = bytes.slice()
    new DataView(greedy.buffer).setUint32(8, length)
    expect(() => readHeader(greedy)).toThrow(expect.objectContaining({ code: 'NOT_SEALED' }))
  }
  expect(readHeader(bytes)).toMatchObject({ chunkBytes: 1024 * 1024, bytes })
})

it('waits for its reader and holds a few chunks, whichever way', async () => {
  const header = makeHeader(crypto, 1024)
  const chunks = await chunksOf(header)
  let given = 0
  const endless = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        given++
        controller.enqueue(new Uint8Array(1024))
      },
    },
    { highWaterMark: 0 },
  )
  const reader = endless.pipeThrough(createSealing({ header, chunks })).getReader()
  for (let piece = 0; piece < 21; piece++) await reader.read()
  await expect.poll(() => given).toBeGreaterThanOrEqual(10)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(given).toBeLessThan(10 + 12)
  await reader.cancel()
})

it('ends with the reason when it is told to stop, and with a failing source', async () => {
  const header = makeHeader(crypto, size)
  const chunks = await chunksOf(header)
  const stop = new AbortController()
  stop.abort(new Error('enough'))
  const deps = { header, chunks, signal: stop.signal }
  await expect(all(sealBlob(new Blob([count(40)]), deps))).rejects.toThrow('enough')
  const sealing = inPieces(count(40), [40]).pipeThrough(createSealing(deps))
  await expect(all(sealing)).rejects.toThrow('enough')
  const failing = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('the card was pulled out'))
    },
  })
  await expect(all(failing.pipeThrough(createSealing({ header, chunks })))).rejects.toThrow('card')
  await expect(opened(new TextEncoder().encode('plain text'))).rejects.toMatchObject({
    code: 'NOT_SEALED',
  })
  await expect(opened(withBitFlipped(await sealed(count(40)), 8 * 80))).rejects.toMatchObject(
    broken,
  )
})

function cut(bytes: Uint8Array): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let at = HEADER_BYTES; at < bytes.byteLength; at += whole)
    chunks.push(bytes.slice(at, at + whole))
  return chunks
}
