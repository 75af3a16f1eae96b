import type { MediaRecord, SealedFacts, SealedRecord } from '../../client/index.ts'
import type { Photo } from '../photos/photo.ts'

/** What is known of a private photo once it is open; its thumbnail is kept elsewhere. */
export type OpenFacts = Omit<SealedFacts, 'thumbnail'> & { createdAt: string; bytes: number }

/** As the grid wants it. Its day is the camera's, or else the one it came. */
export function sealedPhoto(id: string, facts: OpenFacts, thumb: boolean): Photo {
  const came = facts.addedAt ?? facts.createdAt
  return {
    id,
    name: facts.name,
    status: 'ready',
    mimeType: facts.type || 'application/octet-stream',
    size: facts.size,
    thumb,
    medium: false,
    width: facts.width ?? 0,
    height: facts.height ?? 0,
    placeholder: null,
    failure: null,
    failureCode: null,
    at: Date.parse(facts.takenAt ?? '') || Date.parse(came) || 0,
    day: dayIn(facts.takenAt) ?? dayIn(came) ?? '1970-01-01',
    sealed: true,
  }
}

export function openFactsOf(record: SealedRecord, facts: SealedFacts): OpenFacts {
  const { thumbnail: _, ...rest } = facts
  return { ...rest, createdAt: record.createdAt, bytes: record.size }
}

/** As the panel of details wants it. */
export function recordLike(id: string, facts: OpenFacts): MediaRecord {
  const { width, height, takenAt } = facts
  return {
    id,
    status: 'ready',
    originalName: facts.name,
    mimeType: facts.type,
    size: facts.size,
    hash: '',
    urls: { original: '' },
    createdAt: facts.addedAt ?? facts.createdAt,
    ...(takenAt === undefined ? {} : { exif: { dateTaken: takenAt } }),
    ...(width && height ? { metadata: { width, height, format: '', hasAlpha: false } } : {}),
  }
}

function dayIn(iso: string | undefined): string | undefined {
  return /^\d{4}-\d\d-\d\d/.exec(iso ?? '')?.[0]
}
