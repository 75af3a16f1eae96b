/** What is asked of sealed facts, in bytes: at least an IV and a tag. */
export const factsBytes = { least: 28, most: 98_304 }

/** One person's private photo or file: opaque bytes, and what their device says of them, sealed too. */
export type SealedMedia = {
  id: string
  ownerId: string
  app: string
  /** SHA-256 of the sealed bytes. */
  hash: string
  /** Of the sealed bytes. */
  size: number
  /** ms since 1970. */
  createdAt: number
  /** Keyed hash of what is inside, 64 hex digits. */
  sameness: string
  facts: Buffer
}

export type NewSealed = Omit<SealedMedia, 'id' | 'createdAt'>

/**
 * Rows of private media, per person, as `MediaRows` are those of the others: sync, atomic, another
 * person's ids as if they did not exist. None of them is ever processed, and nothing that asks about
 * media finds one. [Note: sealed media are a kind of their own]
 */
export type SealedRows = {
  /** Call within IncomingBlob.keep. `duplicate`: the same file is there live, and stays as it is. */
  create(upload: NewSealed): { sealed: SealedMedia; duplicate: boolean }
  find(ownerId: string, id: string): SealedMedia | null
  /** The live one with this sameness; the newest, where one was brought back beside another. */
  findSame(ownerId: string, sameness: string): SealedMedia | null
  /** What a file route needs. */
  deliverable(ownerId: string, id: string): Pick<SealedMedia, 'id' | 'hash' | 'size'> | null
  /**
   * Newest first; `after` is the last one of the page before. Ends early, though never empty, where
   * the facts together become more than `mostFacts` bytes; `more`: there are others after it.
   */
  list(page: {
    ownerId: string
    limit: number
    mostFacts?: number
    after?: { createdAt: number; id: string }
  }): { items: SealedMedia[]; more: boolean }
  changeFacts(ownerId: string, id: string, facts: Buffer): SealedMedia | null
  /** Takes it out of sight; `trash.restoreSealed` brings it back until the grace period ends. */
  remove(ownerId: string, id: string): boolean
}
