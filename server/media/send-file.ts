import { open, type FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import type { ByteRange } from './ranges.ts'

/** Bytes in one read. Larger ones gain nothing on a socket. */
const bufferBytes = 256 * 1024

/** Kept between files; more clients at once have more while it lasts. */
const mostKept = 16

/**
 * Sends pieces of files whose headers are out already. Two buffers a file, one being read into
 * while the other is on its way, and all of them used again: a read stream makes a new one for
 * each read, which costs half the throughput and makes the server grow by what it sends.
 */
export function createFileSender() {
  const kept: Buffer[] = []
  const take = () => kept.pop() ?? Buffer.allocUnsafeSlow(bufferBytes)
  const give = (buffer: Buffer) => void (kept.length < mostKept && kept.push(buffer))

  /**
   * Resolves when everything is on its way, or the client has gone.
   * @throws what the disk says, also when the file is shorter than it was: the answer cannot be
   *   completed then, and its connection has to be ended
   */
  return async function sendFile(
    outgoing: ServerResponse,
    path: string,
    { start, end }: ByteRange,
  ): Promise<void> {
    const file = await open(path)
    const buffers = [take(), take()] as const
    try {
      if (!(await pump(file, outgoing, buffers, start, end + 1))) return
      buffers.forEach(give)
      outgoing.end()
    } finally {
      await file.close()
    }
  }
}

export type FileSender = ReturnType<typeof createFileSender>

/** False: the client went away, and a buffer may still be in use below. */
async function pump(
  file: FileHandle,
  outgoing: ServerResponse,
  buffers: readonly [Buffer, Buffer],
  from: number,
  to: number,
): Promise<boolean> {
  let [next, other] = buffers
  let reading = fill(file, next, from, to)
  for (let position = from; position < to;) {
    const piece = await reading
    position += piece.byteLength
    const written = write(outgoing, piece)
    ;[next, other] = [other, next]
    reading = fill(file, next, position, to)
    // Awaited later, or by nobody where the client has gone.
    reading.catch(() => {})
    if (!(await written)) return reading.then(ended, ended)
  }
  return true
}

const ended = () => false

/** Reads what fits, empty at the end of the range. */
async function fill(
  file: FileHandle,
  buffer: Buffer,
  position: number,
  to: number,
): Promise<Buffer> {
  const length = Math.min(buffer.byteLength, to - position)
  if (length === 0) return buffer.subarray(0, 0)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead === 0) throw new Error(`the file ended at ${position} of ${to} bytes`)
  return buffer.subarray(0, bytesRead)
}

/** Resolves when the bytes have left this process; false when there is nobody to take them. */
function write(outgoing: ServerResponse, piece: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const onClose = () => resolve(false)
    outgoing.once('close', onClose)
    outgoing.write(piece, (error) => {
      outgoing.off('close', onClose)
      resolve(!error)
    })
    if (outgoing.destroyed) resolve(false)
  })
}
