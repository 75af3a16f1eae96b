export type MediaStatus = 'uploading' | 'processing' | 'ready' | 'failed'

export type MediaMetadata = {
  width: number
  height: number
  format: string
  hasAlpha: boolean
  /** Seconds. */
  duration?: number
  pages?: number
}

export type MediaExif = {
  cameraMake?: string
  cameraModel?: string
  dateTaken?: string
  /** Millimetres. */
  focalLength?: number
  aperture?: number
  iso?: number
  exposureTime?: string | number
  /** Degrees, south and west negative. */
  gpsLatitude?: number
  gpsLongitude?: number
}

/** One photo or file as the server tells it. `hash` is the SHA-256 of the uploaded bytes in hex, `size` in bytes. */
export type MediaRecord = {
  id: string
  status: MediaStatus
  originalName: string
  mimeType: string
  size: number
  hash: string
  urls: { original: string; thumbnail?: string; medium?: string; large?: string }
  metadata?: MediaMetadata
  exif?: MediaExif
  /** A thumbhash in base64. */
  placeholder?: string
  /** ISO 8601, UTC. */
  createdAt: string
  /** Why processing failed, in words. */
  failure?: string
  /** The same as a code that stays: DAMAGED, TOO_MANY_PIXELS, TOOK_TOO_LONG, TOO_MUCH_MEMORY … */
  failureCode?: string
}

/** What an upload gives back: the record, and whether this person already had these very bytes. */
export type UploadedMedia = MediaRecord & { duplicate: boolean }

export type UploadOptions = {
  app?: string
  userId?: string
  skipProcessing?: boolean
  filename?: string
  sourceUrl?: string
  /** ISO 8601: when it came the first time, where that was before. */
  addedAt?: string
  signal?: AbortSignal
  /** Bytes of the file on their way. Called often: keep it cheap. */
  onProgress?: (progress: UploadProgress) => void
}

export type UploadProgress = { sent: number; total: number }

export type SealedUpload = {
  /** The sealed bytes. A browser gathers a stream before it sends it. */
  body: Blob | ReadableStream<Uint8Array>
  /** As `VaultClient.contents.sealFacts` gives them. */
  facts: string
  /** As `VaultClient.contents.sameness` gives it: 64 hexadecimal digits. */
  sameness: string
  app?: string
  /** Of a stream, where it is known: for the progress, whose total is 0 without it. */
  size?: number | null
  signal?: AbortSignal
  onProgress?: (progress: UploadProgress) => void
}

/** `duplicate`: the same file was there; the id is that one's. */
export type UploadedSealed = { id: string; size: number; createdAt: string; duplicate: boolean }

/** One private photo or file. `size` is that of the sealed bytes. */
export type SealedRecord = {
  id: string
  size: number
  /** ISO 8601, UTC. */
  createdAt: string
  app: string
  /** For `VaultClient.contents.openFacts`. */
  facts: string
  sameness: string
}

export type SealedPage = { items: SealedRecord[]; nextCursor: string | null }

export type ListOptions = {
  app?: string
  userId?: string
  /** 1–500, 50 by default. */
  limit?: number
  signal?: AbortSignal
}

export type ListAllOptions = {
  userId?: string
  apps?: string[]
  /** `image/*` or an exact type. */
  mimeType?: string
  dateFrom?: Date | string
  dateTo?: Date | string
  hasLocation?: boolean
  limit?: number
  offset?: number
  sortBy?: 'createdAt' | 'dateTaken' | 'size'
  sortOrder?: 'asc' | 'desc'
  signal?: AbortSignal
}

export type MediaPage = { items: MediaRecord[]; total: number; hasMore: boolean }

export type MediaStats = {
  totalCount: number
  /** Bytes. */
  totalSize: number
  byApp: Record<string, { count: number; size: number }>
  byYear: Record<string, number>
  /** Private ones, whose bytes are in totalSize; absent where there are none. */
  sealed?: { count: number; size: number }
}

/** Days newest first; `day` is YYYY-MM-DD. */
export type Timeline = { days: TimelineDay[]; total: number }
export type TimelineDay = { day: string; count: number }

export type DayOptions = { limit?: number; cursor?: string; signal?: AbortSignal }

/** One page of a day; `nextCursor` is null on the last. */
export type DayPage = { items: MediaRecord[]; nextCursor: string | null }

export type TransformOptions = {
  /** Pixels, 1–4096. */
  width?: number
  height?: number
  fit?: 'cover' | 'contain' | 'fill' | 'inside' | 'outside'
  format?: 'webp' | 'jpeg' | 'png' | 'avif'
  /** 1–100. */
  quality?: number
}

/** News about a private one. */
export type SealedEvent = { id: string; status: 'kept' | 'removed' }

/** News about one medium. `thumbnail` is true from the moment its thumbnail can be fetched. */
export type MediaEvent = {
  id: string
  status: 'processing' | 'ready' | 'failed' | 'removed'
  thumbnail?: boolean
}
