import { LRUCache } from 'lru-cache'
import type { ReadyBytes } from './answer.ts'

export type BytesMemory = LRUCache<string, ReadyBytes>

/** What an entry costs besides its bytes: headers, keys, links. */
const overhead = 1024

/**
 * Small derived files that were asked for lately, by their strong ETag: what changes has another
 * one, so nothing in here is ever stale. Whether somebody may see it is asked elsewhere, each time.
 */
export function createMemory({ maxBytes = 16 * 1024 * 1024 } = {}): BytesMemory {
  return new LRUCache({
    maxSize: maxBytes,
    maxEntrySize: 256 * 1024,
    sizeCalculation: ({ bytes }) => bytes.byteLength + overhead,
  })
}
