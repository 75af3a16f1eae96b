import type { Media } from '../media/media.ts'
import type { SealedMedia } from '../media/sealed.ts'

export type Collected = {
  /** Blobs moved to the trash, ended for good, brought back because a row still names them. */
  trashed: number
  erased: number
  healed: number
  /** Files in blobs/ no row names, moved to the trash. */
  orphans: number
}

export type Trash = {
  /** One pass of the state machine. Passes do not overlap: a call during one joins it. */
  collect(options?: { now?: number; graceMs?: number }): Promise<Collected>
  /**
   * Brings a removed media back, bytes first; null: not theirs, or too late. Allowed however full
   * somebody's share is: it was theirs, and an undo that is refused would end in a loss.
   */
  restore(ownerId: string, id: string): Promise<Media | null>
  /** The same for a private one. */
  restoreSealed(ownerId: string, id: string): Promise<SealedMedia | null>
}
