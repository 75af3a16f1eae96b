import { expect, it } from 'vitest'
import { MediaClient } from '../../client/index.ts'
import type { Photo } from '../photos/photo.ts'
import { slideOf } from './slide.ts'

const urls = new MediaClient('')
const photo = (fields: Partial<Photo> = {}): Photo => ({
  id: 'p',
  name: 'Beach',
  status: 'ready',
  mimeType: 'image/jpeg',
  size: 1,
  thumb: true,
  medium: true,
  width: 4000,
  height: 3000,
  placeholder: null,
  failure: null,
  failureCode: null,
  ...fields,
})

it('offers all sizes, the original last', () => {
  const slide = slideOf(photo(), urls, 'data:blur')
  expect(slide).toMatchObject({ width: 4000, height: 3000, alt: 'Beach', msrc: 'data:blur' })
  expect(slide.srcset).toBe(
    '/api/v1/media/p/file/medium 800w, /api/v1/media/p/file/large 1920w, /api/v1/media/p/file 4000w',
  )
})

it('measures upright photos by their longer side', () => {
  expect(slideOf(photo({ width: 3000, height: 4000 }), urls, null).srcset).toContain('large 1440w')
})

it('never shows the browser an original it cannot read', () => {
  expect(slideOf(photo({ mimeType: 'image/heic' }), urls, null).srcset).not.toContain('file 4000w')
})

it('lets moving pictures move', () => {
  const slide = slideOf(photo({ mimeType: 'image/gif' }), urls, null)
  expect(slide.src).toBe('/api/v1/media/p/file')
  expect(slide.srcset).toBeUndefined()
})

it('has words for what it cannot show', () => {
  for (const fields of [{ status: 'processing' }, { status: 'failed' }, { width: 0 }] as const) {
    expect(slideOf(photo(fields), urls, null).type).toBe('words')
  }
  expect(slideOf(photo({ mimeType: 'application/pdf' }), urls, null).type).toBe('words')
  expect(slideOf(null, urls, null).type).toBe('words')
})
