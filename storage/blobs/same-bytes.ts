import { open, type FileHandle } from 'node:fs/promises'

const chunkBytes = 1024 * 1024

/**
 * Whether two files hold the same bytes. A file that cannot be read to its end is not the same:
 * the caller has a good copy in hand and may use it.
 */
export async function sameBytes(known: string, doubtful: string): Promise<boolean> {
  await using good = await open(known)
  await using other = await open(doubtful)
  const [mine, theirs] = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)]
  for (let position = 0; ;) {
    const read = await fill(good, mine, position)
    const found = await fill(other, theirs, position).catch(() => -1)
    if (read !== found || mine.compare(theirs, 0, read, 0, read) !== 0) return false
    if (read < chunkBytes) return true
    position += read
  }
}

/** Reads until the buffer is full or the file ends; answers how much it is. */
async function fill(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}
