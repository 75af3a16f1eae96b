import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'

export type Copied = { hash: string; size: number }

const pieceBytes = 1024 * 1024

/**
 * Copies a file to one that must not be there yet, and flushes it.
 * @returns what was copied, by what was read; null: the source cannot be read (some of it may be copied)
 * @throws what the target's disk says
 */
export async function copyHashed(from: string, to: string, mode = 0o600): Promise<Copied | null> {
  const source = await open(from, 'r').catch(() => null)
  if (source === null) return null
  try {
    await using target = await open(to, 'wx', mode)
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(pieceBytes)
    let size = 0
    for (;;) {
      const piece = await readPiece(source, buffer)
      if (piece === null) return null
      if (piece.length === 0) break
      hash.update(piece)
      // A full disk may take a part of what `write` gives it, and not say so.
      await target.writeFile(piece)
      size += piece.length
    }
    await target.sync()
    return { hash: hash.digest('hex'), size }
  } finally {
    await source.close().catch(() => {})
  }
}

/** null: it cannot be read. */
export async function hashFile(path: string): Promise<Copied | null> {
  const source = await open(path, 'r').catch(() => null)
  if (source === null) return null
  await using file = source
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(pieceBytes)
  for (let size = 0; ;) {
    const piece = await readPiece(file, buffer)
    if (piece === null) return null
    if (piece.length === 0) return { hash: hash.digest('hex'), size }
    hash.update(piece)
    size += piece.length
  }
}

async function readPiece(file: FileHandle, buffer: Buffer): Promise<Buffer | null> {
  try {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null)
    return buffer.subarray(0, bytesRead)
  } catch {
    return null
  }
}
