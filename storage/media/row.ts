import type { Media, MediaKind, MediaStatus, Variants } from './media.ts'

/** m is media, b its blob. */
export const mediaColumns = `m.id, m.owner_id AS ownerId, b.hash, m.original_name AS originalName,
  m.created_at AS createdAt, m.source_url AS sourceUrl, m.size, m.mime_type AS mimeType, b.kind,
  m.processing, m.failure, m.failure_code AS failureCode, b.width, b.height, b.format, b.has_alpha AS hasAlpha, b.pages, b.duration,
  b.exif, b.taken_at AS takenAt, b.taken_day AS takenDay, m.day, m.sort_at AS sortAt, b.placeholder,
  b.damaged, b.thumb_size AS thumbSize, b.medium_size AS mediumSize, b.large_size AS largeSize`

export const mediaWithBlob = 'media m JOIN blob b ON b.id = m.blob_id'

/** How far it is for one person's media; `begun`: the thumbnail is made. */
export type Processing = 'none' | 'queued' | 'begun' | 'done' | 'failed'

export type VariantSizes = {
  thumbSize: number | null
  mediumSize: number | null
  largeSize: number | null
}

export type MediaRow = Omit<
  Media,
  'status' | 'hasAlpha' | 'exif' | 'damaged' | 'variants' | 'kind'
> &
  VariantSizes & {
    kind: MediaKind
    processing: Processing
    hasAlpha: number | null
    exif: string | null
    damaged: number
  }

/** What the blob says is passed on only when it was found out for this media. */
export function toMedia(row: MediaRow): Media {
  const { processing, thumbSize, mediumSize, largeSize, hasAlpha, exif, damaged, ...same } = row
  return {
    ...same,
    status: statusOf(processing),
    hasAlpha: hasAlpha === null ? null : hasAlpha === 1,
    exif: exif === null ? null : (JSON.parse(exif) as Record<string, unknown>),
    damaged: damaged === 1,
    ...(processing === 'done' ? {} : nothingFound),
    variants: variantsOf(processing, { thumbSize, mediumSize, largeSize }),
  }
}

/** [Note: nobody learns of the other] What is known of the bytes was found out for somebody else. */
const nothingFound = {
  width: null,
  height: null,
  format: null,
  hasAlpha: null,
  pages: null,
  duration: null,
  exif: null,
  takenAt: null,
  takenDay: null,
  placeholder: null,
  damaged: false,
} satisfies Partial<Media>

export function statusOf(processing: Processing): MediaStatus {
  if (processing === 'queued' || processing === 'begun') return 'processing'
  return processing === 'failed' ? 'failed' : 'ready'
}

export function variantsOf(
  processing: Processing,
  { thumbSize, mediumSize, largeSize }: VariantSizes,
): Variants {
  const variants: Variants = {}
  if (processing !== 'done' && processing !== 'begun') return variants
  if (thumbSize !== null) variants.thumb = thumbSize
  if (processing === 'begun') return variants
  if (mediumSize !== null) variants.medium = mediumSize
  if (largeSize !== null) variants.large = largeSize
  return variants
}

/** The day in UTC, YYYY-MM-DD. */
export function utcDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
