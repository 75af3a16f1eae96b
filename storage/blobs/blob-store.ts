import type { Readable } from 'node:stream'

/** A file under way. One owner: the caller that began it must end it with keep or discard. */
export type IncomingBlob = {
  /** Absolute path of the temporary file (in the in-memory double: a name no file has). */
  readonly path: string
  /** Bytes taken so far. */
  readonly size: number
  /**
   * Takes bytes in order; await it before the next call. The chunk may be reused once it resolves.
   * @throws NO_SPACE, UNAVAILABLE
   */
  write(chunk: Uint8Array): Promise<void>
  /**
   * All bytes are on disk afterwards. `hash` is SHA-256 in hex, `head` the first ≤ 4100 bytes.
   * @throws VALIDATION for an empty file, NO_SPACE, UNAVAILABLE
   */
  seal(): Promise<{ hash: string; size: number; head: Uint8Array }>
  /**
   * Puts the sealed bytes into the store for good, then runs `commit` and answers what it answers.
   * Both happen under the hash's lock, so trash collection cannot come between. [Note: bytes before rows]
   * Where the store already has these bytes, ours are dropped. If commit throws, the bytes stay
   * until the sweep finds that no row names them.
   */
  keep<T>(commit: () => Promise<T>): Promise<T>
  /** Drops the temporary file. Any number of times, at any moment, also after keep. Never throws. */
  discard(): Promise<void>
}

export type OpenBlob = {
  size: number
  /** Absolute path of the file; null where there is none. */
  path: string | null
  /** `end` is inclusive, as in HTTP ranges. */
  stream(range?: { start?: number; end?: number }): Readable
}

/** Originals by SHA-256. Every implementation passes blob-contract.ts. */
export type BlobStore = {
  /** @throws NO_SPACE when `expectedSize` bytes more would leave less room than the floor */
  begin(claim?: { expectedSize?: number }): Promise<IncomingBlob>
  /** @throws NOT_FOUND */
  open(hash: string): Promise<OpenBlob>
  /** `since`: when it came to this place, ms. */
  stat(hash: string): Promise<{ size: number; since: number } | null>
  has(hash: string): Promise<boolean>
  /** Hashes in the store, without those in the trash. */
  list(): AsyncIterable<string>

  /** Runs `work` while nobody else keeps, trashes or erases this hash. Not reentrant. */
  exclusive<T>(hash: string, work: () => Promise<T>): Promise<T>
  /** Moves the bytes to the trash; false where there are none. Call within exclusive. */
  trash(hash: string): Promise<boolean>
  /** Brings the bytes back from the trash, durably; false where the store has none at all. Call within exclusive. */
  untrash(hash: string): Promise<boolean>
  /** Ends what is in the trash, for good; never touches what is in the store. Call within exclusive. */
  erase(hash: string): Promise<boolean>
  listTrash(): AsyncIterable<{ hash: string; since: number }>
}
