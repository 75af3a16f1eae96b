export type MediaKind = 'image' | 'other'
export type MediaStatus = 'processing' | 'ready' | 'failed'
export type VariantName = 'thumb' | 'medium' | 'large'
/** Sizes in bytes; a variant that was not made is absent. */
export type Variants = Partial<Record<VariantName, number>>

/** One person's photo or file. Times in ms since 1970, sizes in bytes. */
export type Media = {
  id: string
  ownerId: string
  hash: string
  originalName: string
  createdAt: number
  sourceUrl: string | null
  size: number
  mimeType: string
  kind: MediaKind
  status: MediaStatus
  /** Why processing failed, in words. */
  failure: string | null
  /** The same as a code that stays: DAMAGED, TOO_MANY_PIXELS … */
  failureCode: string | null
  width: number | null
  height: number | null
  format: string | null
  hasAlpha: boolean | null
  pages: number | null
  duration: number | null
  exif: Record<string, unknown> | null
  takenAt: number | null
  /** YYYY-MM-DD where the camera was. */
  takenDay: string | null
  /** The day it is shown under: takenDay, else the UTC day of createdAt. */
  day: string
  /** What it is ordered by in a day: takenAt, else createdAt. */
  sortAt: number
  placeholder: string | null
  /** Decoded only with errors passed over. */
  damaged: boolean
  variants: Variants
}

export type NewMedia = {
  ownerId: string
  app: string
  hash: string
  size: number
  mimeType: string
  kind: MediaKind
  originalName: string
  sourceUrl?: string | null
  /** When it came the first time, ms; now where that is not known or not over. */
  addedAt?: number | undefined
  /** Whether variants and metadata are wanted. */
  process: boolean
}

export type Processed = {
  width?: number | null
  height?: number | null
  format?: string | null
  hasAlpha?: boolean | null
  pages?: number | null
  duration?: number | null
  exif?: Record<string, unknown> | null
  takenAt?: number | null
  takenDay?: string | null
  hasLocation: boolean
  placeholder?: string | null
  variants: Variants
  damaged?: boolean
}

export type MediaFilter = {
  ownerId: string
  apps?: readonly string[]
  /** `image/png` or `image/*`. */
  mimeType?: string
  /** ms, inclusive, on takenAt else createdAt. */
  dateFrom?: number
  dateTo?: number
  hasLocation?: boolean
}

export type MediaQuery = MediaFilter & {
  limit: number
  offset: number
  sortBy: 'createdAt' | 'dateTaken' | 'size'
  sortOrder: 'asc' | 'desc'
}

export type MediaStats = {
  totalCount: number
  /** With what is sealed. */
  totalSize: number
  byApp: Record<string, { count: number; size: number }>
  byYear: Record<string, number>
  /** Private media, with their facts; absent where there are none. */
  sealed?: { count: number; size: number }
}

export type Deliverable = {
  id: string
  ownerId: string
  hash: string
  mimeType: string
  kind: MediaKind
  size: number
  originalName: string
  status: MediaStatus
  variants: Variants
  width: number | null
  height: number | null
  pages: number | null
}

/**
 * Rows of media, per person. All sync. Those that write belong inside `storage.write`; called
 * outside one they make a transaction of their own. Another person's ids are as if they did not exist.
 */
export type MediaRows = {
  /** Call within IncomingBlob.keep. `duplicate`: this person had it already, live. */
  create(upload: NewMedia): { media: Media; duplicate: boolean }
  find(ownerId: string, id: string): (Media & { apps: string[] }) | null
  findByHash(ownerId: string, hash: string): (Media & { apps: string[] }) | null
  /** Newest first; `after` is the last one of the page before. */
  list(page: {
    ownerId: string
    app?: string
    limit: number
    after?: { createdAt: number; id: string }
  }): Media[]
  listAll(query: MediaQuery): { items: Media[]; total: number }
  stats(ownerId: string): MediaStats
  /** Newest day first. */
  days(ownerId: string): { day: string; count: number }[]
  /** Newest first; `after` is the last one of the page before. */
  listDay(page: {
    ownerId: string
    day: string
    limit: number
    after?: { sortAt: number; id: string }
  }): Media[]
  /** Takes it out of sight; `trash.restore` brings it back until the grace period ends. False: not theirs, or not there. */
  remove(ownerId: string, id: string): boolean
  /** Of this one media: others who have the same bytes see nothing of it. */
  finishProcessing(id: string, result: Processed): void
  /** One that succeeded before stays as it was. */
  failProcessing(id: string, reason: string, code: string): void
  /** The thumbnail can be served before processing is finished. */
  thumbReady(id: string, size: number): void
  /** What a file route needs, in one lookup. */
  deliverable(ownerId: string, id: string): Deliverable | null
}
