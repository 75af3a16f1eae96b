import type { FileHandle } from 'node:fs/promises'

/** Read at a time, in bytes. */
const blockBytes = 64 * 1024
/** A longer line is not kept: its place is told, without its words. */
const longestLine = 256 * 1024

/** A line of a file and where it begins; null: it is too long to be shown. */
export type PlacedLine = { text: string | null; start: number }

/**
 * The lines of a file from the last to the first, beginning with the one that ends at `end`. Holds one
 * block and one line, however long the file is.
 */
export async function* linesBackwards(
  file: FileHandle,
  end: number,
): AsyncGenerator<PlacedLine, void, void> {
  let tail: Buffer[] = []
  let tailBytes = 0
  const take = (text: Buffer, start: number): PlacedLine => {
    const whole = tailBytes + text.length
    const line = whole > longestLine ? null : Buffer.concat([text, ...tail]).toString('utf8')
    tail = []
    tailBytes = 0
    return { text: line, start }
  }
  for (let to = end; to > 0;) {
    const from = Math.max(0, to - blockBytes)
    const block = await read(file, from, to)
    let right = block.length
    for (
      let at = block.lastIndexOf(10);
      at >= 0;
      at = at > 0 ? block.lastIndexOf(10, at - 1) : -1
    ) {
      const piece = block.subarray(at + 1, right)
      if (piece.length + tailBytes > 0) yield take(piece, from + at + 1)
      right = at
    }
    const rest = block.subarray(0, right)
    tailBytes += rest.length
    if (tailBytes <= longestLine) tail.unshift(rest)
    else tail = []
    to = from
  }
  if (tailBytes > 0) yield take(Buffer.alloc(0), 0)
}

async function read(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const block = Buffer.alloc(to - from)
  const { bytesRead } = await file.read(block, 0, block.length, from)
  return block.subarray(0, bytesRead)
}
