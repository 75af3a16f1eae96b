import type { MediaRecord } from '../../client/index.ts'

/**
 * What the grid keeps of a record. Its addresses are built when needed: four of them for each of
 * 100,000 photos would be most of the memory.
 */
export type Photo = {
  id: string
  name: string
  status: MediaRecord['status']
  mimeType: string
  size: number
  thumb: boolean
  medium: boolean
  width: number
  height: number
  placeholder: string | null
  failure: string | null
  failureCode: string | null
  /** What it is ordered by within its day: ms since the epoch. */
  at: number
  /** `YYYY-MM-DD`, where the server does not know it. */
  day?: string
  /** Sealed on a device of its owner; its picture is opened here, and has no address. */
  sealed?: true
}

export function photoOf(record: MediaRecord): Photo {
  return {
    id: record.id,
    name: record.originalName,
    status: record.status,
    mimeType: record.mimeType,
    size: record.size,
    thumb: record.urls.thumbnail !== undefined,
    medium: record.urls.medium !== undefined,
    width: record.metadata?.width ?? 0,
    height: record.metadata?.height ?? 0,
    placeholder: record.placeholder ?? null,
    failure: record.failure ?? null,
    failureCode: record.failureCode ?? null,
    at: Date.parse(record.exif?.dateTaken ?? record.createdAt),
  }
}

const SHOWN_BY_BROWSERS = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
])

/** Whether every browser we serve shows the original as it is. */
export function showsOriginal({ mimeType }: Pick<Photo, 'mimeType'>): boolean {
  return SHOWN_BY_BROWSERS.has(mimeType)
}

/** Whether there is, or will be, a picture to look at. */
export function isPicture({ mimeType }: Pick<Photo, 'mimeType'>): boolean {
  return mimeType.startsWith('image/')
}
