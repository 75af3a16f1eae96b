import { expect, it } from 'vitest'
import { gathered, isSame } from './gather.ts'

const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => at % 251)
const streamOf = (...pieces: Uint8Array<ArrayBuffer>[]) => new Blob(pieces).stream()

it('is the same afterwards, whatever its size, and tells how far it is', async () => {
  for (const size of [0, 1, 70_000, 5 * 1024 * 1024]) {
    let told = 0
    const blob = await gathered(streamOf(bytes(size)), {
      type: 'image/x',
      onBytes: (sum) => (told = sum),
    })
    expect(blob.size).toBe(size)
    expect(blob.type).toBe('image/x')
    expect(told).toBe(size)
    expect(await isSame(blob.stream(), new Blob([bytes(size)]))).toBe(true)
  }
})

it('sees a byte that differs, one too many and one too few', async () => {
  const whole = bytes(200_000)
  const other = whole.slice()
  other[123_456] = 255
  for (const wrong of [other, whole.slice(0, -1), new Uint8Array([...whole, 1])]) {
    expect(await isSame(streamOf(wrong), new Blob([whole]))).toBe(false)
  }
})

it('stops when asked to, and takes no more from the stream', async () => {
  const abort = new AbortController()
  let cancelled = false
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => controller.enqueue(bytes(1000)),
    cancel: () => void (cancelled = true),
  })
  const work = gathered(endless, { signal: abort.signal, onBytes: () => abort.abort() })
  await expect(work).rejects.toThrow(/abort/i)
  expect(cancelled).toBe(true)
})
