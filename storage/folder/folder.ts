/** The data folder's absolute paths. */
export type DataFolder = {
  dir: string
  instanceId: string
  database: string
  /** Wrapped keys and their audit; storage/vault alone opens it. */
  vault: string
  blobs: string
  incoming: string
  derived: string
  cache: string
  trash: string
  keys: string
  backups: string
  logs: string
  /** Bytes this user may still write on the volume. */
  freeBytes(): Promise<number>
}

/**
 * Who has the folder open, and where it serves: a second start can send people there, and commands beside
 * it believe this and not their own environment. Nothing in it is secret.
 */
export type Announcement = {
  pid: number
  /** null: it is starting. */
  origin: string | null
  auth: string | null
  media: string | null
  /** As server/lan/announced.ts writes and reads it; null: not said. */
  lan: unknown
  /** The variables it was started with, by name; absent: not said. */
  given?: readonly string[]
}
