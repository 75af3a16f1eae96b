/** Variants and posters. Everything here can be made again. */
export type DerivedFiles = {
  /** derived/ab/cd/<hash>/<name>; the name is used as it is (`thumb.webp`). */
  path(hash: string, name: string): string
  /** Makes the folder ready and answers its path. */
  prepare(hash: string): Promise<string>
  /** null: there is none. */
  read(hash: string, name: string): Promise<Buffer | null>
  drop(hash: string): Promise<void>
}

export type CachedFile = { path: string; size: number; type: string }

/** Transforms, up to a cap in bytes; the least recently used go first. */
export type TransformCache = {
  /** `key` is a hash in hex. null: not there (any more). */
  get(key: string): Promise<CachedFile | null>
  /** Takes over a finished file of the same volume (it is moved), or bytes. */
  put(key: string, type: string, content: string | Uint8Array): Promise<CachedFile>
  stats(): { count: number; size: number; capBytes: number }
  /** Empties it; what is asked for next is made again. */
  clear(): Promise<void>
  /** A fresh path in the cache folder for a file to be put. Leftovers are swept at the next start. */
  temporary(): string
}
