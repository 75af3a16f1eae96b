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

/** Who has the folder open: a second start can send people there. */
export type Announcement = { pid: number; origin: string | null }
