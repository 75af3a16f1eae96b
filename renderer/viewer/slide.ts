import type { SlideData } from 'photoswipe'
import type { MediaClient } from '../../client/index.ts'
import type { Desk } from '../sealed/desk.ts'
import { isPicture, type Photo, showsOriginal } from '../photos/photo.ts'

/** Longest sides of the server's variants, pixels. */
const MEDIUM = 800
const LARGE = 1920

type Urls = Pick<MediaClient, 'getOriginalUrl' | 'getMediumUrl' | 'getLargeUrl'>

/** What stands in a slide: a picture, or words about one that cannot be shown (yet). */
export type Slide = SlideData & { photo: Photo | null }

/**
 * A photo as PhotoSwipe wants it. The browser picks from `srcset` by the size on screen, so that
 * zooming in fetches the original and looking on fetches no more than needed.
 */
export function slideOf(photo: Photo | null, urls: Urls, placeholder: string | null): Slide {
  if (photo === null || !canShow(photo)) return { type: 'words', photo }
  const { id, width, height, name } = photo
  const shape = { width, height, w: width, h: height, alt: name, thumbCropped: true, photo }
  const blur = placeholder === null ? {} : { msrc: placeholder }
  // A moving picture moves in its original only.
  if (photo.mimeType === 'image/gif') return { ...shape, ...blur, src: urls.getOriginalUrl(id) }
  return { ...shape, ...blur, src: urls.getLargeUrl(id), srcset: srcsetOf(photo, urls) }
}

/** A sealed photo once it was opened here; until then the slide says how far that is. */
export function sealedSlideOf(
  photo: Photo,
  desk: Pick<Desk, 'picture' | 'thumbnailAtHand'> | null,
): Slide {
  const opened = desk?.picture(photo.id)
  if (!opened) return { type: 'words', photo }
  const { url: src, width, height } = opened
  const cover = desk?.thumbnailAtHand(photo.id)
  const shape = { width, height, w: width, h: height, alt: photo.name, thumbCropped: true, photo }
  return { ...shape, src, ...(cover ? { msrc: cover } : {}) }
}

function canShow(photo: Photo): boolean {
  return isPicture(photo) && photo.status === 'ready' && photo.width > 0 && photo.height > 0
}

function srcsetOf(photo: Photo, urls: Urls): string {
  const { id, width, height } = photo
  const widthWithin = (side: number) =>
    Math.round(width * Math.min(1, side / Math.max(width, height)))
  const large = widthWithin(LARGE)
  const sizes = [
    [urls.getMediumUrl(id), widthWithin(MEDIUM)],
    [urls.getLargeUrl(id), large],
    ...(showsOriginal(photo) && width > large ? [[urls.getOriginalUrl(id), width]] : []),
  ]
  return sizes.map(([url, pixels]) => `${url} ${pixels}w`).join(', ')
}
