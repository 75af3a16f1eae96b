export type BufferPool = {
  /** null: all are taken; do without. */
  take(): Buffer | null
  give(buffer: Buffer): void
}

/** What one write to the disk carries. */
export const bufferBytes = 1024 * 1024

/** Two hundred uploads at once share these, so that memory does not grow with their number. */
export function createBufferPool({ limit = 16, idle = 3 } = {}): BufferPool {
  const free: Buffer[] = []
  let taken = 0

  return {
    take() {
      if (taken >= limit) return null
      taken++
      return free.pop() ?? Buffer.allocUnsafeSlow(bufferBytes)
    },
    give(buffer) {
      taken--
      if (free.length < idle) free.push(buffer)
    },
  }
}
