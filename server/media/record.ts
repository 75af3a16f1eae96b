import type { Media } from '../../storage/index.ts'

/** Where the media routes are mounted. Part of every URL in a record. */
export const mediaBase = '/api/v1/media'

/** A media record as the contract has it, on the wire. */
export type MediaRecord = {
  id: string
  status: 'uploading' | 'processing' | 'ready' | 'failed'
  originalName: string
  mimeType: string
  size: number
  hash: string
  urls: { original: string; thumbnail?: string; medium?: string; large?: string }
  metadata?: {
    width: number
    height: number
    format: string
    hasAlpha: boolean
    duration?: number
    pages?: number
  }
  exif?: object
  placeholder?: string
  /** Why processing failed, in words; only with status 'failed'. Hearth's own addition. */
  failure?: string
  /** The same as a code that stays (DAMAGED, TOO_MANY_PIXELS …). Hearth's own addition. */
  failureCode?: string
  sourceUrl?: string
  createdAt: string
}

/** Writes a row as a record. `origin` is the address the client called: 'http://localhost:3015'. */
export function recordOf(media: Media, origin: string): MediaRecord {
  return {
    id: media.id,
    status: media.status,
    originalName: media.originalName,
    mimeType: media.mimeType,
    size: media.size,
    hash: media.hash,
    urls: urlsOf(media, origin),
    ...metadataOf(media),
    ...(media.exif ? { exif: media.exif } : {}),
    ...(media.placeholder ? { placeholder: media.placeholder } : {}),
    ...(media.status === 'failed' && media.failure ? { failure: media.failure } : {}),
    ...(media.status === 'failed' && media.failureCode ? { failureCode: media.failureCode } : {}),
    ...(media.sourceUrl ? { sourceUrl: media.sourceUrl } : {}),
    createdAt: new Date(media.createdAt).toISOString(),
  }
}

/** Only what can be fetched now: a variant that is made, or the original standing in for it. */
function urlsOf(media: Media, origin: string): MediaRecord['urls'] {
  const original = `${origin}${mediaBase}/${media.id}/file`
  const stands = media.kind === 'image' && media.status === 'ready'
  const has = (variant: 'thumb' | 'medium' | 'large') => stands || variant in media.variants
  return {
    original,
    ...(has('thumb') ? { thumbnail: `${original}/thumb` } : {}),
    ...(has('medium') ? { medium: `${original}/medium` } : {}),
    ...(has('large') ? { large: `${original}/large` } : {}),
  }
}

function metadataOf(media: Media): Pick<MediaRecord, 'metadata'> {
  if (media.width === null || media.height === null) return {}
  return {
    metadata: {
      width: media.width,
      height: media.height,
      format: media.format ?? media.mimeType.split('/')[1] ?? '',
      hasAlpha: media.hasAlpha ?? false,
      ...(media.duration === null ? {} : { duration: media.duration }),
      ...(media.pages === null ? {} : { pages: media.pages }),
    },
  }
}
