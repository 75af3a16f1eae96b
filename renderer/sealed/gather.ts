/** Bytes in this page's memory before they are handed to the browser, which keeps large Blobs on disk. */
const PART = 4 * 1024 * 1024

type Options = {
  type?: string
  signal?: AbortSignal | undefined
  /** Bytes so far. */
  onBytes?: ((bytes: number) => void) | undefined
}

/** A stream as one Blob, at the memory of a few parts. Throws what the stream throws, and the signal's reason. */
export async function gathered(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  { type = '', signal, onBytes }: Options = {},
): Promise<Blob> {
  const parts: Blob[] = []
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let open = 0
  let bytes = 0
  const close = () => {
    if (open > 0) parts.push(new Blob(pieces))
    pieces = []
    open = 0
  }
  const reader = stream.getReader()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) break
      pieces.push(value)
      open += value.byteLength
      bytes += value.byteLength
      if (open >= PART) close()
      onBytes?.(bytes)
    }
  } catch (error) {
    void reader.cancel(error).catch(() => {})
    throw error
  }
  close()
  return new Blob(parts, { type })
}

/** Whether a stream is, byte for byte, this file. Reads both once, a piece at a time. */
export async function isSame(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  file: Blob,
  signal?: AbortSignal,
): Promise<boolean> {
  const reader = stream.getReader()
  let at = 0
  for (;;) {
    signal?.throwIfAborted()
    const { done, value } = await reader.read()
    if (done) return at === file.size
    const own = new Uint8Array(await file.slice(at, at + value.byteLength).arrayBuffer())
    if (!sameBytes(own, value)) {
      void reader.cancel().catch(() => {})
      return false
    }
    at += value.byteLength
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.byteLength !== b.byteLength) return false
  for (let at = 0; at < a.byteLength; at++) if (a[at] !== b[at]) return false
  return true
}
