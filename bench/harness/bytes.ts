import { randomBytes } from 'node:crypto'

const blockSize = 2 ** 20
const block = randomBytes(blockSize)

/** `total` bytes in blocks of 1 MiB, another sequence with each call; not compressible, never all in memory. */
export function* freshBytes(total: number): Generator<Buffer> {
  const salt = randomBytes(16)
  for (let left = total; left > 0; left -= blockSize) {
    const fresh = Buffer.from(left >= blockSize ? block : block.subarray(0, left))
    salt.copy(fresh)
    yield fresh
  }
}
